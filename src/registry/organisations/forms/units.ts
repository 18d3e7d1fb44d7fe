import { checkbox } from '#ui/choice-fields.ts'
import { phoneField, textField } from '#ui/text-fields.ts'
import { adminForm, nothingYet, staleUnless, type Shown } from '../admin-form.ts'
import { knownUnitForm, unitForm } from '../form.ts'
import { addUnit, changeUnit, unitById, unitNameTaken } from '../units.ts'

const back = { href: '/administration/units', label: 'Enheder og steder' }
const TAKEN = { name: 'Der er allerede en enhed med det navn.' }

const fields = (known: { name?: string; phone?: string }, shown: Shown) => [
  textField({ ...shown, name: 'name', label: 'Navn', value: known.name, autocomplete: 'off' }),
  phoneField({ ...shown, name: 'phone', label: 'Telefon', value: known.phone, optional: true, autocomplete: 'off' }),
]

export const newUnit = adminForm({
  path: '/administration/units/new',
  permission: 'administration.write',
  title: 'Tilføj en enhed',
  submit: 'Tilføj',
  back,
  load: nothingYet,
  schema: unitForm,
  fields: (_, shown) => fields({}, shown),
  async save(ctx, _, value) {
    if (await unitNameTaken(ctx, value.name)) return TAKEN
    await addUnit(ctx, value)
    return null
  },
})

export const knownUnit = adminForm({
  path: '/administration/units/:unitId',
  permission: 'administration.write',
  title: 'Ret en enhed',
  submit: 'Gem',
  back,
  load: unitById,
  schema: knownUnitForm,
  fields: (known, shown) => [
    fields(known, shown),
    checkbox({
      ...shown,
      name: 'isActive',
      label: 'Enheden er i brug',
      hint: 'En enhed, der ikke er i brug, kan ikke vælges til nye forløb. Det, der er registreret, bliver stående.',
      checked: known.isActive,
      optional: true,
    }),
  ],
  async save(ctx, known, value, version) {
    if (await unitNameTaken(ctx, value.name, known.id)) return TAKEN
    return staleUnless(await changeUnit(ctx, known.id, version, value))
  },
})
