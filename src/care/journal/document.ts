import type { StaffCtx } from '#platform/ctx.ts'
import { makePdf } from '#platform/pdf.ts'
import { dayOf } from '#platform/time.ts'
import { municipality } from '#registry/organisations/organisations.ts'
import { childById, cprOf, fullName, writtenCpr } from '#registry/people/people.ts'
import { ROLES, roleName } from '#registry/access/roles.ts'
import { day, list, moment } from '#ui/danish.ts'
import { aboutFile } from './attachments/attachment.ts'
import { cosignStateOf } from './cosign.ts'
import { extractOf, type ExtractedEntry, type Part } from './extract.ts'
import { isLate } from './note.ts'
import { kindName } from './words.ts'

/** So much of an entry's hash is printed as tells two apart; the whole is in the journal. */
const HASH_DIGITS = 16

/**
 * A part of a child's journals as an accessible PDF: who it is about, who printed it and when, and each entry with author,
 * profession, role, place, times, why it is late, and its corrections. The CPR number stands in the document and nowhere else.
 */
export async function journalDocument(ctx: StaffCtx, childId: string, part: Part): Promise<Buffer> {
  const [child, cpr, offer, entries] = await Promise.all([
    childById(ctx, childId),
    cprOf(ctx, childId),
    municipality(ctx),
    extractOf(ctx, childId, part),
  ])
  const { name, profession, unitName } = ctx.actor
  return makePdf({
    template: new URL('journal.typ', import.meta.url),
    at: ctx.now,
    data: {
      title: 'Udskrift af journal',
      foot: `${fullName({ givenName: child.given_name, familyName: child.family_name })} · fortroligt`,
      facts: [
        ['Navn', `${child.given_name} ${child.family_name}`],
        ['Født', day(child.birth_date)],
        ['CPR-nummer', cpr ? writtenCpr(cpr) : 'ikke oplyst'],
        ['Behandlingstilbud', [unitName, `${offer.name} Kommune`].filter(Boolean).join(', ')],
        ['Udskrevet af', `${name}, ${profession}`],
        ['Udskrevet', moment(ctx.now)],
        ['Omfang', partInWords(part)],
        ['Udgaver', part.wordings === 'all' ? 'alle, også dem, der er rettet' : 'kun den nyeste af hvert notat'],
      ],
      entries: entries.map(printed),
    },
  })
}

const partInWords = (part: Part): string => {
  if (part.of === 'period') return `notater om samtaler fra ${day(part.from)} til ${day(part.to)}`
  return { all: 'alle notater', pathway: 'notater fra ét forløb', entries: 'udvalgte notater' }[part.of]
}

const printed = (entry: ExtractedEntry) => ({
  ...wordingOf(entry, true),
  heading: `${kindName[entry.kind]}, ${moment(entry.contact_at)}`,
  short: [day(dayOf(entry.contact_at)), kindName[entry.kind], entry.author_name],
  earlier: entry.earlier.map((each) => wordingOf(each, false)),
})

/** R43, R44, R46: one wording of an entry, with all that a reader must know of how it came about. */
const wordingOf = (entry: Omit<ExtractedEntry, 'earlier'>, isLatest: boolean) => {
  const roles = ROLES.filter((role) => entry.author_roles.includes(role)).map((role) => roleName[role])
  const notes: [string, string][] = [
    ['Nummer', String(entry.sequence)],
    ['Skrevet af', [entry.author_name, entry.author_profession, list(roles)].filter(Boolean).join(', ')],
    ['Sted', [entry.place_name, entry.author_unit].filter(Boolean).join(', ') || 'ikke oplyst'],
    ['Skrevet', moment(entry.written_at)],
    ['Underskrevet', moment(entry.signed_at)],
  ]
  if (entry.correction_reason) notes.push(['Rettet, fordi', entry.correction_reason])
  if (!entry.corrects_id && isLate(entry.contact_at, entry.signed_at))
    notes.push(['Skrevet sent, fordi', entry.late_reason ?? ''])
  for (const { outcome, name, profession, authorisationNumber, remark, at } of entry.cosignatures)
    notes.push([
      outcome === 'signed' ? 'Medunderskrevet' : 'Rettelse ønsket',
      [name, profession, authorisationNumber, moment(new Date(at)), remark].filter(Boolean).join(', '),
    ])
  const state = cosignStateOf({ ...entry, isLatest })
  if (entry.asked && (state === 'awaiting' || state === 'correction'))
    notes.push(['Bemærk', `Afventer medunderskrift af ${entry.asked.cosigner}.`])
  if (entry.contact_status === 'entered_in_error') notes.push(['Bemærk', 'Samtalen er registreret ved en fejl.'])
  if (entry.pathway_status === 'entered_in_error') notes.push(['Bemærk', 'Forløbet er oprettet ved en fejl.'])
  for (const file of entry.attachments ?? []) notes.push(['Bilag', `${file.name} (${aboutFile(file)})`])
  notes.push(['Kontrolsum', entry.hash.slice(0, HASH_DIGITS)])
  return { sections: entry.sections.map(({ heading, text }) => ({ heading, text })), notes }
}
