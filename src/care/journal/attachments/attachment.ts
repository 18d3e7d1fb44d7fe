import type { AttachmentScan, AttachmentType } from '#platform/schema.ts'
import { FILE_TYPES } from '#platform/file-type.ts'

/** What a note tells of a file that belongs to it. */
export type Attachment = {
  id: string
  name: string
  type: AttachmentType
  /** In bytes. */
  size: number
  /** In hexadecimal. */
  sha256: string
  scan: AttachmentScan
}

/** More files than these belong in several notes. */
export const MOST_FILES = 10

/** So much of a checksum is shown as tells two files apart. */
const DIGITS = 12

/** A file's size as a person says it. */
export function sizeInWords(bytes: number): string {
  const [amount, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'KB'] : [bytes / 1024 / 1024, 'MB']
  return `${Math.max(amount, 0.1).toLocaleString('da-DK', { maximumFractionDigits: amount < 10 ? 1 : 0 })} ${unit}`
}

/** What stands beside a file's name: its type, its size and its checksum. */
export const aboutFile = ({ type, size, sha256 }: Attachment): string =>
  [FILE_TYPES[type].name, sizeInWords(size), `SHA-256 ${sha256.slice(0, DIGITS)}`].join(', ')

/** Its name where it is kept by a browser: it tells of nobody. */
export const keptName = ({ type, sha256 }: Attachment): string =>
  `bilag-${sha256.slice(0, 8)}.${FILE_TYPES[type].ending}`

/** Which files a page showed, in a hidden field: who signs has seen them. */
export const namesOfFiles = (files: readonly Attachment[]): string =>
  files
    .map(({ id }) => id)
    .toSorted()
    .join(',')

/** What a file is bound to by its seal. */
export const sealedAbout = (id: string): string => `journal_attachments.${id}`
