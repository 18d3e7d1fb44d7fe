// The door of the module: what other modules may call.
export { drawMonth } from './draw.ts'
export { answerForm } from './form.ts'
export { drawingLooks } from './jobs.ts'
export { outcomeFields } from './pages/outcome-fields.ts'
export { ownPermissions } from './quality/quality.ts'
export { kindName, outcomeName, thingOf } from './words.ts'
