import type { Files } from '#platform/uploads.ts'
import { fileTypeOf } from '#platform/file-type.ts'
import type { NewFile } from './attachments.ts'

/** Why a file is not taken in: words for the person, and for the log what a scanner said. */
export type Refusal = { why: string; scan?: string }

const CHOOSE = 'Vælg en fil.'
const TYPES = 'Det er ikke en fil, der kan vedhæftes. Det kan PDF, billeder (PNG, JPEG), ren tekst, Word (docx) og ODT.'

/**
 * A chosen file, known by its content and looked through; or why it is refused. Nothing is believed of what the browser says
 * it is. Where no scanner is configured, the file is marked as not scanned, or refused if the installation asks for a scan; a
 * scanner that does not answer refuses.
 */
export async function takenIn(
  chosen: unknown,
  { maxBytes, scan, mustScan }: Files,
): Promise<{ file: NewFile } | { refused: Refusal }> {
  const refuse = (why: string, scanned?: string) => ({ refused: { why, ...(scanned && { scan: scanned }) } })
  if (!(chosen instanceof File) || (chosen.size === 0 && !chosen.name)) return refuse(CHOOSE)
  if (chosen.size === 0) return refuse('Filen er tom.')
  if (chosen.size > maxBytes) return refuse(`En fil må højst fylde ${Math.floor(maxBytes / 1024 / 1024)} MB.`)
  const bytes = Buffer.from(await chosen.arrayBuffer())
  const type = fileTypeOf(bytes)
  if (!type) return refuse(TYPES)
  const file = { givenName: chosen.name, bytes, type }
  if (!scan) {
    if (!mustScan) return { file: { ...file, scan: 'not_scanned' } }
    return refuse(
      'Filer kan ikke vedhæftes: de skal undersøges for virus, og det er ikke sat op. Sig det til jeres it.',
    )
  }
  const scanned = await scan(bytes)
  if (scanned.is === 'clean') return { file: { ...file, scan: 'clean' } }
  return scanned.is === 'infected'
    ? refuse(
        'Der er virus i filen, så den er ikke gemt. Sig det til jeres it, før du åbner den igen.',
        scanned.signature,
      )
    : refuse('Filen kunne ikke undersøges for virus lige nu, så den er ikke gemt. Prøv igen om lidt.', scanned.why)
}
