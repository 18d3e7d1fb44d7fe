import { unfinished } from '#care/entrance/entrance.ts'
import { recountClocks } from '#care/pathways/pathways.ts'
import { deliverTransfers } from '#care/transfers/transfers.ts'
import { housekeeping } from '#platform/housekeeping.ts'
import type { Job } from '#platform/jobs.ts'

/** All kinds of work that run outside a request. */
export const JOBS: readonly Job[] = [housekeeping, recountClocks, deliverTransfers, unfinished]
