import { isDeepStrictEqual } from 'node:util'
import { dayOf, instantOf } from '#platform/time.ts'
import type { History } from '#care/pathways/pathways.ts'
import { daysOfChange, standingOn, type Dated, type Registered, type Told } from './state.ts'

/** What one report tells of a thing; repeated when it is only there because something else refers to it. */
export type Item = { told: Told; changedAt: Date; isRepeated: boolean }

/**
 * What is known by now and was not on the day: the things that have since been found to be mistakes, and those that were
 * handed to the gateway once, in a report of which it is not known whether it was kept.
 */
export type Hindsight = { mistaken: ReadonlySet<string>; handed: ReadonlySet<string> }

/**
 * What is to be told of a child to somebody who has been told `told`: what is new or otherwise than before, and, because
 * each refers to them, the child and the plans of the contacts and ways among it. Nothing when nothing has changed. A
 * mistake that nobody was told of is not mentioned; one that somebody may have been told of is told as a mistake at once
 * (R94). What was told and is no longer there was told by mistake.
 */
export function toTell(
  told: ReadonlyMap<string, Told>,
  { day, things, hindsight: { mistaken, handed } }: { day: string; things: readonly Dated[]; hindsight: Hindsight },
): Item[] {
  const present = new Set(things.map(({ told: { id } }) => id))
  const gone = [...told.values()]
    .filter(({ id, isError }) => !present.has(id) && !isError)
    .map((thing): Dated => ({ told: { ...thing, isError: true }, changedAt: instantOf(day) }))
  const worthTelling = [...things, ...gone].flatMap((thing): Dated[] => {
    const { id, isError } = thing.told
    const before = told.get(id)
    // what is a mistake stays as it was told; a child's number is told also then
    if (before?.isError && mistaken.has(id))
      return [{ ...thing, told: thing.told.kind === 'citizen' ? { ...thing.told, isError: true } : before }]
    if (before || !(isError || mistaken.has(id))) return [thing]
    return handed.has(id) ? [{ ...thing, told: { ...thing.told, isError: true } }] : []
  })
  const changed = new Set(
    worthTelling.filter(({ told: now }) => !isDeepStrictEqual(told.get(now.id), now)).map(({ told: { id } }) => id),
  )
  const isTooEarly = worthTelling.every(({ told: { id }, renewedAt }) => !changed.has(id) || isAfter(renewedAt, day))
  if (isTooEarly) return []
  const referredTo = new Set(
    worthTelling
      .filter(({ told: { id } }) => changed.has(id))
      .flatMap(({ told: thing }) => ('planId' in thing ? [thing.planId] : [])),
  )
  const begin = instantOf(day)
  return worthTelling
    .filter(({ told: { id, kind } }) => changed.has(id) || referredTo.has(id) || kind === 'citizen')
    .map(({ told: thing, changedAt, renewedAt }) => {
      // a child who was told already, and no less a mistake than now, has another number, or we another code
      const at = told.get(thing.id)?.isError === thing.isError && renewedAt ? renewedAt : changedAt
      const isRepeated = !changed.has(thing.id)
      // R92: what is older and is to be told only now, as by a birth date that was put right, is a change of this day
      return { told: thing, changedAt: isRepeated || at > begin ? at : begin, isRepeated }
    })
    .toSorted((a, b) => ORDER.indexOf(a.told.kind) - ORDER.indexOf(b.told.kind))
}

/** Another number, or another code of ours, is told on the day of it, or with what else is told before. */
const isAfter = (renewedAt: Date | undefined, day: string): boolean =>
  renewedAt !== undefined && dayOf(renewedAt).toString() > day

const ORDER = ['citizen', 'plan', 'encounter', 'referral'] satisfies Told['kind'][]

const NO_HINDSIGHT: Hindsight = { mistaken: new Set(), handed: new Set() }

/**
 * What is to be told of a child from a day on, day by day, to somebody who has been told `told`: only days on which there
 * is something.
 */
export function tellings(
  told: ReadonlyMap<string, Told>,
  {
    child,
    histories,
    since,
    until,
    hindsight = NO_HINDSIGHT,
  }: { child: Registered; histories: readonly History[]; since: string; until: string; hindsight?: Hindsight },
): { day: string; items: Item[] }[] {
  const known = new Map(told)
  const renewed = [child.numberSince, child.sorSince].flatMap((at) => (at ? [dayOf(at).toString()] : []))
  const days = new Set([
    since,
    ...[...daysOfChange(histories), ...renewed].filter((day) => day > since && day <= until),
  ])
  return [...days].toSorted().flatMap((day) => {
    const items = toTell(known, { day, things: standingOn(day, child, histories).things, hindsight })
    for (const { told: thing } of items) known.set(thing.id, thing)
    return items.length > 0 ? [{ day, items }] : []
  })
}
