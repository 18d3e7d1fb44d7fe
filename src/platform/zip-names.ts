/** A file in a zip, as its list of contents tells. */
export type ZipEntry = { name: string; size: number; isEncrypted: boolean; at: number }

const END = 0x06054b50
const LISTED = 0x02014b50
const MOST_ENTRIES = 5000

/**
 * What a zip holds, by the list at its end; null when it is none, is damaged, goes on after its end, or is of the kinds that
 * no document is: in several parts, or larger than 4 GB. Nothing is unpacked.
 */
export function zipEntries(bytes: Buffer): ZipEntry[] | null {
  const end = bytes.length - 22
  if (end < 0 || bytes.readUInt32LE(0) !== 0x04034b50 || bytes.readUInt32LE(end) !== END) return null
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  if (count > MOST_ENTRIES || bytes.readUInt16LE(end + 8) !== count || bytes.readUInt16LE(end + 4) !== 0) return null
  const entries: ZipEntry[] = []
  for (let nth = 0; nth < count; nth += 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== LISTED) return null
    const nameEnds = at + 46 + bytes.readUInt16LE(at + 28)
    entries.push({
      name: bytes.toString('utf8', at + 46, nameEnds),
      size: bytes.readUInt32LE(at + 24),
      isEncrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      at: bytes.readUInt32LE(at + 42),
    })
    at = nameEnds + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return at === end ? entries : null
}

/** What stands in an entry that is stored as it is; empty when it is packed. */
export function storedText(bytes: Buffer, { at, size }: ZipEntry): string {
  if (at + 30 > bytes.length || bytes.readUInt16LE(at + 8) !== 0) return ''
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
  return bytes.toString('latin1', from, from + size)
}
