import { clockTimeOf, instantOf } from '#platform/time.ts'
import type { ReceiverKind, SharingPurpose } from '#platform/schema.ts'
import { checkbox, radioGroup } from '#ui/choice-fields.ts'
import { dateField, timeField } from '#ui/date-fields.ts'
import { capital, day, list } from '#ui/danish.ts'
import { fieldRow } from '#ui/form.ts'
import { html, type Child } from '#ui/html.ts'
import { details } from '#ui/notice.ts'
import { tag } from '#ui/tag.ts'
import { textArea, textField } from '#ui/text-fields.ts'
import { sharingAct } from '../act.ts'
import { basisFor, basisOf, isInForce, lastDayOf, usualPurpose, type Fault } from '../basis.ts'
import { disclose } from '../disclose.ts'
import { disclosureForm } from '../form.ts'
import type { SharingView } from '../load.ts'
import type { Shown } from '../speaker-fields.ts'
import { CHANNELS, channelName, optionsOf, purposeName, PURPOSES, RECEIVERS, receiverName } from '../words.ts'

/** R75, R78: what applies today for a kind of receiver, told before anything is chosen. */
function applies(view: SharingView, kind: ReceiverKind): Child {
  const purpose = usualPurpose(kind)
  const today = view.today.toString()
  const basis = basisOf(purpose, kind)
  if (basis === 'consent') {
    const { child } = view.standing
    const carrying = view.consents.filter(
      (each) => each.receiver_kind === kind && isInForce(each, child, { day: today }),
    )
    return carrying.length > 0
      ? html`${tag('ok', 'samtykke')}
        ${list(carrying.map((each) => `${each.receiver}, til og med ${day(lastDayOf(each, child.birthDate))}`))}`
      : html`${tag('warn', 'kræver samtykke')} Der er intet, der gælder.
          <a href="/pathways/${view.pathway.id}/sharing/consents/new?kind=${kind}">Registrér et skriftligt samtykke</a>`
  }
  if (basis !== 'treatment') return 'Kræver ikke samtykke. Skriv, hvad tilsynet har bedt om.'
  const { fault } = basisFor({ kind, receiver: receiverName[kind], purpose, day: today, reason: '' }, view.standing)
  return fault ? tag('bad', 'indsigelse') : html`${tag('ok', 'behandling')} Kræver ikke samtykke.`
}

/** Where the way to mend what is missing begins. */
const FIELD = {
  consent: 'receiver',
  objection: 'kind',
  purpose: 'purpose',
  reason: 'reason',
  none: 'withoutBasis',
} as const satisfies Record<Fault['mend'], string>

const NEEDS_REASON = ['law_requires', 'essential_regard', 'supervision'] as const satisfies SharingPurpose[]

const ALREADY = 'Er det allerede sket, så markér, at der ikke var grundlag for det.'

/** Whether the way to keep what had no basis is shown open: it was chosen, or is what the person needs to see. */
const isAboutBasis = ({ typed, errors }: Shown): boolean =>
  Boolean(typed?.['withoutBasis']) || Object.values(errors ?? {}).some((words) => words.endsWith(ALREADY))

/** R79: what was told somebody outside, such as in a call to the school. The form tells at once which basis applies. */
export const newDisclosure = sharingAct({
  path: 'disclosures/new',
  title: () => 'Registrér en videregivelse',
  schema: disclosureForm,
  fields: (view, shown) =>
    html`${radioGroup({
      ...shown,
      name: 'kind',
      label: 'Hvem har fået oplysninger?',
      options: RECEIVERS.map((kind) => ({
        value: kind,
        label: capital(receiverName[kind]),
        hint: applies(view, kind),
      })),
    })}
    ${textField({ ...shown, name: 'receiver', label: 'Modtagerens navn', optional: true, hint: 'Fx Lægehuset på Ahlgade. Kan udelades, når der kun er ét samtykke, og det nævner modtageren.', autocomplete: 'off' })}
    ${radioGroup({
      ...shown,
      name: 'purpose',
      label: 'Hvad var formålet?',
      optional: true,
      hint: 'Vælg kun noget, hvis det var et andet end det sædvanlige for modtageren.',
      options: optionsOf(purposeName, PURPOSES).map((option) => ({ ...option, hint: PURPOSE_HINT[option.value] })),
    })}
    ${textArea({ ...shown, name: 'reason', label: 'Begrundelse', optional: true, rows: 3, limit: 2000, hint: 'Skal skrives, når loven kræver det (hvilken bestemmelse), ved tilsyn, og ved et væsentligt hensyn (den konkrete begrundelse).' })}
    ${details(
      'Der var ikke grundlag for det',
      html`<p>
          Er det sket, hører det til i registret, også når det ikke måtte ske. Skriv i begrundelsen, hvad der skete.
          Lederen får en opgave om at vurdere, hvem der skal have besked.
        </p>
        ${checkbox({ ...shown, name: 'withoutBasis', label: 'Oplysningerne er givet videre uden grundlag' })}`,
      { open: isAboutBasis(shown) },
    )}
    ${textArea({ ...shown, name: 'what', label: 'Hvad er givet videre?', rows: 5, limit: 4000, hint: 'Kun det nødvendige. Det står i journalen.' })}
    ${radioGroup({ ...shown, name: 'channel', label: 'Hvordan?', options: optionsOf(channelName, CHANNELS) })}
    ${fieldRow(
      dateField({ ...shown, name: 'day', label: 'Dag', value: view.today.toString() }),
      timeField({ ...shown, name: 'time', label: 'Klokken', value: clockTimeOf(view.now) }),
    )}`,
  submit: 'Gem i registret',
  act: async (ctx, view, value) => {
    const today = view.today.toString()
    if (value.day > today) return { day: 'Det kan ikke være givet videre i fremtiden.' }
    if (value.day < view.child.birthDate) return { day: 'Dagen ligger før barnets fødsel.' }
    const at = instantOf(value.day, value.time)
    if (at > view.now) return { time: 'Klokken er ikke så mange endnu.' }
    const purpose = value.purpose ?? usualPurpose(value.kind)
    const moment = { day: value.day, time: value.time }
    if (!value.receiver) {
      const named = new Set(
        view.consents
          .filter((each) => each.receiver_kind === value.kind && each.purpose === purpose)
          .filter((each) => isInForce(each, view.standing.child, moment))
          .map(({ receiver }) => receiver),
      )
      if (named.size !== 1) return { receiver: 'Skriv modtagerens navn.' }
    }
    if (NEEDS_REASON.some((each) => each === purpose) && !value.reason)
      return { reason: 'Skriv den konkrete begrundelse.' }
    const fault = await disclose(ctx, view.pathway, {
      ...value,
      purpose,
      at,
      withoutBasis: value.withoutBasis !== null,
    })
    if (!fault) return undefined
    const mayBeKept = fault.mend === 'consent' || fault.mend === 'objection'
    return { [FIELD[fault.mend]]: mayBeKept ? `${fault.words} ${ALREADY}` : fault.words }
  },
})

const PURPOSE_HINT: Partial<Record<SharingPurpose, string>> = {
  law_requires: 'Fx en underretning. Den registreres af sig selv, når den er sendt.',
  essential_regard:
    'Kun når hensynet er så tungt, at det går forud for tavshedspligten. Familien skal have besked snarest, og der bliver lavet en opgave om det.',
}
