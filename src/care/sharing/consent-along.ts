import type { StaffCtx } from '#platform/ctx.ts'
import type { Errors } from '#platform/form.ts'
import type { ReceiverKind, SharingPurpose } from '#platform/schema.ts'
import { dayOf } from '#platform/time.ts'
import type { Along, NewWay, View } from '#care/pathways/pathways.ts'
import { familyOf } from '#registry/people/people.ts'
import { latestDayOf, recordConsent } from './consents.ts'
import { faultOfConsent } from './form.ts'
import { assessmentsOf } from './load.ts'
import { namesOf, ruledBy } from './speaker-fields.ts'

/** Whether a written consent is told of on the form of a way. */
export const isAlong = (along: Along): boolean =>
  along.consentFrom.length > 0 || [along.consentPurpose, along.consentAim, along.consentWhat].some(Boolean)

const LEAST = 3

/** R75: what is told of the consent is what the paper says; nothing of its scope is taken from what was passed on. */
function scopeOf(along: Along): {
  scope: { purpose: SharingPurpose; aim: string; what: string } | null
  errors: Errors
} {
  const { consentPurpose: purpose, consentAim: aim, consentWhat: what } = along
  const errors = {
    ...(!purpose && { consentPurpose: 'Vælg formålet, som det står i samtykket.' }),
    ...(aim.length < LEAST && { consentAim: 'Skriv, hvad oplysningerne skal bruges til.' }),
    ...(what.length < LEAST && { consentWhat: 'Skriv, hvad der må deles, som det står i samtykket.' }),
  }
  return { scope: purpose && Object.keys(errors).length === 0 ? { purpose, aim, what } : null, errors }
}

const FIELD = { speakers: 'consentFrom', givenOn: 'consentGivenOn', validUntil: 'consentUntil' } as const

/** R75-R77: records the written consent that comes with a way, for its receiver; or says field by field what it lacks. */
export async function consentAlong(
  ctx: StaffCtx,
  { pathway, child }: Pick<View, 'pathway' | 'child'>,
  way: NewWay,
  along: Along & { kind: ReceiverKind },
): Promise<{ purpose: SharingPurpose; errors?: never } | { errors: Errors }> {
  const [family, assessments] = await Promise.all([familyOf(ctx, child.id), assessmentsOf(ctx, pathway.id)])
  const around = { child, assessments, family, today: dayOf(ctx.now) }
  const givenOn = along.consentGivenOn ?? way.agreedOn
  const consent = { speakers: along.consentFrom, givenOn, validUntil: along.consentUntil ?? latestDayOf(givenOn) }
  const faults = faultOfConsent(consent, ruledBy(around))
  const { scope, errors } = scopeOf(along)
  const all: Record<string, string> = {
    ...errors,
    ...Object.fromEntries(
      Object.entries(FIELD).flatMap(([of, field]) => (faults[of] ? [[field, faults[of]] as const] : [])),
    ),
    ...(!along.consentWrittenAs && { consentWrittenAs: 'Vælg, hvordan samtykket er skrevet.' }),
    ...(givenOn > way.handedOverOn && { consentGivenOn: 'Samtykket skal være givet, før noget gives videre.' }),
  }
  if (!scope || !along.consentWrittenAs || Object.keys(all).length) return { errors: all }
  await recordConsent(ctx, pathway, {
    ...consent,
    ...scope,
    kind: along.kind,
    receiver: way.receiver,
    partnerId: way.receiverId,
    givenBy: namesOf(along.consentFrom, around),
    writtenAs: along.consentWrittenAs,
  })
  return { purpose: scope.purpose }
}
