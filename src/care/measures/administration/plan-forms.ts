import { z } from 'zod'
import * as f from '#platform/form.ts'
import type { MeasureMoment, Theme } from '#platform/schema.ts'
import { themeName } from '#care/pathways/pathways.ts'
import { adminForm, staleUnless, type Shown } from '#registry/organisations/organisations.ts'
import { checkbox, select } from '#ui/choice-fields.ts'
import { fieldRow } from '#ui/form.ts'
import { html } from '#ui/html.ts'
import { numberField } from '#ui/text-fields.ts'
import type { Definition } from '../definition.ts'
import { formsInUse } from '../own-forms.ts'
import { momentName, planInWords } from '../words.ts'
import { addPlan, changePlan, planById, type KnownPlan } from './plans.ts'

export const LIST = '/administration/measures'
const back = { href: LIST, label: 'Mål og skemaer' }
const THEMES = Object.keys(themeName) as Theme[] // the keys of the table
const PLANNED = (Object.keys(momentName) as MeasureMoment[]).filter((each) => each !== 'other') // likewise
const AGES = { path: ['toAge'], error: 'Den højeste alder ligger under den laveste.' }

const span = {
  fromAge: f.wholeNumber(3, 18),
  toAge: f.wholeNumber(3, 18),
  days: f.wholeNumber(0, 400),
}
const newForm = z
  .object({
    formId: f.text('Vælg et skema.', { max: 61 }),
    moment: f.choice(PLANNED, 'Vælg, hvornår der spørges.'),
    theme: f.optionalChoice(THEMES),
    ...span,
  })
  .refine(({ fromAge, toAge }) => fromAge <= toAge, AGES)
const knownForm = z.object({ ...span, isActive: f.ticked() }).refine(({ fromAge, toAge }) => fromAge <= toAge, AGES)

const spanFields = (shown: Shown, known: { fromAge?: number; toAge?: number; days?: number } = {}) =>
  html`${fieldRow(
    numberField({ ...shown, name: 'fromAge', label: 'Fra alder', value: String(known.fromAge ?? 5) }),
    numberField({ ...shown, name: 'toAge', label: 'Til alder', value: String(known.toAge ?? 17) }),
  )}
  ${numberField({ ...shown, name: 'days', label: 'Dage', hint: 'Så mange dage efter samtalen mangler svaret. Ved opfølgning: så mange dage efter afslutningen spørges der.', value: String(known.days ?? 14) })}`

type Forms = { version?: number | undefined; forms: readonly Definition[] }

/** Which form is asked of whom, and when. */
export const newPlan = adminForm({
  path: `${LIST}/plans/new`,
  permission: 'measures.administer',
  title: 'Tilføj til planen',
  submit: 'Tilføj',
  back,
  load: async (ctx): Promise<Forms> => ({ forms: await formsInUse(ctx) }),
  schema: newForm,
  fields: ({ forms }, shown) => [
    select({
      ...shown,
      name: 'formId',
      label: 'Skema',
      empty: 'Vælg',
      options: forms.map(({ id, title }) => ({ value: id, label: title })),
    }),
    select({
      ...shown,
      name: 'moment',
      label: 'Hvornår',
      empty: 'Vælg',
      options: PLANNED.map((value) => ({ value, label: momentName[value] })),
    }),
    select({
      ...shown,
      name: 'theme',
      label: 'Kun ved temaet',
      optional: true,
      empty: 'Alle temaer',
      options: THEMES.map((value) => ({ value, label: themeName[value] })),
    }),
    spanFields(shown),
  ],
  async save(ctx, { forms }, value) {
    const definition = forms.find(({ id }) => id === value.formId)
    if (!definition) return { formId: 'Vælg et skema.' }
    return (await addPlan(ctx, { ...value, informant: definition.informant }))
      ? null
      : { formId: 'Skemaet er allerede i planen på det tidspunkt. Ret det dér.' }
  },
})

export const knownPlan = adminForm({
  path: `${LIST}/plans/:planId`,
  permission: 'measures.administer',
  title: 'Ret planen',
  submit: 'Gem',
  back,
  load: planById,
  schema: knownForm,
  fields: (known: KnownPlan, shown) => [
    html`<div class="guidance">
      <p><strong>${planInWords(known)}</strong>${known.theme && html`, kun ved temaet ${themeName[known.theme]}`}</p>
    </div>`,
    spanFields(shown, known),
    checkbox({ ...shown, name: 'isActive', label: 'Planen følges', checked: known.isActive, optional: true }),
  ],
  async save(ctx, known, value, version) {
    if (value.isActive && !(await formsInUse(ctx)).some(({ id }) => id === known.formId))
      return { isActive: 'Skemaet er trukket tilbage. Hent en ny version ind først.' }
    return staleUnless(await changePlan(ctx, known, version, value))
  },
})
