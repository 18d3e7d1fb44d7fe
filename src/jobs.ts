import { renewConsents } from '#care/consents/consents.ts'
import { missingMeasuresJob, remindToAnswer } from '#care/measures/measures.ts'
import { unfinished } from '#care/entrance/entrance.ts'
import { recountClocks } from '#care/pathways/pathways.ts'
import { remindOfExpiry } from '#care/sharing/sharing.ts'
import { forgettingDrafts } from '#care/retention/retention.ts'
import { deliverTransfers } from '#care/transfers/transfers.ts'
import { sendReports, type Channel } from '#exchange/ltt/ltt.ts'
import { sendPost, type PostChannel } from '#exchange/post/post.ts'
import { drawingLooks } from '#registry/log-control/log-control.ts'
import { housekeeping } from '#platform/housekeeping.ts'
import type { Job } from '#platform/jobs.ts'
import { expiringDelegations } from '#registry/delegation/delegation.ts'
import { forgettingLooks } from '#registry/access/access.ts'

/** All kinds of work that run outside a request. `reports` and `post` are the ways by which national reports and messages leave the house; `origin` is where links lead. */
export const jobsWith = ({
  reports,
  post,
  origin,
}: {
  reports: Channel
  post: PostChannel
  origin: string
}): readonly Job[] => [
  housekeeping,
  forgettingLooks,
  forgettingDrafts,
  drawingLooks,
  expiringDelegations,
  recountClocks,
  remindOfExpiry,
  renewConsents,
  missingMeasuresJob,
  remindToAnswer({ origin }),
  deliverTransfers,
  unfinished,
  sendReports(reports),
  sendPost(post),
]
