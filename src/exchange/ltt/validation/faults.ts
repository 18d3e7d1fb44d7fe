import { carePlanWords } from './words/care-plan.ts'
import { citizenWords } from './words/citizen.ts'
import { codingWords } from './words/coding.ts'
import { encounterWords } from './words/encounter.ts'
import { generalWords } from './words/general.ts'
import { reportWords } from './words/report.ts'

/** Everything that can be wrong with a report. The codes are an interface: none is ever changed or used again. */
export const FAULTS = {
  ...reportWords,
  ...generalWords,
  ...codingWords,
  ...citizenWords,
  ...carePlanWords,
  ...encounterWords,
} as const

export type FaultCode = keyof typeof FAULTS
