import type { Staff } from '#platform/ctx.ts'
import type { PathwayStatus } from '#platform/schema.ts'
import { may } from '#registry/access/roles.ts'

export type LeadsTo = (pathway: { id: string; status: PathwayStatus }) => string | null

/**
 * Where a pathway in a list leads the reader: to its page, to who is responsible for those who only share out the work, such
 * as a secretary, or nowhere.
 */
export const leadsFor =
  (reader: Staff): LeadsTo =>
  ({ id, status }) => {
    if (may('pathway.read', reader)) return `/pathways/${id}`
    return status === 'active' && may('pathway.assign', reader) ? `/pathways/${id}/responsibility` : null
  }
