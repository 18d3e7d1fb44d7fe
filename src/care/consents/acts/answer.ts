import type { ConsentDecision } from '#platform/schema.ts'
import type { Errors } from '#platform/form.ts'
import { dayOf } from '#platform/time.ts'
import { justAfter } from '#care/pathways/pathways.ts'
import { capacityOn, mayNotGive, saysAt, type Facts } from '../consent.ts'
import type { Choosable } from '../people.ts'

/** R69-R74: what is wrong with the answer of those that were chosen; null when nothing is. The database asks the same. */
export function faultsOfAnswer(
  facts: Facts,
  now: Date,
  chosen: readonly Choosable[],
  { decision, givenOn }: { decision: ConsentDecision; givenOn: string },
): Errors | null {
  const capacity = capacityOn(facts, givenOn)
  for (const { id, name } of chosen) {
    const why = mayNotGive(facts, id, givenOn)
    if (why) return { givers: `${name}: ${why}` }
    if (decision === 'deny' && saysAt(facts, id, capacity, justAfter(now)) === 'permit')
      return { givers: `${name} har givet samtykke. Registrér i stedet, at det er trukket tilbage.` }
    const isWithdrawnAfter = facts.withdrawals.some(
      (each) => each.giverId === id && each.capacity === capacity && dayOf(each.at).toString() > givenOn,
    )
    if (isWithdrawnAfter)
      return { givenOn: `${name} har trukket samtykket tilbage senere end den dag. Skriv den dag, det er givet igen.` }
  }
  return null
}
