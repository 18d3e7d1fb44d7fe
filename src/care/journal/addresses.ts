import type { Matter } from './drafts.ts'

/** Where a note about a matter is written. */
export const noteAddress = ({ pathwayId, contactId, correctsId }: Matter): string => {
  if (correctsId) return `/pathways/${pathwayId}/journal/${correctsId}/correction`
  return contactId ? `/pathways/${pathwayId}/contacts/${contactId}/note` : `/pathways/${pathwayId}/journal/note`
}

export const journalAddress = (pathwayId: string): string => `/pathways/${pathwayId}/journal`

/** Where it is chosen what is to be printed. */
export const extractAddress = (pathwayId: string): string => `${journalAddress(pathwayId)}/extract`

/** Where a colleague's note is read and signed too. */
export const cosignAddress = ({ pathwayId, entryId }: { pathwayId: string; entryId: string }): string =>
  `${journalAddress(pathwayId)}/${entryId}/cosignature`
