import type { Job } from '#platform/jobs.ts'
import { tellOfExpiring } from './delegations.ts'

/** Each morning: delegations whose last day is near. */
export const expiringDelegations = {
  name: 'delegation.expiring',
  title: 'Siger til, når en delegation er ved at udløbe',
  schedule: '40 5 * * *',
  run: tellOfExpiring,
} satisfies Job
