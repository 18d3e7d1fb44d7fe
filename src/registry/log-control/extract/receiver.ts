import type { Ctx } from '#platform/ctx.ts'
import type { Errors } from '#platform/form.ts'
import type { RequestBy } from '#platform/schema.ts'
import { ageOn, dayOf, type Day } from '#platform/time.ts'
import {
  askerFault,
  familyOf,
  fullName,
  isOfAdult,
  lacksMaturity,
  rightOf,
  type PowerFrom,
} from '#registry/people/people.ts'
import type { Child } from '../child-in.ts'

/** Who can be given the log: as with aktindsigt, and so no parent without custody (R64). */
export const GIVEN_TO = ['young_person', 'custody_holder', 'representative'] as const satisfies RequestBy[]
export const GIVES_POWER = ['young_person', 'custody_holder'] as const satisfies PowerFrom[]

export const receiverName = {
  young_person: 'Barnet eller den unge selv',
  custody_holder: 'Indehaver af forældremyndigheden',
  representative: 'En med fuldmagt',
} as const satisfies Record<(typeof GIVEN_TO)[number], string>

export type Asked = {
  by: (typeof GIVEN_TO)[number]
  powerFrom: (typeof GIVES_POWER)[number] | null
  adultId: string | null
  name: string
  identity: string
  powerOfAttorney: string
  maturity: string
}
export type Receiver = Asked

export type Holder = { id: string; name: string }

/** Who holds custody of a child today. */
export async function holdersOf(ctx: Ctx, childId: string): Promise<Holder[]> {
  const today = dayOf(ctx.now).toString()
  const { custody } = await familyOf(ctx, childId)
  return custody
    .filter(({ validFrom }) => validFrom <= today)
    .map((holder) => ({ id: holder.holderId, name: fullName(holder) }))
}

/**
 * R61, R62, R64, R67: to whom an extract of the log is given, or what is in the way, field by field. The right is that of
 * aktindsigt: the young person's, or that of who holds custody of a child under 18; somebody else's by their power of attorney.
 */
export function receiverOf(
  { child, holders, today }: { child: Child; holders: readonly Holder[]; today: Day },
  asked: Asked,
): { receiver: Receiver; errors?: never } | { errors: Errors; receiver?: never } {
  const powerFrom = asked.by === 'representative' ? asked.powerFrom : null
  const right = rightOf({ by: asked.by, powerFrom })
  const age = ageOn(child.born, today)
  const holder = isOfAdult(right) ? holders.find(({ id }) => id === asked.adultId) : undefined
  const fault = askerFault({
    by: asked.by,
    powerFrom,
    age,
    holdsCustody: holder !== undefined,
    hasPower: asked.powerOfAttorney.length >= 3,
  })
  if (fault?.field === 'adultId') return { errors: { adultId: asked.adultId ? NO_CUSTODY : CHOOSE } }
  if (fault) return { errors: { [fault.field]: fault.words } }
  if (lacksMaturity({ right, age, hasMaturity: asked.maturity.length >= 10 })) return { errors: { maturity: MATURITY } }
  const name =
    asked.by === 'young_person' ? child.name : asked.by === 'custody_holder' ? (holder?.name ?? '') : asked.name
  if (name.length < 2) return { errors: { name: 'Skriv navnet på den, der får udtrækket.' } }
  return {
    receiver: {
      ...asked,
      powerFrom,
      adultId: holder?.id ?? null,
      name,
      powerOfAttorney: asked.by === 'representative' ? asked.powerOfAttorney : '',
      maturity: right === 'young_person' ? asked.maturity : '',
    },
  }
}

const CHOOSE = 'Vælg den voksne, der har forældremyndigheden.'
const NO_CUSTODY =
  'Den voksne står ikke med forældremyndighed, og har ikke ret til loggen. Er det forkert, så ret forældremyndigheden på barnets side først.'
const MATURITY = 'Barnet er under 15 år. Skriv vurderingen af, om barnet er modent nok til selv at få loggen.'
