import { crc32 } from 'node:zlib'
import type { AttachmentType } from './schema.ts'
import { storedText, zipEntries } from './zip-names.ts'

/** The types of file that are taken in: what each is called, how it ends, and how it is sent. */
export const FILE_TYPES = {
  pdf: { name: 'PDF', ending: 'pdf', mediaType: 'application/pdf' },
  png: { name: 'billede (PNG)', ending: 'png', mediaType: 'image/png' },
  jpeg: { name: 'billede (JPEG)', ending: 'jpg', mediaType: 'image/jpeg' },
  text: { name: 'tekst', ending: 'txt', mediaType: 'text/plain; charset=utf-8' },
  docx: {
    name: 'Word-dokument',
    ending: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  odt: { name: 'ODT-dokument', ending: 'odt', mediaType: 'application/vnd.oasis.opendocument.text' },
} as const satisfies Record<AttachmentType, { name: string; ending: string; mediaType: string }>

/**
 * What a file is, by what it holds and never by its name; null for everything that is not taken in. A file that is also
 * something else is refused: a picture with a page or a program in it, a PDF with script, a document with macros.
 */
export function fileTypeOf(bytes: Buffer): AttachmentType | null {
  if (bytes.length < 4) return isText(bytes) ? 'text' : null
  if (bytes.readUInt32LE(0) === 0x04034b50) return documentType(bytes)
  const type = pictureOrPdf(bytes)
  if (type) return hasPage(bytes) || endsAsZip(bytes) ? null : type
  return isText(bytes) ? 'text' : null
}

function pictureOrPdf(bytes: Buffer): 'pdf' | 'png' | 'jpeg' | null {
  if (/^%PDF-[12]\.\d/.test(bytes.toString('latin1', 0, 8))) return isPlainPdf(bytes) ? 'pdf' : null
  if (bytes.subarray(0, 8).equals(PNG)) return isPng(bytes) ? 'png' : null
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff)
    return bytes.includes(Buffer.from([0xff, 0xd9])) ? 'jpeg' : null
  return null
}

/** What a browser might read as a page, or a server as a program, wherever it stands. */
const PAGE = /<(?:!doctype|html|head|body|script|svg|iframe|object|embed|form|meta|img|\?php|\?xml-stylesheet)[\s>/]/i
const hasPage = (bytes: Buffer): boolean => PAGE.test(bytes.toString('latin1'))

/** The list at the end of a zip, which readers look for behind anything. */
const endsAsZip = (bytes: Buffer): boolean => bytes.subarray(-66_000).includes(Buffer.from('PK\x05\x06', 'latin1'))

/** Ends as a PDF does, and neither runs a script nor starts a program when it is opened. */
function isPlainPdf(bytes: Buffer): boolean {
  const text = bytes.toString('latin1')
  return text.slice(-1100).includes('%%EOF') && !/\/(?:JavaScript|JS|Launch)(?![A-Za-z])/.test(text)
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Piece by piece from IHDR to IEND, each with its checksum, and nothing after. */
function isPng(bytes: Buffer): boolean {
  let at = PNG.length
  for (let nth = 0; at + 12 <= bytes.length; nth += 1) {
    const length = bytes.readUInt32BE(at)
    const end = at + 12 + length
    if (end > bytes.length) return false
    const kind = bytes.toString('latin1', at + 4, at + 8)
    if (nth === 0 && kind !== 'IHDR') return false
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return false
    if (kind === 'IEND') return end === bytes.length
    at = end
  }
  return false
}

/** UTF-8 without control characters, markup, or the first line of a program. */
function isText(bytes: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    // oxlint-disable-next-line no-control-regex -- they are what is looked for
    return text.trim() !== '' && !/[\0-\x08\x0b\x0e-\x1f\x7f]/.test(text) && !MARKUP.test(text) && !PAGE.test(text)
  } catch {
    return false
  }
}
const MARKUP = /^\s*(?:<\?xml|<!|#!|%!PS|\{\\rtf|GIF8|MIME-Version:)|%PDF-\d/i

/** A reader unpacks it: more than this is a trap. */
const MOST_UNPACKED = 500 * 1024 * 1024

/** A document of Word or OpenDocument without macros, embedded programs or locked parts. */
function documentType(bytes: Buffer): 'docx' | 'odt' | null {
  const entries = zipEntries(bytes)
  if (!entries) return null
  const names = new Set(entries.map(({ name }) => name))
  const isTrap =
    names.size !== entries.length ||
    entries.some(({ name, isEncrypted }) => isEncrypted || UNSAFE.test(name)) ||
    entries.reduce((all, { size }) => all + size, 0) > MOST_UNPACKED
  if (isTrap) return null
  if (names.has('[Content_Types].xml') && names.has('word/document.xml')) return 'docx'
  const kind = entries.find(({ name }) => name === 'mimetype')
  const isOdt = kind !== undefined && storedText(bytes, kind) === FILE_TYPES.odt.mediaType && names.has('content.xml')
  return isOdt ? 'odt' : null
}
const UNSAFE =
  /(?:^|\/)\.\.(?:\/|$)|^[/\\]|vbaProject|^(?:Basic|Scripts)\/|activeX|embeddings\/|\.(?:exe|dll|js|vbs|bat|cmd|ps1|jar|html?|svg)$/i
