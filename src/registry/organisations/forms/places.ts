import { dayOf } from '#platform/time.ts'
import { day } from '#ui/danish.ts'
import { dateField } from '#ui/date-fields.ts'
import { html } from '#ui/html.ts'
import { textField } from '#ui/text-fields.ts'
import { adminForm, staleUnless, type Shown } from '../admin-form.ts'
import { closureForm, placeForm } from '../form.ts'
import { closingFault, newStartFault, startFault } from '../place.ts'
import {
  addTreatmentPlace,
  changeTreatmentPlace,
  closeTreatmentPlace,
  placeById,
  placeFaults,
  type TreatmentPlace,
} from '../places.ts'
import { unitById } from '../units.ts'

const back = { href: '/administration/units', label: 'Enheder og steder' }
const hasAny = (errors: object): boolean => Object.keys(errors).length > 0

const fields = (known: Partial<TreatmentPlace>, shown: Shown) => [
  textField({ ...shown, name: 'name', label: 'Navn', value: known.name, autocomplete: 'off' }),
  textField({
    ...shown,
    name: 'address',
    label: 'Adresse',
    hint: 'Hver fast adresse er ét behandlingssted.',
    value: known.address,
    autocomplete: 'off',
  }),
  textField({
    ...shown,
    name: 'registrationNumber',
    label: 'Nummer i Behandlingsstedsregisteret',
    width: 20,
    value: known.registrationNumber,
    autocomplete: 'off',
  }),
  dateField({
    ...shown,
    name: 'registeredFrom',
    label: 'Registreret fra',
    hint: 'Behandling kan ikke registreres på stedet før den dag.',
    value: known.registeredFrom,
  }),
]

/** R88: a fixed address with its own number and start. */
export const newPlace = adminForm({
  path: '/administration/units/:unitId/places/new',
  permission: 'administration.write',
  title: 'Tilføj et behandlingssted',
  submit: 'Tilføj',
  back,
  load: async (ctx, unitId) => ({ unit: await unitById(ctx, unitId), version: undefined }),
  schema: placeForm,
  fields: ({ unit }, shown) => [html`<p>Hører til ${unit.name}.</p>`, fields({}, shown)],
  async save(ctx, { unit }, value) {
    const start = newStartFault(value.registeredFrom, dayOf(ctx.now))
    const faults = { ...(await placeFaults(ctx, value)), ...(start && { registeredFrom: start }) }
    if (hasAny(faults)) return faults
    await addTreatmentPlace(ctx, { ...value, unitId: unit.id })
    return null
  },
})

export const knownPlace = adminForm({
  path: '/administration/places/:placeId',
  permission: 'administration.write',
  title: 'Ret et behandlingssted',
  submit: 'Gem',
  back,
  load: placeById,
  schema: placeForm,
  fields,
  async save(ctx, known, value, version) {
    const start = startFault(known, value.registeredFrom)
    const faults = { ...(await placeFaults(ctx, value, known)), ...(start && { registeredFrom: start }) }
    if (hasAny(faults)) return faults
    return staleUnless(await changeTreatmentPlace(ctx, known.id, version, value))
  },
})

/** R89: after its last day no treatment can be recorded at a place. */
export const closure = adminForm({
  path: '/administration/places/:placeId/closure',
  permission: 'administration.write',
  title: 'Luk et behandlingssted',
  submit: 'Luk stedet',
  back,
  load: async (ctx, placeId) => ({ ...(await placeById(ctx, placeId)), today: dayOf(ctx.now) }),
  schema: closureForm,
  fields: (known, shown) => [
    html`<p>${known.name}, ${known.address}. ${known.closedOn && `Lukker ${day(known.closedOn)}.`}</p>`,
    dateField({
      ...shown,
      name: 'closedOn',
      label: 'Sidste dag',
      hint: 'Efter den dag kan der ikke registreres behandling på stedet.',
      value: known.closedOn ?? known.today.toString(),
      min: known.today.toString(),
    }),
  ],
  async save(ctx, known, { closedOn }, version) {
    const fault = closingFault(known, closedOn, known.today)
    if (fault) return { closedOn: fault }
    return staleUnless(await closeTreatmentPlace(ctx, known.id, version, closedOn))
  },
})
