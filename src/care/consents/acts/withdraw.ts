import type { Context } from 'hono'
import { z } from 'zod'
import * as f from '#platform/form.ts'
import { problem } from '#platform/problem.ts'
import { ageOn, clockTimeOf, instantOf } from '#platform/time.ts'
import { actRoutes, consentAddress, type View } from '#care/pathways/pathways.ts'
import { radioGroup } from '#ui/choice-fields.ts'
import { day } from '#ui/danish.ts'
import { dateField, timeField } from '#ui/date-fields.ts'
import { fieldRow } from '#ui/form.ts'
import { html } from '#ui/html.ts'
import { textArea } from '#ui/text-fields.ts'
import { isWithdrawn } from '../consent.ts'
import { consentRecord, factsOf, lastYesOf, yesThatCounts, type Consent, type ConsentRecord } from '../load.ts'
import { withdrawConsent } from '../record.ts'
import { childName, dayFault } from './common.ts'

const consentIn = (record: ConsentRecord, c: Context) => {
  const consent = record.consents.find(({ id }) => id === c.req.param('consentId'))
  if (!consent) throw problem.notFound('Samtykket')
  return { ...consent, giver: `${consent.given_name} ${consent.family_name}` }
}

/** The moment that was typed: to the minute, and now when it is this minute. */
const momentOf = ({ today, now }: View, typed: { day: string; time: string }): Date =>
  typed.day === today.toString() && typed.time === clockTimeOf(now) ? now : instantOf(typed.day, typed.time)

/** R74: which yes is taken back at that moment, or what is wrong with the moment. The database asks the same. */
function takenBackAt(
  view: View,
  record: ConsentRecord,
  { giver_id: giverId, capacity }: Consent,
  typed: { day: string; time: string },
): { consentId: string; at: Date; errors?: never } | { errors: f.Errors } {
  const fault = dayFault(view, typed.day)
  if (fault) return { errors: { day: fault } }
  const at = momentOf(view, typed)
  if (at > view.now) return { errors: { time: 'Klokken er ikke så mange endnu.' } }
  const yes = lastYesOf(record, { giverId, capacity, at })
  if (!yes) return { errors: { day: 'Da var samtykket ikke givet endnu.' } }
  const said = { giverId, capacity, countsFrom: yes.counts_from }
  return isWithdrawn(factsOf(record, view.child), said)
    ? { errors: { day: 'Det samtykke, der gjaldt da, er allerede trukket tilbage.' } }
    : { consentId: yes.id, at }
}

/** R74: takes a yes back, from the moment on which it was taken back. */
export const withdrawal = actRoutes({
  path: 'consents/:consentId/withdrawal',
  permission: 'pathway.work',
  title: () => 'Samtykket trækkes tilbage',
  hindered: async (view, c) => {
    const record = await consentRecord(c.var.ctx, view.pathway)
    const { giver_id, capacity } = consentIn(record, c)
    return yesThatCounts(view, record, giver_id)?.capacity === capacity
      ? null
      : 'Samtykket er allerede trukket tilbage, eller det gælder ikke længere.'
  },
  schema: () =>
    z.object({
      by: f.choice(['giver', 'child'], 'Vælg, hvem der trækker samtykket tilbage.'),
      day: f.day('Skriv, hvilken dag det blev trukket tilbage.'),
      time: f.time('Skriv, hvad klokken var.'),
      reason: f.optionalText(2000),
    }),
  fields: async (view, shown, c) => {
    const { giver, giver_id, given_on } = consentIn(await consentRecord(c.var.ctx, view.pathway), c)
    const childToo = giver_id !== view.child.id && ageOn(view.child.birthDate, view.today) >= 15
    return html`<div class="guidance">
        <p>
          ${giver} gav samtykke ${day(given_on)}. Når det trækkes tilbage, stopper screening og behandling fra da af,
          til der er givet samtykke igen. Det, der er registreret som holdt, bliver stående. Er noget holdt i
          mellemtiden, får lederen en opgave.
        </p>
      </div>
      ${radioGroup({
        ...shown,
        name: 'by',
        label: 'Hvem trækker det tilbage?',
        value: 'giver',
        options: [{ value: 'giver', label: giver }, ...(childToo ? [{ value: 'child', label: childName(view) }] : [])],
      })}
      ${fieldRow(
        dateField({
          ...shown,
          name: 'day',
          label: 'Hvilken dag blev det trukket tilbage?',
          value: view.today.toString(),
          max: view.today.toString(),
        }),
        timeField({ ...shown, name: 'time', label: 'Klokken', value: clockTimeOf(view.now) }),
      )}
      ${textArea({ ...shown, name: 'reason', label: 'Begrundelse', optional: true, hint: 'Ingen behøver at begrunde det. Står i journalen.', rows: 3, limit: 2000 })}`
  },
  submit: 'Træk samtykket tilbage',
  back: consentAddress,
  act: async (ctx, view, { by, reason, ...typed }, c) => {
    const record = await consentRecord(ctx, view.pathway)
    const consent = consentIn(record, c)
    const taken = takenBackAt(view, record, consent, typed)
    if (taken.errors) return taken.errors
    const isOwn = by === 'giver' || consent.giver_id === view.child.id
    if (!isOwn && ageOn(view.child.birthDate, typed.day) < 15)
      return { by: 'Barnet var under 15 år. Det er den, der har givet samtykket, der kan trække det tilbage.' }
    const of = { id: consent.giver_id, name: consent.giver }
    const who = isOwn ? of : { id: view.child.id, name: childName(view) }
    await withdrawConsent(ctx, view.pathway, { ...taken, of, by: who, reason })
    return undefined
  },
})
