import { z } from 'zod'
import { isUuid } from '#platform/form.ts'
import { fullName, relationshipName } from '#registry/people/people.ts'
import type { View } from '#care/pathways/pathways.ts'
import { holdersOn } from './consent.ts'
import type { ConsentRecord } from './load.ts'

/** Somebody who can be chosen on a form about consent. */
export type Choosable = { id: string; name: string; is: string }

/** The child, those who hold custody now, and the other adults around it: who can be asked, and who is mistaken for it. */
export function peopleAround(view: Pick<View, 'child' | 'today'>, record: ConsentRecord): Choosable[] {
  const today = view.today.toString()
  const adults = new Map(record.adults.map((adult) => [adult.adultId, adult]))
  const holders = [...new Map(record.custody.map((each) => [each.holderId, each])).values()]
  const holding = new Set(holdersOn(record.custody, today).map(({ holderId }) => holderId))
  const relation = (id: string) => {
    const adult = adults.get(id)
    return adult ? `${relationshipName[adult.relationship]}, ` : ''
  }
  const asChoosable = (id: string, name: string): Choosable => ({
    id,
    name,
    is: `${relation(id)}${holding.has(id) ? 'har forældremyndigheden' : 'har ikke forældremyndigheden'}`,
  })
  const known = new Map([
    ...holders.map((each) => [each.holderId, asChoosable(each.holderId, fullName(each))] as const),
    ...record.adults.map((each) => [each.adultId, asChoosable(each.adultId, fullName(each))] as const),
  ])
  const inOrder = [...known.values()].toSorted((a, b) => Number(holding.has(b.id)) - Number(holding.has(a.id)))
  return [{ id: view.child.id, name: fullName(view.child), is: 'barnet/den unge selv' }, ...inOrder]
}

/** One or more people of a form. */
export const people = (please: string) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? (value ? [value] : []) : (value ?? [])),
    z.array(z.string().refine(isUuid, please)).min(1, please).max(10, please),
  )

/** Those that were chosen, by name; null when one of them is nobody around this child. */
export function chosenFrom(around: readonly Choosable[], ids: readonly string[]): Choosable[] | null {
  const chosen = [...new Set(ids)].map((id) => around.find((each) => each.id === id))
  return chosen.every((each) => each !== undefined) ? chosen : null
}

/** Whom the state of consent is about, for what is ticked beforehand. */
export const idsMissing = (view: Pick<View, 'pathway'>, codes: readonly string[]): string[] =>
  (view.pathway.missing ?? []).flatMap(({ code, personId }) => (codes.includes(code) && personId ? [personId] : []))
