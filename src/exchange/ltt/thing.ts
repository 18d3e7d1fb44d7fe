import type { ContactType, LttKind, WayTarget } from '#platform/schema.ts'

/** One thing that a report tells of, as a member of staff is shown it: what and when, by its id. */
export type Thing = {
  id: string
  pathwayId: string | null
  kind: LttKind
  contactType: ContactType | null
  target: WayTarget | null
  /** The Danish day of a contact or a way. */
  day: string | null
  isError: boolean
  isRepeated: boolean
}

/** Where a contact or a way stands on the page of its pathway; for all else the page itself. */
export const pathTo = ({ kind, id, pathwayId }: Thing): string | null =>
  pathwayId && `/pathways/${pathwayId}${kind === 'encounter' || kind === 'referral' ? `#${id}` : ''}`
