import type { StaffCtx } from '#platform/ctx.ts'
import { dayOf } from '#platform/time.ts'
import { concernsForAccess, type ConcernForAccess } from '#care/concerns/concerns.ts'
import { extractOf, type Part } from '#care/journal/journal.ts'
import { moment } from '#ui/danish.ts'
import { entryItem } from './entry-item.ts'
import { PLAIN, type Item } from './item.ts'
import { pathwayItems } from './pathway-items.ts'

export type Scope = {
  child_id: string
  pathway_id: string
  scope: 'all' | 'pathway' | 'period'
  scope_from: string | null
  scope_to: string | null
}

/**
 * Everything that a request is about: every wording of the journal, the underretninger, the pathways with their contacts and
 * ways, those that were mistakes too, the oldest first.
 */
export async function itemsOf(ctx: StaffCtx, request: Scope): Promise<Item[]> {
  const { child_id: childId, pathway_id: pathwayId } = request
  const from = request.scope_from ?? ''
  const to = request.scope_to ?? ''
  const part: Part =
    request.scope === 'pathway'
      ? { of: 'pathway', pathwayId, wordings: 'all' }
      : request.scope === 'period'
        ? { of: 'period', from, to, wordings: 'all' }
        : { of: 'all', wordings: 'all' }
  const [entries, concerns, others] = await Promise.all([
    extractOf(ctx, childId, part),
    concernsForAccess(ctx, childId),
    pathwayItems(ctx, childId),
  ])
  const toldBy = new Map(concerns.flatMap(({ id, entryIds }) => entryIds.map((entryId) => [entryId, id])))
  const told = new Set(entries.map(({ original_id }) => toldBy.get(original_id)))
  const isWithin = (dated: { of: string; from: string; to: string }) =>
    request.scope === 'all' ||
    (request.scope === 'pathway' ? dated.of === pathwayId : dated.from <= to && dated.to >= from)
  const all: Item[] = [
    ...entries.flatMap(({ earlier, ...newest }) =>
      [...earlier.toReversed(), newest].map((entry) =>
        entryItem(entry, { isLatest: entry === newest, tellsOf: toldBy.get(entry.original_id) ?? null }),
      ),
    ),
    ...concerns
      .filter((concern) => {
        const on = dayOf(concern.sentAt).toString()
        // one that an entry tells of is looked at together with it
        return told.has(concern.id) || isWithin({ of: concern.pathwayId, from: on, to: on })
      })
      .map(concernItem),
    ...others.filter(isWithin).map(({ item }) => item),
  ]
  return all.toSorted((one, other) => one.at.getTime() - other.at.getTime())
}

const concernItem = ({ id, sentAt, facts, sections, mayRead }: ConcernForAccess): Item => ({
  ...PLAIN,
  kind: 'concern',
  id,
  at: sentAt,
  title: `Underretning, sendt ${moment(sentAt)}`,
  facts,
  sections,
  mayRead,
})
