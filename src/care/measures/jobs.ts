import type { Job } from '#platform/jobs.ts'
import { lookForMissing } from './missing-tasks.ts'

export const missingMeasuresJob: Job = {
  name: 'measures.missing',
  title: 'Skemaer, der mangler',
  schedule: '40 3 * * *',
  run: lookForMissing,
}
