// The door of the module: what other modules may call.
export { factsOf, consentRecord } from './load.ts'
export { renewConsents } from './renewals.ts'
export {
  assessCapacity,
  leaveUntold,
  markConsentMistake,
  recordConsent,
  recordParentTalk,
  tellHolders,
  withdrawConsent,
} from './record.ts'
