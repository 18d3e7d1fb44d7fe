import { z } from 'zod'
import * as f from '#platform/form.ts'
import { adminForm, nothingYet, staleUnless, type Shown } from '#registry/organisations/organisations.ts'
import { checkbox, select } from '#ui/choice-fields.ts'
import { fieldRow } from '#ui/form.ts'
import { numberField, textArea, textField } from '#ui/text-fields.ts'
import { HEADINGS } from '../note.ts'
import { kindName } from '../words.ts'
import { fits, PHRASE_HEADINGS, PHRASE_KINDS } from './phrase.ts'
import { addPhrase, changePhrase, phraseById, type Phrase } from './phrases.ts'

const back = { href: '/administration/phrases', label: 'Fraser' }

const shape = {
  name: f.text('Skriv, hvad frasen kaldes.', { max: 100 }),
  kind: f.optionalChoice(PHRASE_KINDS),
  heading: f.choice(PHRASE_HEADINGS, 'Vælg, hvilken overskrift frasen hører til.'),
  text: f
    .text('Skriv frasen.', { max: 2000 })
    .refine(
      (text) => !/\d{6}[ -]?\d{4}/.test(text),
      'Der står noget, der ligner et CPR-nummer. En frase handler ikke om nogen.',
    ),
  position: f
    .text('Skriv et tal.', { max: 4 })
    .refine((text) => /^\d{1,4}$/.test(text), 'Skriv et tal, fx 10.')
    .transform(Number),
}
const FITS = { path: ['heading'], error: 'Den slags notat har ikke den overskrift. Vælg en anden.' }
const phraseForm = z.object(shape).refine(({ kind, heading }) => fits(kind, heading), FITS)
const knownPhraseForm = z
  .object({ ...shape, isActive: f.ticked() })
  .refine(({ kind, heading }) => fits(kind, heading), FITS)

const fields = (known: Partial<Phrase>, shown: Shown) => [
  textField({ ...shown, name: 'name', label: 'Navn', value: known.name, autocomplete: 'off', maxlength: 100 }),
  fieldRow(
    select({
      ...shown,
      name: 'kind',
      label: 'Slags notat',
      optional: true,
      value: known.kind ?? '',
      empty: 'Alle',
      options: PHRASE_KINDS.map((value) => ({ value, label: kindName[value] })),
    }),
    select({
      ...shown,
      name: 'heading',
      label: 'Overskrift',
      value: known.heading,
      empty: 'Vælg',
      options: PHRASE_HEADINGS.map((value) => ({ value, label: HEADINGS[value] })),
    }),
  ),
  textArea({
    ...shown,
    name: 'text',
    label: 'Frasen',
    hint: 'Skriv intet om nogen bestemt: ingen navne, datoer eller adresser. Det, der skal udfyldes hver gang, skrives i kantede parenteser, fx [sæt ind]. Notatet kan ikke underskrives, før det er udfyldt.',
    value: known.text,
    rows: 8,
    limit: 2000,
  }),
  numberField({
    ...shown,
    name: 'position',
    label: 'Rækkefølge',
    hint: 'De mindste tal står først.',
    value: String(known.position ?? 10),
  }),
]

export const newPhrase = adminForm({
  path: '/administration/phrases/new',
  permission: 'phrases.write',
  title: 'Tilføj en frase',
  submit: 'Tilføj',
  back,
  load: nothingYet,
  schema: phraseForm,
  fields: (_, shown) => fields({}, shown),
  async save(ctx, _, value) {
    await addPhrase(ctx, value)
    return null
  },
})

export const knownPhrase = adminForm({
  path: '/administration/phrases/:phraseId',
  permission: 'phrases.write',
  title: 'Ret en frase',
  submit: 'Gem',
  back,
  load: phraseById,
  schema: knownPhraseForm,
  fields: (known, shown) => [
    fields(known, shown),
    checkbox({ ...shown, name: 'isActive', label: 'Kan vælges i notater', checked: known.isActive, optional: true }),
  ],
  save: async (ctx, known, value, version) => staleUnless(await changePhrase(ctx, known.id, version, value)),
})
