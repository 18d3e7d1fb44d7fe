import { isDeepStrictEqual } from 'node:util'
import { instantOf } from '#platform/time.ts'
import type { Dated, Told } from './state.ts'

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
