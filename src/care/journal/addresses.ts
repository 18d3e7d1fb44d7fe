import type { Matter } from './drafts.ts'

/** Where a note about a matter is written. */
export const noteAddress = ({ pathwayId, contactId, correctsId }: Matter): string => {
  if (correctsId) return `/pathways/${pathwayId}/journal/${correctsId}/correction`
  return contactId ? `/pathways/${pathwayId}/contacts/${contactId}/note` : `/pathways/${pathwayId}/journal/note`
}

/** Where files are added to a note about a matter, and taken away. */
export const filesAddress = (matter: Matter): string => `${noteAddress(matter)}/attachments`

export const journalAddress = (pathwayId: string): string => `/pathways/${pathwayId}/journal`

/** Where a file of a journal is fetched. */
export const fileAddress =
  (pathwayId: string) =>
  (fileId: string): string =>
    `${journalAddress(pathwayId)}/attachments/${fileId}`

/** Where one note is written on a talk with several children, from that of one of them. */
export const groupAddress = (pathwayId: string, contactId: string): string =>
  `/pathways/${pathwayId}/contacts/${contactId}/group-note`

/** Where it is chosen what is to be printed. */
export const extractAddress = (pathwayId: string): string => `${journalAddress(pathwayId)}/extract`

/** Where a colleague's note is read and signed too. */
export const cosignAddress = ({ pathwayId, entryId }: { pathwayId: string; entryId: string }): string =>
  `${journalAddress(pathwayId)}/${entryId}/cosignature`

/** Where whoever is asked to sign a note too fetches a file of it. */
export const cosignFileAddress =
  (note: { pathwayId: string; entryId: string }) =>
  (fileId: string): string =>
    `${cosignAddress(note)}/attachments/${fileId}`
