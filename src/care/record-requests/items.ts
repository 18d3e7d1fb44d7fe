import { createHash } from 'node:crypto'
import type { StaffCtx } from '#platform/ctx.ts'
import type { RequestItem } from '#platform/schema.ts'
import { dayOf } from '#platform/time.ts'
import { concernsForAccess } from '#care/concerns/concerns.ts'
import { aboutFile, entryName, extractOf, type Attachment, type Part } from '#care/journal/journal.ts'
import { targetName } from '#registry/organisations/organisations.ts'
import { day, moment } from '#ui/danish.ts'
import type { Section } from './passages.ts'

/** One thing in the record that is given or not: a wording of an entry, an underretning, a way that was shown. */
export type Item = {
  kind: RequestItem
  id: string
  at: Date
  title: string
  facts: [name: string, what: string][]
  sections: Section[]
  /** R84: what an underretning says is for some to read, and then for them to review. */
  mayRead: boolean
  /** The entry that this is a wording of; the same for all its wordings. */
  wordingOf: string | null
  /** R84: the underretning that this tells was sent. */
  tellsOf: string | null
}

/** What of an item is given, as a checksum: what has another than when it was reviewed was not reviewed. */
export const seenOf = ({ title, facts, sections }: Item): Buffer =>
  createHash('sha256').update(JSON.stringify({ title, facts, sections })).digest()

export type Scope = {
  child_id: string
  pathway_id: string
  scope: 'all' | 'pathway' | 'period'
  scope_from: string | null
  scope_to: string | null
}

/**
 * Everything that a request is about: every wording of the journal, the underretninger and the ways, those that were
 * mistakes too, the oldest first.
 */
export async function itemsOf(ctx: StaffCtx, request: Scope): Promise<Item[]> {
  const { child_id: childId, pathway_id: pathwayId } = request
  const part: Part =
    request.scope === 'pathway'
      ? { of: 'pathway', pathwayId, wordings: 'all' }
      : request.scope === 'period'
        ? { of: 'period', from: request.scope_from ?? '', to: request.scope_to ?? '', wordings: 'all' }
        : { of: 'all', wordings: 'all' }
  const [entries, concerns, ways] = await Promise.all([
    extractOf(ctx, childId, part),
    concernsForAccess(ctx, childId),
    waysOf(ctx, childId),
  ])
  const toldBy = new Map(concerns.flatMap(({ id, entryIds }) => entryIds.map((entryId) => [entryId, id])))
  const told = new Set(entries.map(({ original_id }) => toldBy.get(original_id)))
  const isWithin = (on: string, of: string) =>
    request.scope === 'all' ||
    (request.scope === 'pathway'
      ? of === pathwayId
      : on >= (request.scope_from ?? '') && on <= (request.scope_to ?? ''))
  const all: Item[] = [
    ...entries
      .flatMap(({ earlier, ...newest }) => [...earlier.toReversed(), newest])
      .map((entry) => ({ ...entryItem(entry), tellsOf: toldBy.get(entry.original_id) ?? null })),
    // one that an entry tells of is looked at together with it
    ...concerns
      .filter(({ id, sentAt, pathwayId: of }) => told.has(id) || isWithin(dayOf(sentAt).toString(), of))
      .map((concern): Item => ({
        kind: 'concern',
        id: concern.id,
        at: concern.sentAt,
        title: `Underretning, sendt ${moment(concern.sentAt)}`,
        facts: [
          ['Til', concern.receiver],
          ['Skrevet af', concern.author],
        ],
        sections: concern.sections,
        mayRead: concern.mayRead,
        wordingOf: null,
        tellsOf: null,
      })),
    ...ways.filter((way) => isWithin(way.handed_over_on, way.pathway_id)).map(wayItem),
  ]
  return all.toSorted((one, other) => one.at.getTime() - other.at.getTime())
}

const entryItem = (entry: Omit<Awaited<ReturnType<typeof extractOf>>[number], 'earlier'>): Item => ({
  kind: 'entry',
  id: entry.id,
  at: entry.contact_at,
  title: `${entryName[entry.kind]}, ${moment(entry.contact_at)}${entry.corrects_id ? ' (rettelse)' : ''}`,
  facts: [
    ['Skrevet af', `${entry.author_name}, ${entry.author_profession}`],
    ['Sted', [entry.place_name, entry.author_unit].filter(Boolean).join(', ') || 'ikke oplyst'],
    ['Skrevet', moment(entry.written_at)],
    ['Underskrevet', moment(entry.signed_at)],
    ...(entry.contact_status === 'entered_in_error'
      ? [['Bemærk', 'Samtalen er registreret ved en fejl.'] as [string, string]]
      : []),
    ...(entry.pathway_status === 'entered_in_error'
      ? [['Bemærk', 'Forløbet er oprettet ved en fejl.'] as [string, string]]
      : []),
  ],
  sections: [
    ...entry.sections.map(({ heading, text }) => ({ heading, text })),
    // free words too, which may tell as much as the note itself
    ...(entry.correction_reason ? [{ heading: 'Rettet, fordi', text: entry.correction_reason }] : []),
    ...(entry.late_reason ? [{ heading: 'Skrevet sent, fordi', text: entry.late_reason }] : []),
    // a line for each file, so that one can be withheld; the file itself is handed over beside the document
    ...(entry.attachments
      ? [{ heading: 'Bilag, der gives for sig', text: entry.attachments.map(fileLine).join('\n') }]
      : []),
  ],
  mayRead: true,
  wordingOf: entry.original_id,
  tellsOf: null,
})

const fileLine = (file: Attachment): string => `${file.name} (${aboutFile(file)})`

const wayItem = (way: Awaited<ReturnType<typeof waysOf>>[number]): Item => ({
  kind: 'way',
  id: way.id,
  at: way.recorded_at,
  title: `Vist vej, ${day(way.handed_over_on)}`,
  facts: [
    ['Til', `${way.receiver} (${targetName[way.target]})`],
    ['Aftalt med', `${way.agreed_by}, ${day(way.agreed_on)}`],
  ],
  sections: [
    { heading: 'Givet videre', text: way.handed_over },
    { heading: 'Set efter', text: way.check_note ?? '' },
    { heading: 'Registreret ved en fejl', text: way.entered_in_error_reason ?? '' },
  ].filter(({ text }) => text !== ''),
  mayRead: true,
  wordingOf: null,
  tellsOf: null,
})

const waysOf = (ctx: StaffCtx, childId: string) =>
  ctx.db
    .selectFrom('ways')
    .innerJoin('pathways', (join) =>
      join
        .onRef('pathways.municipality_id', '=', 'ways.municipality_id')
        .onRef('pathways.id', '=', 'ways.pathway_id')
        .on('pathways.child_id', '=', childId),
    )
    .selectAll('ways')
    .orderBy('recorded_at')
    .execute()
