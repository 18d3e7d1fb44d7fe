// The door of the module: what other modules may call.
export { pathwayById, openedPathway, type Pathway } from './load.ts'
export { openPathway, joinEnquiry, activePathwayOf, type Opening } from './open.ts'
export { settle } from './settle.ts'
