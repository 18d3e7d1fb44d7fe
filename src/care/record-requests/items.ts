import type { StaffCtx } from '#platform/ctx.ts'
import type { RequestItem } from '#platform/schema.ts'
import { dayOf } from '#platform/time.ts'
import { concernsForAccess } from '#care/concerns/concerns.ts'
import { entryName, extractOf, type Part } from '#care/journal/journal.ts'
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
}

export type Scope = {
  child_id: string
  pathway_id: string
  scope: 'all' | 'pathway' | 'period'
  scope_from: string | null
  scope_to: string | null
}

/** Everything that a request is about: every wording of the journal, the underretninger and the ways, the oldest first. */
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
  const isWithin = (on: string, of: string) =>
    request.scope === 'all' ||
    (request.scope === 'pathway'
      ? of === pathwayId
      : on >= (request.scope_from ?? '') && on <= (request.scope_to ?? ''))
  const all: Item[] = [
    ...entries.flatMap(({ earlier, ...newest }) => [...earlier.toReversed(), newest]).map(entryItem),
    ...concerns
      .filter(({ sentAt, pathwayId: of }) => isWithin(dayOf(sentAt).toString(), of))
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
  ],
  sections: [
    ...entry.sections.map(({ heading, text }) => ({ heading, text })),
    // free words too, which may tell as much as the note itself
    ...(entry.correction_reason ? [{ heading: 'Rettet, fordi', text: entry.correction_reason }] : []),
    ...(entry.late_reason ? [{ heading: 'Skrevet sent, fordi', text: entry.late_reason }] : []),
  ],
  mayRead: true,
})

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
  ].filter(({ text }) => text !== ''),
  mayRead: true,
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
    .where('entered_in_error_reason', 'is', null)
    .orderBy('recorded_at')
    .execute()
