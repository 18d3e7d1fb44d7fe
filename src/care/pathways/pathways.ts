// The door of the module: what other modules may call.
export { actRoutes, type Act, type Shown } from './act.ts'
export {
  clockOf,
  forecast,
  goalReached,
  PRELIMINARY_TALK_DAYS,
  SCREENING_DAYS,
  screeningGoalApplies,
  type Clock,
  type Delay,
} from './clock.ts'
export { TALKS, type Talk } from './contact.ts'
export { endPathway, type Ending } from './end.ts'
export { CLOSING_REASONS, OUTCOMES } from './ending.ts'
export { record } from './events.ts'
export { inCareOf } from './in-care.ts'
export { pathwayById, openedPathway, type Pathway } from './load.ts'
export { openPathway, joinEnquiry, activePathwayOf, type Opening } from './open.ts'
export { settle } from './settle.ts'
export { type View } from './view.ts'
export { showWay, type NewWay } from './ways.ts'
export {
  checkName,
  closingName,
  contactName,
  modeName,
  optionsOf,
  outcomeName,
  partyName,
  referrerName,
  themeName,
} from './words.ts'
