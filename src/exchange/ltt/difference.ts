import { isDeepStrictEqual } from 'node:util'
import { instantOf } from '#platform/time.ts'
import type { History } from '#care/pathways/pathways.ts'
import { daysOfChange, standingOn, type Dated, type Told } from './state.ts'

/** What one report tells of a thing; repeated when it is only there because something else refers to it. */
export type Item = Dated & { isRepeated: boolean }

/**
 * What is to be told of a child to somebody who has been told `told`: what is new or otherwise than before, and, because
 * each refers to them, the child and the plans of the contacts and ways among it. Nothing when nothing has changed. What
 * was never told and is a mistake is not mentioned (R94); `mistaken` names what has since been found to be one. What was
 * told and is no longer there was told by mistake.
 */
export function toTell(
  told: ReadonlyMap<string, Told>,
  { day, things, mistaken }: { day: string; things: readonly Dated[]; mistaken: ReadonlySet<string> },
): Item[] {
  const present = new Set(things.map(({ told: { id } }) => id))
  const gone = [...told.values()]
    .filter(({ id, isError }) => !present.has(id) && !isError)
    .map((thing): Dated => ({ told: { ...thing, isError: true }, changedAt: instantOf(day) }))
  const worthTelling = [...things, ...gone].filter(
    ({ told: { id, isError } }) => told.has(id) || !(isError || mistaken.has(id)),
  )
  const changed = new Set(
    worthTelling.filter(({ told: now }) => !isDeepStrictEqual(told.get(now.id), now)).map(({ told: { id } }) => id),
  )
  if (changed.size === 0) return []
  const referredTo = new Set(
    worthTelling
      .filter(({ told: { id } }) => changed.has(id))
      .flatMap(({ told: thing }) => ('planId' in thing ? [thing.planId] : [])),
  )
  return worthTelling
    .filter(({ told: { id, kind } }) => changed.has(id) || referredTo.has(id) || kind === 'citizen')
    .map((thing) => ({ ...thing, isRepeated: !changed.has(thing.told.id) }))
    .toSorted((a, b) => ORDER.indexOf(a.told.kind) - ORDER.indexOf(b.told.kind))
}

const ORDER = ['citizen', 'plan', 'encounter', 'referral'] satisfies Told['kind'][]

/**
 * What is to be told of a child from a day on, day by day, to somebody who has been told `told`: only days on which there
 * is something.
 */
export function tellings(
  told: ReadonlyMap<string, Told>,
  {
    childId,
    histories,
    since,
    until,
    mistaken = new Set(),
  }: {
    childId: string
    histories: readonly History[]
    since: string
    until: string
    mistaken?: ReadonlySet<string>
  },
): { day: string; items: Item[] }[] {
  const known = new Map(told)
  const days = new Set([since, ...daysOfChange(histories).filter((day) => day > since && day <= until)])
  return [...days].flatMap((day) => {
    const items = toTell(known, { day, things: standingOn(day, childId, histories).things, mistaken })
    for (const { told: thing } of items) known.set(thing.id, thing)
    return items.length > 0 ? [{ day, items }] : []
  })
}
