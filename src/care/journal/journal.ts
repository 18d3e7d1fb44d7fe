// The door of the module: what other modules may call.
export { chainFaults } from './chains.ts'
export { cosign, cosignWaiting, cosignWork } from './cosigning.ts'
export { saveDraft, waitingNotes } from './drafts.ts'
export { enterInJournal } from './enter.ts'
export { extractOf, type ExtractedEntry, type Part } from './extract.ts'
export { HEADINGS, isLate, sectionsOf, type Section } from './note.ts'
export { signNote, type Note } from './sign.ts'
