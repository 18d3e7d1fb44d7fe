import type { Job } from '#platform/jobs.ts'
import { forgetOldLooks } from './forget.ts'

/** Each night, some at a time: looks older than the municipality keeps them. */
export const forgettingLooks = {
  name: 'access.forget',
  title: 'Sletter opslag i loggen efter kommunens frist',
  schedule: '*/5 3,4 * * *',
  deletes: true,
  run: forgetOldLooks,
} satisfies Job
