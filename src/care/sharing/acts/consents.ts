import type { Context } from 'hono'
import { problem } from '#platform/problem.ts'
import { radioGroup, select } from '#ui/choice-fields.ts'
import { clockTimeOf } from '#platform/time.ts'
import { dateField, timeField } from '#ui/date-fields.ts'
import { fieldRow, fieldSection } from '#ui/form.ts'
import { day } from '#ui/danish.ts'
import { html } from '#ui/html.ts'
import { textArea, textField } from '#ui/text-fields.ts'
import { sharingAct } from '../act.ts'
import { endConsent, latestDayOf, recordConsent } from '../consents.ts'
import { consentForm, CONSENT_RECEIVERS, faultOfConsent, faultOfTime, withdrawalForm } from '../form.ts'
import type { SharingView } from '../load.ts'
import { namesOf, ruledBy, speakerFields } from '../speaker-fields.ts'
import { CONSENT_PURPOSES, optionsOf, purposeName, receiverName, WRITTEN_OPTIONS } from '../words.ts'

/** R75-R77: a written consent to share, for one receiver and one purpose. */
export const newConsent = sharingAct({
  path: 'consents/new',
  title: () => 'Nyt samtykke til at dele',
  schema: consentForm,
  fields: (view, shown, c) =>
    html`<p>
        Samtykket er skriftligt, gælder én modtager og ét formål, og højst et år. Det kan trækkes tilbage når som helst.
      </p>
      ${fieldSection(
        'Til hvem',
        html`${select({ ...shown, name: 'kind', label: 'Hvad er det for en modtager?', empty: 'Vælg', options: optionsOf(receiverName, CONSENT_RECEIVERS), value: c.req.query('kind') })}
        ${textField({ ...shown, name: 'receiver', label: 'Modtagerens navn', hint: 'Fx Vestre Skole, eller PPR i Holbæk Kommune', autocomplete: 'off' })}
        ${view.partners.length > 0 && select({ ...shown, name: 'partnerId', label: 'Er det en af jeres faste samarbejdspartnere?', optional: true, empty: 'Nej', options: view.partners.map(({ id, name }) => ({ value: id, label: name })) })}`,
      )}
      ${fieldSection(
        'Hvad, og til hvad',
        html`${radioGroup({ ...shown, name: 'purpose', label: 'Formål', options: optionsOf(purposeName, CONSENT_PURPOSES) })}
        ${textArea({ ...shown, name: 'aim', label: 'Hvad skal oplysningerne bruges til?', rows: 3, limit: 1000, hint: 'Fx: Så skolen kan tage hensyn i timerne.' })}
        ${textArea({ ...shown, name: 'what', label: 'Hvad må deles?', rows: 3, limit: 2000, hint: 'Fx: At hun går i behandling, og hvad der hjælper hende i klassen. Ikke det, hun fortæller i samtalerne.' })}`,
      )}
      ${fieldSection(
        'Fra hvem',
        html`${speakerFields(view, shown, { name: 'speakers', label: 'Hvem har givet samtykket?' })}
        ${radioGroup({ ...shown, name: 'writtenAs', label: 'Hvordan er det skrevet?', options: WRITTEN_OPTIONS })}
        ${fieldRow(
          dateField({ ...shown, name: 'givenOn', label: 'Givet den', value: view.today.toString() }),
          dateField({
            ...shown,
            name: 'validUntil',
            label: 'Gælder til og med',
            optional: true,
            value: latestDayOf(view.today.toString()),
          }),
        )}`,
      )}`,
  submit: 'Gem samtykket',
  act: async (ctx, view, value) => {
    const consent = { ...value, validUntil: value.validUntil ?? latestDayOf(value.givenOn) }
    const faults = faultOfConsent(consent, ruledBy(view))
    if (value.partnerId && !view.partners.some(({ id }) => id === value.partnerId))
      faults['partnerId'] = 'Vælg en af samarbejdspartnerne.'
    if (Object.keys(faults).length) return faults
    await recordConsent(ctx, view.pathway, { ...consent, givenBy: namesOf(value.speakers, view) })
    return undefined
  },
})

const consentIn = (view: SharingView, c: Context) => {
  const consent = view.consents.find(({ id }) => id === c.req.param('consentId'))
  if (!consent) throw problem.notFound('Samtykket')
  return consent
}

/** A consent can be withdrawn at any time, by whoever gave it; what was a mistake is marked as one. */
export const withdrawal = sharingAct({
  path: 'consents/:consentId/withdrawal',
  title: (view, c) => `Træk samtykket til ${consentIn(view, c).receiver} tilbage`,
  hindered: (view, c) => (consentIn(view, c).ended_how ? 'Samtykket er allerede trukket tilbage.' : null),
  schema: withdrawalForm,
  fields: (view, shown) =>
    html`${radioGroup({
      ...shown,
      name: 'how',
      label: 'Hvad er der sket?',
      value: 'withdrawn',
      options: [
        {
          value: 'withdrawn',
          label: 'Samtykket er trukket tilbage',
          hint: 'Det, der allerede er givet videre, bliver stående i registret.',
        },
        { value: 'entered_in_error', label: 'Det var registreret ved en fejl' },
      ],
    })}
    ${textField({ ...shown, name: 'words', label: 'Hvem trækker det tilbage, eller hvad var forkert?', autocomplete: 'off' })}
    ${fieldRow(
      dateField({ ...shown, name: 'on', label: 'Trukket tilbage den', optional: true, value: view.today.toString() }),
      timeField({
        ...shown,
        name: 'time',
        label: 'Klokken',
        optional: true,
        value: clockTimeOf(view.now),
        hint: 'Fra da må der ikke deles mere. Uden klokkeslæt gælder det hele dagen.',
      }),
    )}`,
  submit: 'Gem',
  act: async (ctx, view, value, c) => {
    const consent = consentIn(view, c)
    const today = view.today.toString()
    const on = value.how === 'withdrawn' ? (value.on ?? today) : today
    if (on > today) return { on: 'Dagen kan ikke ligge i fremtiden.' }
    if (on < consent.given_on) return { on: `Samtykket er først givet ${day(consent.given_on)}.` }
    const time = value.how === 'withdrawn' ? value.time : null
    const faults = faultOfTime({ on, time }, view)
    if (faults['time']) return faults
    await endConsent(ctx, view.pathway.id, consent, { how: value.how, on, time, words: value.words })
    return undefined
  },
})
