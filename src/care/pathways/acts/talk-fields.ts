import type { Staff } from '#platform/ctx.ts'
import * as f from '#platform/form.ts'
import { ageOn, clockTimeOf } from '#platform/time.ts'
import type { ContactMode } from '#platform/schema.ts'
import { radioGroup, select } from '#ui/choice-fields.ts'
import { dateField, timeField } from '#ui/date-fields.ts'
import { fieldRow } from '#ui/form.ts'
import { html, type Child } from '#ui/html.ts'
import type { Shown } from '../act.ts'
import { TREATMENT_FORMS, treatmentFormOf, type Talk } from '../contact.ts'
import type { Contact, View } from '../view.ts'
import { beforeTreating, mayTreatNow } from '../treater.ts'
import { optionsOf, treatmentFormName } from '../words.ts'

export const MODES = ['in_person', 'phone', 'video'] as const satisfies ContactMode[]
const modes = [
  { value: 'in_person', label: 'Fremmøde' },
  { value: 'phone', label: 'Telefon' },
  { value: 'video', label: 'Video' },
]

/** When, how, with whom and where: what a planned talk and one that was held have in common. */
export const talkSchema = {
  day: f.day('Skriv, hvilken dag det var.'),
  time: f.time('Skriv, hvad klokken var.'),
  mode: f.choice(MODES, 'Vælg, hvordan samtalen foregik.'),
  staffId: f.id('Vælg, hvem der holdt samtalen.'),
  placeId: f.optionalId(),
}

export const formOfTreatment = f.choice(
  TREATMENT_FORMS,
  'Vælg, om behandlingen var individuel eller i gruppe, og om barnet var med.',
)

export function talkFields(
  view: View,
  shown: Shown,
  talk: Talk,
  planned: Contact | undefined,
  reader: Staff,
  words: { day: string; form: boolean },
): Child {
  const common = { ...shown }
  const known = planned && treatmentFormOf(planned.delivery, planned.participant)
  const starts = planned?.starts_at ?? view.now
  return html`${fieldRow(dateField({ ...common, name: 'day', label: words.day, value: planned?.on_day ?? view.today.toString() }), timeField({ ...common, name: 'time', label: 'Klokken', value: clockTimeOf(starts) }))}
  ${radioGroup({ ...common, name: 'mode', label: 'Hvordan', options: modes, look: 'row', value: planned?.mode ?? 'in_person' })}
  ${
    talk === 'treatment' &&
    words.form &&
    radioGroup({
      ...common,
      name: 'form',
      label: 'Behandlingens form',
      options: optionsOf(treatmentFormName),
      value: known ?? undefined,
    })
  }
  ${select({
    ...common,
    name: 'staffId',
    label: 'Hvem',
    hint: talk === 'treatment' ? beforeTreating(view) : undefined,
    value: planned?.staff_id ?? view.pathway.responsible_id ?? reader.id,
    options: view.choices.staff.map((who) => ({
      value: who.id,
      label: `${who.name}, ${who.profession}${talk === 'treatment' && !mayTreatNow(view, who) ? ' (mangler delegation)' : ''}`,
    })),
  })}
  ${select({
    ...common,
    name: 'placeId',
    label: 'Behandlingssted',
    optional: true,
    empty: 'Ikke på et behandlingssted',
    value: planned?.place_id ?? usualPlace(view),
    options: view.choices.places.map(({ id, name, address }) => ({ value: id, label: `${name}, ${address}` })),
  })}`
}

/** Where this child was last, or else the only place there is. */
const usualPlace = (view: View): string | undefined =>
  view.contacts.findLast(({ place_id }) => place_id)?.place_id ??
  (view.choices.places.length === 1 ? view.choices.places[0]?.id : undefined)

type When = { day: string; staffId: string; placeId: string | null }

/** What is wrong with when, who and where; R6 and R89 among them. */
export function faultsOfTalk(view: View, talk: Talk, when: When): Record<string, string> {
  const faults: Record<string, string> = {}
  if (when.day < view.pathway.enquiry_on) faults['day'] = 'Samtalen kan ikke ligge før henvendelsen.'
  if (!view.choices.staff.some(({ id }) => id === when.staffId)) faults['staffId'] = 'Vælg en medarbejder.'
  const place = view.choices.places.find(({ id }) => id === when.placeId)
  if (when.placeId && !place) faults['placeId'] = 'Vælg et af stederne.'
  if (talk !== 'treatment') return faults
  if (place && (when.day < place.registered_from || (place.closed_on && when.day > place.closed_on))) {
    faults['placeId'] = `${place.name} var ikke registreret som behandlingssted den dag.`
  }
  const born = view.child.birthDate
  const begunInTime = view.pathway.treatment_on !== null && ageOn(born, view.pathway.treatment_on) < 18
  if (ageOn(born, when.day) >= 18 && !begunInTime)
    faults['day'] = 'Behandlingen skulle være begyndt før 18-års-dagen. Vis den unge en vej til et tilbud for voksne.'
  return faults
}
