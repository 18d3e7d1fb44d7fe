// The door of the module: what other modules may call.
export { lookFaults } from './chains.ts'
export { countOlderLooks, forgetOldLooks, logTerm, looksKeptSince } from './forget.ts'
export { keepLooks, logLook, logSearch } from './looks.ts'
export { forgettingLooks } from './jobs.ts'
export { hasRelation, logGlance, logOversight, NotOpened, openRecord } from './record.ts'
export { looksUnder, reviewReason } from './reviews.ts'
export {
  CLOSED_NAME,
  isClosedTo,
  listedBirth,
  listedChild,
  listedName,
  listedPart,
  mayKnowAddress,
} from './restricted.ts'
export {
  endQualityWork,
  endRelations,
  giveReason,
  openForQuality,
  HOURS_OF_A_REASON,
  relate,
  prolongRelations,
  resumeRelations,
} from './relations.ts'
