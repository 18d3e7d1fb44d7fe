import type { ConsentDecision } from '#platform/schema.ts'
import type { Errors } from '#platform/form.ts'
import { ageOn, dayOf } from '#platform/time.ts'
import { mayNotGive, type Facts } from '../consent.ts'
import { standingYeses, type ConsentRecord } from '../load.ts'
import type { Choosable } from '../people.ts'

/** R69-R74: what is wrong with the answer of those that were chosen; null when nothing is. The database asks the same. */
export function faultsOfAnswer(
  facts: Facts,
  record: ConsentRecord,
  chosen: readonly Choosable[],
  { decision, givenOn }: { decision: ConsentDecision; givenOn: string },
): Errors | null {
  for (const { id, name } of chosen) {
    const why = mayNotGive(facts, id, givenOn)
    if (why) return { givers: `${name}: ${why}` }
    if (decision === 'deny' && hasSaidYes(facts, record, id, givenOn))
      return { givers: `${name} har givet samtykke. Registrér i stedet, at det er trukket tilbage.` }
    if (withdrawnAfter(record, id, givenOn))
      return { givenOn: `${name} har trukket samtykket tilbage senere end den dag. Skriv den dag, det er givet igen.` }
  }
  return null
}

/** Whether a yes of theirs stands that still carries: one from before the fifteenth birthday says nothing after it. */
const hasSaidYes = ({ birthDate }: Facts, record: ConsentRecord, id: string, day: string): boolean => {
  const isOfHolders = ageOn(birthDate, day) < 15
  return standingYeses(record).some(
    ({ giver_id, capacity }) => giver_id === id && (capacity === 'custody_holder') === isOfHolders,
  )
}

const withdrawnAfter = ({ withdrawals, consents, errors }: ConsentRecord, giverId: string, day: string): boolean => {
  const isMistake = (id: string) => errors.some(({ of_id }) => of_id === id)
  return withdrawals.some(
    (withdrawal) =>
      !isMistake(withdrawal.id) &&
      dayOf(withdrawal.recorded_at).toString() > day &&
      consents.some(({ id, giver_id }) => id === withdrawal.consent_id && giver_id === giverId && !isMistake(id)),
  )
}
