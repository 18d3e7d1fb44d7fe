// The door of the module: what other modules may call.
export { GROUNDS, lacks, type Written } from './concern.ts'
export { concernsForAccess, type ConcernForAccess } from './for-access.ts'
export { addSupplement, answerReceipt, noteSection18, type Answer } from './follow-up.ts'
export { concernsOf, type Concern } from './load.ts'
export { beginConcern, deleteOldConcernDrafts, discardDraft, sendConcern, type Sending } from './write.ts'
