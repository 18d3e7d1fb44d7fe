// The door of the module: what other modules may call.
export { actRoutes, REGRETTED, type Act, type Shown } from './act.ts'
export { faultsOfTalk } from './acts/talk-fields.ts'
export { faultsOfWay } from './acts/way-fields.ts'
export {
  clockOf,
  forecast,
  FORECAST_DAYS,
  goalReached,
  PRELIMINARY_TALK_DAYS,
  SCREENING_DAYS,
  screeningGoalApplies,
  type Clock,
  type Delay,
} from './clock.ts'
export { hindrance, TALKS, TREATMENT_FORMS, type Talk, type TreatmentForm } from './contact.ts'
export {
  consentAddress,
  consentTag,
  justAfter,
  missingAt,
  missingInWords,
  type Missing,
  type MissingCode,
} from './consent-state.ts'
export { changeContact, contactsOf, holdContact, planContact, type Plan } from './contacts.ts'
export { answerReason } from './answer-reason.ts'
export { assign, chooseOutcome, judge, recordDelay, setThemes } from './decide.ts'
export { endPathway, openForAReason, reopenPathway, type Ending } from './end.ts'
export { CLOSING_REASONS, faultsOfEnding, faultsOfOutcome, lastHeldOn, OUTCOMES } from './ending.ts'
export { record } from './events.ts'
export { historiesOf, type History } from './history.ts'
export { careOf, inCareOf } from './in-care.ts'
export { isUnassignedYet, pathwayById, openedPathway, takeUp, type Pathway } from './load.ts'
export { type Reach } from './reach.ts'
export { type FindEnquiries, type FoundEnquiry } from './found-enquiries.ts'
export { joinEnquiry } from './join.ts'
export { openPathway, activePathwayOf, type Opening } from './open.ts'
export { inBulk, settle } from './settle.ts'
export { regretPathway } from './regret.ts'
export { askToAssess, levelKind, levelName, riskAddress, riskInWords, type RiskState } from './risk-state.ts'
export { banner, consentShown, riskShown } from './pages/banner.ts'
export { reachNotice } from './pages/reach-notice.ts'
export type { CosignWork } from './cosign-work.ts'
export { NOTHING_ALONG, speakersField, WAY_RECEIVERS, type Along, type PassingOn } from './passing-on.ts'
export type { WaitingNotes } from './waiting-notes.ts'
export type { WithMeasures } from './with-measures.ts'
export { addTask, answerTask, closeTasks, tasksOf, type TaskAnswer } from './tasks.ts'
export { faultsOfTreater } from './treater.ts'
export { viewOf, type View } from './view.ts'
export { correctWay, showWay, type NewWay } from './ways.ts'
export {
  checkName,
  closingName,
  contactName,
  contactStatusName,
  modeName,
  optionsOf,
  outcomeName,
  partyName,
  referrerName,
  themeName,
} from './words.ts'
export { recountClocks } from './recount.ts'
