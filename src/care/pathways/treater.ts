import { cannotTreat, mayTreat, type Treating } from '#registry/delegation/delegation.ts'
import { isAuthorisedOn } from '#registry/staff/staff.ts'
import { instantOf } from '#platform/time.ts'
import type { Talk } from './contact.ts'
import type { View } from './view.ts'

type Treater = View['choices']['staff'][number]
type Known = Pick<View, 'pathway' | 'covers' | 'choices' | 'now' | 'today' | 'reader'>

const treating = ({ pathway }: Pick<Known, 'pathway'>, staffId: string, day: string, at: Date): Treating => ({
  staffId,
  pathwayId: pathway.id,
  unitId: pathway.unit_id,
  day,
  at,
})

/** R85: whether one of the staff could hold a treatment in this pathway now. */
export const mayTreatNow = (view: Known, who: Treater): boolean =>
  mayTreat(who, view.covers, treating(view, who.id, view.today.toString(), view.now))

/** R85: what is wrong with who held a treatment; the database refuses the same (TR085). */
export function faultsOfTreater(
  view: Known,
  talk: Talk,
  { staffId, day, time }: { staffId: string; day: string; time: string },
): Record<string, string> {
  const who = view.choices.staff.find(({ id }) => id === staffId)
  if (talk !== 'treatment' || !who) return {}
  const held = treating(view, who.id, day, instantOf(day, time))
  return mayTreat(who, view.covers, held) ? {} : { staffId: cannotTreat(who.name) }
}

/** R85: why no treatment can be registered at all: nobody here is authorised, and no delegation has been given. */
export const nobodyTreats = ({ choices, covers }: Known): string | null =>
  covers.length > 0 || choices.staff.some(({ authorisationNumber }) => authorisationNumber !== '')
    ? null
    : 'Ingen her er autoriseret eller har en delegation. Ledelsen skal registrere autorisationer under Medarbejdere, eller en autoriseret skal give en delegation.'

/** R85: what must be seen to before the one who would hold the next treatment can: the responsible, or else the reader. */
export function beforeTreating(view: Known): string | null {
  const who = view.choices.staff.find(({ id }) => id === (view.pathway.responsible_id ?? view.reader.id))
  return who && !mayTreatNow(view, who) ? cannotTreat(who.name).replace(' den dag', ' i dag') : null
}

/** R85: only who is authorised delegates; to others the step is not shown. */
export const mayDelegate = ({ choices, reader, today }: Known): boolean =>
  choices.staff.some((who) => who.id === reader.id && isAuthorisedOn(who, today))
