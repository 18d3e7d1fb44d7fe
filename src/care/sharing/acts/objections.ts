import type { Context } from 'hono'
import { problem } from '#platform/problem.ts'
import { radioGroup } from '#ui/choice-fields.ts'
import { clockTimeOf } from '#platform/time.ts'
import { dateField, timeField } from '#ui/date-fields.ts'
import { fieldRow } from '#ui/form.ts'
import { capital } from '#ui/danish.ts'
import { html } from '#ui/html.ts'
import { textArea } from '#ui/text-fields.ts'
import { sharingAct } from '../act.ts'
import { FOR_TREATMENT } from '../basis.ts'
import { faultOfTime, faultOfWord, liftingForm, objectionForm } from '../form.ts'
import type { SharingView } from '../load.ts'
import { endObjection, object, objectedTo } from '../objections.ts'
import { namesOf, ruledBy, speakerFields } from '../speaker-fields.ts'
import { optionsOf, receiverName } from '../words.ts'

const WHOLE_DAY = 'Det, der blev delt tidligere samme dag, står ved magt. Uden klokkeslæt gælder den hele dagen.'

/** R78: an objection to sharing or lookup for current treatment. */
export const newObjection = sharingAct({
  path: 'objections/new',
  title: () => 'Indsigelse mod at dele',
  schema: objectionForm,
  fields: (view, shown) =>
    html`<p>
        Oplysninger til aktuel behandling kan deles uden samtykke. Men den unge, eller den, der har forældremyndigheden
        over et barn under 15 år, kan frabede sig det.
      </p>
      ${radioGroup({
        ...shown,
        name: 'to',
        label: 'Hvem må ikke få eller hente oplysninger?',
        options: [{ value: 'all', label: 'Alle, der behandler' }, ...optionsOf(receiverName, FOR_TREATMENT)],
      })}
      ${speakerFields(view, shown, { name: 'speakers', label: 'Hvem gør indsigelse?', hint: 'Én er nok.' })}
      ${textArea({ ...shown, name: 'words', label: 'Hvad siger de?', rows: 3, limit: 1000, optional: true })}
      ${fieldRow(
        dateField({ ...shown, name: 'on', label: 'Sagt den', value: view.today.toString() }),
        timeField({
          ...shown,
          name: 'time',
          label: 'Klokken',
          optional: true,
          value: clockTimeOf(view.now),
          hint: WHOLE_DAY,
        }),
      )}`,
  submit: 'Gem indsigelsen',
  act: async (ctx, view, value) => {
    const kind = value.to === 'all' ? null : value.to
    const faults = { ...faultOfTime(value, view), ...faultOfWord(value, ruledBy(view), { all: false }) }
    if (view.objections.some((each) => !each.ended_how && each.receiver_kind === kind))
      faults['to'] = `Der er allerede gjort indsigelse mod at dele med ${objectedTo(kind)}.`
    if (Object.keys(faults).length) return faults
    await object(ctx, view.pathway, { ...value, kind, saidBy: namesOf(value.speakers, view) })
    return undefined
  },
})

const objectionIn = (view: SharingView, c: Context) => {
  const objection = view.objections.find(({ id }) => id === c.req.param('objectionId'))
  if (!objection) throw problem.notFound('Indsigelsen')
  return objection
}

export const lifting = sharingAct({
  path: 'objections/:objectionId/lifting',
  title: (view, c) => `${capital(objectedTo(objectionIn(view, c).receiver_kind))}: ophæv indsigelsen`,
  hindered: (view, c) => (objectionIn(view, c).ended_how ? 'Indsigelsen er allerede ophævet.' : null),
  schema: liftingForm,
  fields: (view, shown) =>
    html`${radioGroup({
      ...shown,
      name: 'how',
      label: 'Hvad er der sket?',
      value: 'withdrawn',
      options: [
        { value: 'withdrawn', label: 'De vil gerne have, at der kan deles igen' },
        { value: 'entered_in_error', label: 'Den var registreret ved en fejl' },
      ],
    })}
    ${speakerFields(view, shown, { name: 'speakers', label: 'Hvem ophæver den?', optional: true })}
    ${textArea({ ...shown, name: 'words', label: 'Hvad siger de, eller hvad var forkert?', rows: 3, limit: 1000, optional: true })}
    ${fieldRow(
      dateField({ ...shown, name: 'on', label: 'Ophævet den', optional: true, value: view.today.toString() }),
      timeField({ ...shown, name: 'time', label: 'Klokken', optional: true, value: clockTimeOf(view.now) }),
    )}`,
  submit: 'Gem',
  act: async (ctx, view, value, c) => {
    const objection = objectionIn(view, c)
    const isMistake = value.how === 'entered_in_error'
    const on = isMistake ? view.today.toString() : (value.on ?? view.today.toString())
    if (isMistake && value.words.length < 2) return { words: 'Skriv, hvad der var forkert.' }
    const time = isMistake ? null : value.time
    const since = { day: objection.objected_on, time: objection.objected_time }
    const faults = isMistake
      ? {}
      : {
          ...faultOfTime({ on, time }, { now: view.now, since }),
          ...faultOfWord({ ...value, on }, ruledBy(view), { all: true, since: since.day }),
        }
    if (Object.keys(faults).length) return faults
    await endObjection(ctx, view.pathway.id, objection, { ...value, on, time, saidBy: namesOf(value.speakers, view) })
    return undefined
  },
})
