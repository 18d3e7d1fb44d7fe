import { renewConsents } from '#care/consents/consents.ts'
import { unfinished } from '#care/entrance/entrance.ts'
import { recountClocks } from '#care/pathways/pathways.ts'
import { remindOfExpiry } from '#care/sharing/sharing.ts'
import { forgettingDrafts } from '#care/retention/retention.ts'
import { deliverTransfers } from '#care/transfers/transfers.ts'
import { sendReports, type Channel } from '#exchange/ltt/ltt.ts'
import { drawingLooks } from '#registry/log-control/log-control.ts'
import { housekeeping } from '#platform/housekeeping.ts'
import type { Job } from '#platform/jobs.ts'
import { expiringDelegations } from '#registry/delegation/delegation.ts'
import { forgettingLooks } from '#registry/access/access.ts'

/** All kinds of work that run outside a request. `reports` is the way by which national reports leave the house. */
export const jobsWith = ({ reports }: { reports: Channel }): readonly Job[] => [
  housekeeping,
  forgettingLooks,
  forgettingDrafts,
  drawingLooks,
  expiringDelegations,
  recountClocks,
  remindOfExpiry,
  renewConsents,
  deliverTransfers,
  unfinished,
  sendReports(reports),
]
