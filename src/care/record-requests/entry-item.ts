import {
  aboutFile,
  cosignStateOf,
  entryName,
  type Attachment,
  type Cosignature,
  type ExtractedEntry,
} from '#care/journal/journal.ts'
import { moment } from '#ui/danish.ts'
import { PLAIN, said, type Fact, type Item } from './item.ts'

/** One wording of an entry. What says why it was corrected, was late, or was asked to be corrected, is free words too. */
export const entryItem = (
  entry: Omit<ExtractedEntry, 'earlier'>,
  { isLatest, tellsOf }: { isLatest: boolean; tellsOf: string | null },
): Item => ({
  ...PLAIN,
  kind: 'entry',
  id: entry.id,
  at: entry.contact_at,
  title: `${entryName[entry.kind]}, ${moment(entry.contact_at)}${entry.corrects_id ? ' (rettelse)' : ''}`,
  facts: [
    ['Skrevet af', `${entry.author_name}, ${entry.author_profession}`],
    ['Sted', [entry.place_name, entry.author_unit].filter(Boolean).join(', ') || 'ikke oplyst'],
    ['Skrevet', moment(entry.written_at)],
    ['Underskrevet', moment(entry.signed_at)],
    ...entry.cosignatures.map(signedToo),
    ...remarks({ ...entry, isLatest }).map((words): Fact => ['Bemærk', words]),
  ],
  sections: said([
    ...entry.sections.map(({ heading, text }): [string, string] => [heading, text]),
    ['Rettet, fordi', entry.correction_reason],
    ['Skrevet sent, fordi', entry.late_reason],
    // a line for each file, so that one can be withheld; the file itself is handed over beside the document
    [FILES, (entry.attachments ?? []).map(fileLine).join('\n')],
    // last: one that comes later must not move what was reviewed
    ...entry.cosignatures.map(({ name, remark }): [string, string] => [`Bemærkning fra ${name}`, remark]),
  ]),
  wordingOf: entry.original_id,
  tellsOf,
  files: entry.attachments ?? [],
})

/** What the files of a note stand under. */
export const FILES = 'Bilag, der gives for sig'
export const fileLine = (file: Attachment): string => `${file.name} (${aboutFile(file)})`

/** R85: a second signature, or that somebody asked for a correction instead. */
const signedToo = ({ outcome, name, profession, authorisationNumber, at }: Cosignature): Fact => [
  outcome === 'signed' ? 'Medunderskrevet' : 'Rettelse ønsket',
  [name, profession, authorisationNumber, moment(new Date(at))].filter(Boolean).join(', '),
]

const remarks = (entry: Omit<ExtractedEntry, 'earlier'> & { isLatest: boolean }): string[] => {
  const state = cosignStateOf(entry)
  return [
    entry.asked &&
      (state === 'awaiting' || state === 'correction') &&
      `Afventer medunderskrift af ${entry.asked.cosigner}.`,
    entry.contact_status === 'entered_in_error' && 'Samtalen er registreret ved en fejl.',
    entry.pathway_status === 'entered_in_error' && 'Forløbet er oprettet ved en fejl.',
  ].filter((words) => typeof words === 'string')
}
