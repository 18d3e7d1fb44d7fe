import { unfinished } from '#care/entrance/entrance.ts'
import { recountClocks } from '#care/pathways/pathways.ts'
import { deliverTransfers } from '#care/transfers/transfers.ts'
import { sendReports, type Channel } from '#exchange/ltt/ltt.ts'
import { housekeeping } from '#platform/housekeeping.ts'
import type { Job } from '#platform/jobs.ts'
import { expiringDelegations } from '#registry/delegation/delegation.ts'
import { forgettingLooks } from '#registry/access/access.ts'

/** All kinds of work that run outside a request. `reports` is the way by which national reports leave the house. */
export const jobsWith = ({ reports }: { reports: Channel }): readonly Job[] => [
  housekeeping,
  forgettingLooks,
  expiringDelegations,
  recountClocks,
  deliverTransfers,
  unfinished,
  sendReports(reports),
]
