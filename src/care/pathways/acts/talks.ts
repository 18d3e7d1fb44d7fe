import type { Context } from 'hono'
import { z } from 'zod'
import { notAsked, optionalChoice, optionalText } from '#platform/form.ts'
import { problem } from '#platform/problem.ts'
import { clockTimeOf, instantOf } from '#platform/time.ts'
import { radioGroup } from '#ui/choice-fields.ts'
import { notice } from '#ui/notice.ts'
import { html } from '#ui/html.ts'
import { textArea } from '#ui/text-fields.ts'
import { actRoutes } from '../act.ts'
import { hindrance, mayBecome, TALKS, type Talk } from '../contact.ts'
import { consentAddress, consentHindrance, mayHaveHadConsent, missingAt } from '../consent-state.ts'
import { holdContact, planContact } from '../contacts.ts'
import { judge } from '../decide.ts'
import { talkSlug } from '../talk-slug.ts'
import { riskAddress, riskHindrance, riskHinderedAt } from '../risk-state.ts'
import { faultsOfTreater, nobodyTreats } from '../treater.ts'
import type { Contact, View } from '../view.ts'
import { contactName } from '../words.ts'
import type { WithMeasures } from '../with-measures.ts'
import { faultsOfTalk, formOfTreatment, talkFields, talkSchema } from './talk-fields.ts'

const talkIn = (c: Context): Talk => {
  const talk = TALKS.find((known) => talkSlug(known) === c.req.param('talk'))
  if (!talk) throw problem.notFound('Siden')
  return talk
}

const plannedIn = (view: View, c: Context): Contact | undefined => {
  const id = c.req.param('contactId')
  if (!id) return undefined
  const contact = view.contacts.find((known) => known.id === id)
  if (!contact) throw problem.notFound('Kontakten')
  return contact
}

const needsConsent = (talk: Talk): boolean => talk === 'screening' || talk === 'treatment'

/** R69-R74: what is missing for a talk of this kind today, or nothing. */
const consentMissing = (view: View, talk: Talk): string | null =>
  needsConsent(talk) ? consentHindrance(view.pathway.missing) : null

const toConsent = (view: View) => html`<a href="${consentAddress(view.pathway.id)}">Gå til samtykke</a>`

const lower = (talk: Talk) => contactName[talk].toLowerCase()
const ofTreatment = (talk: Talk) => (talk === 'treatment' ? { form: formOfTreatment } : { form: notAsked() })

const withoutConsent = (view: View, talk: Talk, words: string) => {
  const why = consentMissing(view, talk)
  return why && notice('warning', 'Samtykket er ikke på plads', html`<p>${why} ${words} ${toConsent(view)}</p>`)
}

/** R36, R37: what stands in the way of treatment now, told before it is tried. */
const withRisk = (view: View, talk: Talk, words: string) => {
  const why = talk === 'treatment' ? riskHindrance(view.pathway.risk) : null
  return (
    why &&
    notice(
      'warning',
      'Behandlingen venter på en vurdering af risiko',
      html`<p>${why} ${words} <a href="${riskAddress(view.pathway.id)}">Gå til risikovurdering</a></p>`,
    )
  )
}

export const planTalk = actRoutes({
  path: 'plans/:talk',
  permission: 'pathway.work',
  title: (_, c) => `Aftal ${lower(talkIn(c))}`,
  hindered: (view, c) => hindrance(talkIn(c), view.pathway),
  schema: () => z.object(talkSchema),
  fields: (view, shown, c) =>
    html`${withoutConsent(view, talkIn(c), 'Samtalen kan aftales, men først registreres som holdt, når samtykket er på plads.')}
    ${withRisk(view, talkIn(c), 'Samtalen kan aftales, men først registreres som holdt, når det er på plads.')}
    ${talkFields(view, shown, talkIn(c), undefined, view.reader, { day: 'Dag', form: false })}`,
  submit: 'Gem aftalen',
  act: async (ctx, view, value, c) => {
    const faults = faultsOfTalk(view, talkIn(c), value)
    if (value.day < view.today.toString())
      faults['day'] = 'En aftale kan ikke ligge i fortiden. Registrér i stedet samtalen som holdt.'
    if (Object.keys(faults).length) return faults
    await planContact(ctx, view.pathway.id, { talk: talkIn(c), form: null, ...value })
    return undefined
  },
})

const heldSchema = (talk: Talk) =>
  z.object({
    ...talkSchema,
    ...ofTreatment(talk),
    summary: optionalText(4000),
    // the judgement is most often made in the forsamtale; one page is enough for both
    inTargetGroup: talk === 'preliminary_talk' ? optionalChoice(['yes', 'no']) : notAsked(),
  })

const heldFields = (view: View, shown: Parameters<typeof talkFields>[1], talk: Talk, planned: Contact | undefined) =>
  html`${withoutConsent(view, talk, 'Kun en samtale, der er holdt, mens samtykket gjaldt, kan registreres.')}
  ${withRisk(view, talk, 'Kun en behandling, der blev holdt, før det blev sådan, kan registreres.')}
  ${talkFields(view, shown, talk, planned, view.reader, { day: 'Dag', form: true })}
  ${
    talk === 'preliminary_talk' &&
    view.pathway.in_target_group === null &&
    radioGroup({
      ...shown,
      name: 'inTargetGroup',
      label: 'Er det tydeligt, at barnet er i målgruppen for behandling?',
      optional: true,
      look: 'row',
      hint: 'Er svaret ja, løber også fristen på 30 dage til screening.',
      options: [
        { value: 'yes', label: 'Ja' },
        { value: 'no', label: 'Nej' },
      ],
    })
  }
  ${textArea({ ...shown, name: 'summary', label: 'Kort resumé', optional: true, limit: 4000, hint: 'Saglige stikord om, hvad der skete, og hvad der er aftalt.' })}`

const hold = (path: string, measures: WithMeasures) =>
  actRoutes({
    path,
    permission: 'pathway.work',
    title: (view, c) => `Registrér ${lower(typeOf(view, c))}`,
    hindered: (view, c) => {
      const planned = plannedIn(view, c)
      if (planned && !mayBecome(planned.status, 'held')) return 'Samtalen er allerede registreret eller aflyst.'
      const talk = typeOf(view, c)
      const why = consentMissing(view, talk)
      const elsewhere = hindrance(talk, view.pathway) ?? (talk === 'treatment' ? nobodyTreats(view) : null)
      return elsewhere ?? (why && !mayHaveHadConsent(view.pathway) ? { why, mend: toConsent(view) } : null)
    },
    schema: (view, c) => heldSchema(typeOf(view, c)),
    fields: (view, shown, c) => heldFields(view, shown, typeOf(view, c), plannedIn(view, c)),
    submit: 'Gem som holdt',
    act: async (ctx, view, value, c) => {
      const talk = typeOf(view, c)
      const faults = { ...faultsOfTreater(view, talk, value), ...faultsOfTalk(view, talk, value) }
      const now = { day: view.today.toString(), time: clockTimeOf(view.now) }
      if (value.day > now.day) faults['day'] = 'En samtale, der er holdt, kan ikke ligge i fremtiden.'
      else if (value.day === now.day && value.time > now.time) faults['time'] = 'Klokken er ikke så mange endnu.'
      if (Object.keys(faults).length) return faults
      const missing = needsConsent(talk)
        ? consentHindrance(await missingAt(ctx, view.pathway.id, instantOf(value.day, value.time)))
        : null
      if (missing) return { day: `${missing} Se siden Samtykke.` }
      const risk =
        talk === 'treatment' &&
        (await riskHinderedAt(ctx, view.pathway.id, { at: instantOf(value.day, value.time), onDay: value.day }))
      if (risk) return { day: `${risk} Se siden Risiko.` }
      const { inTargetGroup, ...held } = value
      if (inTargetGroup) {
        const first = !view.pathway.preliminary_talk_on
        await judge(ctx, view.pathway.id, {
          inTargetGroup: inTargetGroup === 'yes',
          on: value.day,
          at: first ? 'first_conversation' : 'later',
        })
      }
      await holdContact(ctx, view.pathway.id, { talk, ...held }, plannedIn(view, c)?.id ?? null)
      await measures.held(ctx, view.pathway.id)
      return undefined
    },
  })

const typeOf = (view: View, c: Context): Talk => {
  const planned = plannedIn(view, c)
  const talk = planned ? TALKS.find((known) => known === planned.type) : talkIn(c)
  if (!talk) throw problem.notFound('Siden')
  return talk
}

/** Registers a talk that was not planned here beforehand. */
export const holdTalk = (measures: WithMeasures) => hold('talks/:talk', measures)
/** Registers a planned talk as held. */
export const holdPlanned = (measures: WithMeasures) => hold('contacts/:contactId', measures)
