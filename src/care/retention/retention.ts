// The door of the module: what other modules may call.
export { archiveOf, type Archive } from './archive.ts'
export { forgettingDrafts } from './jobs.ts'
