import { plainDate, dayOf } from '#platform/time.ts'
import type { StaffCtx } from '#platform/ctx.ts'
import { problem } from '#platform/problem.ts'
import { adminForm, type Shown } from '#registry/organisations/organisations.ts'
import { roleName } from '#registry/access/roles.ts'
import { card } from '#ui/card.ts'
import { checkboxes } from '#ui/choice-fields.ts'
import { capital, count } from '#ui/danish.ts'
import { dateField } from '#ui/date-fields.ts'
import { fieldRow } from '#ui/form.ts'
import { html } from '#ui/html.ts'
import { notice } from '#ui/notice.ts'
import { textArea, textField } from '#ui/text-fields.ts'
import { approvalForm, draftForm, INSTRUCTED } from './form.ts'
import {
  approveInstruction,
  changeDraft,
  delegationsOnSeries,
  draftInstruction,
  instructionById,
  type Draft,
} from './instructions.ts'

const back = { href: '/instructions', label: 'Instrukser' }

const fields = (known: Partial<Draft>, shown: Shown) => [
  textField({ ...shown, name: 'title', label: 'Titel', value: known.title, autocomplete: 'off' }),
  checkboxes({
    ...shown,
    name: 'roles',
    label: 'Hvem angår den?',
    look: 'row',
    value: known.roles,
    options: INSTRUCTED.map((role) => ({ value: role, label: capital(roleName[role]) })),
  }),
  textArea({
    ...shown,
    name: 'text',
    label: 'Instruks',
    hint: 'Hvem den gælder for, hvad der må gøres, hvordan, og hvornår en autoriseret skal spørges.',
    value: known.text,
    rows: 14,
    limit: 20_000,
  }),
]

/** One that is still a draft. */
const draftById = async (ctx: StaffCtx, id: string) => {
  const known = await instructionById(ctx, id)
  if (known.approvedAt) throw problem.notAllowedNow('Instruksen er godkendt og kan ikke ændres. Begynd en ny version.')
  return known
}

export const newInstruction = adminForm({
  path: '/instructions/new',
  permission: 'delegation.oversee',
  title: 'Skriv en instruks',
  submit: 'Gem kladden',
  back,
  load: async (): Promise<{ version?: number | undefined }> => ({}),
  schema: draftForm,
  fields: (_, shown) => fields({}, shown),
  async save(ctx, _, value) {
    await draftInstruction(ctx, value)
    return null
  },
})

export const draftedInstruction = adminForm({
  path: '/instructions/:instructionId/draft',
  permission: 'delegation.oversee',
  title: 'Ret kladden',
  submit: 'Gem kladden',
  back,
  load: draftById,
  schema: draftForm,
  fields: (known, shown) => fields(known, shown),
  save: async (ctx, known, value, version) => ((await changeDraft(ctx, known.id, version, value)) ? null : 'stale'),
})

export const approval = adminForm({
  path: '/instructions/:instructionId/approval',
  permission: 'delegation.oversee',
  title: 'Godkend instruksen',
  submit: 'Godkend i mit navn',
  back,
  load: async (ctx, id) => {
    const known = await draftById(ctx, id)
    const today = dayOf(ctx.now).toString()
    return { ...known, today, delegations: await delegationsOnSeries(ctx, known.seriesId, today) }
  },
  schema: approvalForm,
  fields: (known, shown) => html`${
    known.delegations > 0 &&
    notice(
      'warning',
      `${count(known.delegations, 'delegation hviler', 'delegationer hviler')} på en tidligere version`,
      'De dækker ikke længere fra den dag, den nye version gælder. Vælg en dag, der giver tid til at give dem på ny.',
    )
  }
  ${fieldRow(
    dateField({ ...shown, name: 'validFrom', label: 'Gælder fra', value: known.today }),
    dateField({ ...shown, name: 'validTo', label: 'Gælder til og med', optional: true }),
  )}`,
  below: (known) => card(html`${known.title}, version ${known.number}`, html`<p class="as-typed">${known.text}</p>`),
  async save(ctx, known, { validFrom, validTo }, version) {
    if (validFrom < known.today) return { validFrom: 'En instruks kan ikke gælde bagud.' }
    if (validFrom > plainDate(known.today).add({ years: 1 }).toString())
      return { validFrom: 'Vælg en dag inden for det næste år.' }
    if (validTo && validTo < validFrom) return { validTo: 'Den sidste dag kan ikke ligge før den første.' }
    return (await approveInstruction(ctx, known.id, version, { validFrom, validTo })) ? null : 'stale'
  },
})
