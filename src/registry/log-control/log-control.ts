// The door of the module: what other modules may call.
export { drawMonth } from './draw.ts'
export { drawingLooks } from './jobs.ts'
