import { checkbox, select } from '#ui/choice-fields.ts'
import { fieldRow } from '#ui/form.ts'
import { phoneField, textField } from '#ui/text-fields.ts'
import { adminForm, nothingYet, staleUnless, type Shown } from '../admin-form.ts'
import { knownPartnerForm, partnerForm } from '../form.ts'
import { addPartner, changePartner, partnerById, partnerNameTaken, type Partner } from '../partners.ts'
import { TARGETS, targetName } from '../target.ts'

const back = { href: '/administration/partners', label: 'Samarbejdspartnere' }
const TAKEN = { name: 'Der er allerede en samarbejdspartner med det navn.' }

const fields = (known: Partial<Partner>, shown: Shown) => [
  textField({ ...shown, name: 'name', label: 'Navn', value: known.name, autocomplete: 'off' }),
  select({
    ...shown,
    name: 'target',
    label: 'Modtager',
    hint: 'Som i den nationale liste over, hvor familier vises hen.',
    value: known.target,
    empty: 'Vælg',
    options: TARGETS.map((value) => ({ value, label: targetName[value] })),
  }),
  fieldRow(
    phoneField({ ...shown, name: 'phone', label: 'Telefon', value: known.phone, optional: true, autocomplete: 'off' }),
    textField({ ...shown, name: 'web', label: 'Hjemmeside', value: known.web, optional: true, autocomplete: 'off' }),
  ),
]

export const newPartner = adminForm({
  path: '/administration/partners/new',
  permission: 'partners.write',
  title: 'Tilføj en samarbejdspartner',
  submit: 'Tilføj',
  back,
  load: nothingYet,
  schema: partnerForm,
  fields: (_, shown) => fields({}, shown),
  async save(ctx, _, value) {
    if (await partnerNameTaken(ctx, value.name)) return TAKEN
    await addPartner(ctx, value)
    return null
  },
})

export const knownPartner = adminForm({
  path: '/administration/partners/:partnerId',
  permission: 'partners.write',
  title: 'Ret en samarbejdspartner',
  submit: 'Gem',
  back,
  load: partnerById,
  schema: knownPartnerForm,
  fields: (known, shown) => [
    fields(known, shown),
    checkbox({
      ...shown,
      name: 'isActive',
      label: 'Kan vælges, når en familie vises videre',
      checked: known.isActive,
      optional: true,
    }),
  ],
  async save(ctx, known, value, version) {
    if (await partnerNameTaken(ctx, value.name, known.id)) return TAKEN
    return staleUnless(await changePartner(ctx, known.id, version, value))
  },
})
