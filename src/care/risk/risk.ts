// The door of the module: what other modules may call.
export { contradiction } from './assessment.ts'
export { recordAssessment, decideToGoOn, markRiskMistake, type Assessed, type NewAssessment } from './record.ts'
export { writePlan } from './plan/plans.ts'
export { ourGuide } from './guideline/guidelines.ts'
