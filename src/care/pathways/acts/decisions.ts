import { z } from 'zod'
import * as f from '#platform/form.ts'
import type { JudgedAt, Theme } from '#platform/schema.ts'
import { checkboxes, radioGroup, select } from '#ui/choice-fields.ts'
import { dateField } from '#ui/date-fields.ts'
import { fieldRow } from '#ui/form.ts'
import { html } from '#ui/html.ts'
import { textArea } from '#ui/text-fields.ts'
import { actRoutes } from '../act.ts'
import type { PassingOn } from '../passing-on.ts'
import { changeResidence, chooseOutcome, judge, recordDelay, setThemes } from '../decide.ts'
import { faultsOfOutcome, OUTCOMES } from '../ending.ts'
import { optionsOf, outcomeName, themeName } from '../words.ts'
import { faultsOfWay, optionalWaySchema, wayFields, wayGiven } from './way-fields.ts'

const ENDED = 'Forløbet er afsluttet. Genåbn det først.'
const whileActive = (view: { pathway: { status: string } }) => (view.pathway.status === 'active' ? null : ENDED)

const THEMES = Object.keys(themeName) as Theme[] // the keys of the table
const JUDGED_AT = ['first_contact', 'first_conversation', 'later'] as const satisfies JudgedAt[]

/** R26 */
export const themes = actRoutes({
  path: 'themes',
  permission: 'pathway.work',
  title: () => 'Temaer',
  hindered: whileActive,
  schema: () => z.object({ themes: f.choices(THEMES) }),
  fields: (view, shown) =>
    checkboxes({
      ...shown,
      name: 'themes',
      label: 'Hvad handler det om?',
      optional: true,
      hint: 'Flere kan vælges. Det, der fjernes, bliver i historikken.',
      options: optionsOf(themeName),
      value: view.themes.filter(({ until }) => until === null).map(({ theme }) => theme),
    }),
  submit: 'Gem temaer',
  act: (ctx, view, value) => setThemes(ctx, view.pathway.id, value.themes),
})

/** R17 */
export const judgement = actRoutes({
  path: 'judgement',
  permission: 'pathway.work',
  title: () => 'Målgruppe',
  hindered: whileActive,
  schema: () =>
    z.object({
      inTargetGroup: f.choice(['yes', 'no'], 'Vælg ja eller nej.'),
      at: f.choice(JUDGED_AT, 'Vælg, hvornår det blev vurderet.'),
      on: f.day('Skriv, hvilken dag det blev vurderet.'),
    }),
  fields: (view, shown) =>
    html`${radioGroup({
      ...shown,
      name: 'inTargetGroup',
      label: 'Er det tydeligt, at barnet er i målgruppen for behandling?',
      look: 'row',
      options: [
        { value: 'yes', label: 'Ja' },
        { value: 'no', label: 'Nej' },
      ],
      value: view.pathway.in_target_group === null ? undefined : view.pathway.in_target_group ? 'yes' : 'no',
    })}
    ${radioGroup({
      ...shown,
      name: 'at',
      label: 'Hvornår blev det vurderet?',
      value: view.pathway.target_judged_at ?? undefined,
      hint: 'Fristen på 30 dage til screening gælder, når det var tydeligt allerede ved første kontakt eller i forsamtalen.',
      options: [
        { value: 'first_contact', label: 'Allerede ved første kontakt' },
        { value: 'first_conversation', label: 'I den første samtale' },
        { value: 'later', label: 'Senere' },
      ],
    })}
    ${dateField({ ...shown, name: 'on', label: 'Dag', value: view.pathway.target_judged_on ?? view.today.toString() })}`,
  submit: 'Gem vurderingen',
  act: async (ctx, view, value) => {
    if (value.on > view.today.toString()) return { on: 'Dagen kan ikke ligge i fremtiden.' }
    if (value.on < view.pathway.enquiry_on) return { on: 'Dagen kan ikke ligge før henvendelsen.' }
    await judge(ctx, view.pathway.id, { inTargetGroup: value.inTargetGroup === 'yes', on: value.on, at: value.at })
    return undefined
  },
})

/** R9-R13 */
export const outcome = (passing: PassingOn) =>
  actRoutes({
    path: 'outcome',
    permission: 'pathway.work',
    title: () => 'Hvad fører henvendelsen til?',
    hindered: whileActive,
    schema: () =>
      optionalWaySchema.extend({
        outcome: f.choice(OUTCOMES, 'Vælg en af de fire.'),
        reason: f.optionalText(2000),
        guidance: f.optionalText(2000),
      }),
    fields: async (view, shown, c) =>
      html`${radioGroup({ ...shown, name: 'outcome', label: 'Vælg en af de fire', options: optionsOf(outcomeName), value: view.pathway.outcome ?? undefined })}
        ${textArea({ ...shown, name: 'reason', label: 'Begrundelse', optional: true, rows: 3, limit: 2000, value: view.pathway.outcome_reason ?? '', hint: 'Skal skrives, når henvendelsen afsluttes, uden at der vises en vej videre.' })}
        ${textArea({ ...shown, name: 'guidance', label: 'Vejledning givet til familien', optional: true, rows: 3, limit: 2000, value: view.pathway.guidance ?? '' })}
        <h2>Vejen videre</h2>
        <p class="quiet">
          Vi siger aldrig nej uden at vise en vej.
          ${view.ways.length > 0 && 'Der er allerede vist en vej; her kan en til vises.'}
        </p>
        ${wayFields(view, shown, { optional: true, passing: await passing.fields(c.var.ctx, view, shown) })}`,
    submit: 'Gem',
    act: async (ctx, view, value) => {
      const { way, errors } = wayGiven(value)
      const faults = { ...errors, ...(way && faultsOfWay(view, way)) }
      const shownWays = way ? [...view.ways, way] : value.target ? [...view.ways, { target: value.target }] : view.ways
      const all = { ...faultsOfOutcome(value, shownWays), ...faults }
      if (Object.keys(all).length) return all
      const { wayId } = await chooseOutcome(ctx, view.pathway, {
        outcome: value.outcome,
        on: view.today.toString(),
        reason: value.reason,
        guidance: value.guidance,
        way,
      })
      return way && wayId ? ((await passing.passOn(ctx, view, { ...way, id: wayId }, value)) ?? undefined) : undefined
    },
  })

export const delay = actRoutes({
  path: 'delays/new',
  permission: 'pathway.work',
  title: () => 'Familien ønskede at vente',
  hindered: whileActive,
  schema: () =>
    z.object({
      from: f.day('Skriv den første dag.'),
      to: f.day('Skriv den dag, familien kunne igen.'),
      reason: f.text('Skriv, hvad familien ønskede.', { max: 1000, min: 3 }),
    }),
  fields: (view, shown) =>
    html`<p class="quiet">Fristerne vises både med og uden de dage, familien selv har bedt om. De tælles ikke om.</p>
      ${fieldRow(dateField({ ...shown, name: 'from', label: 'Fra', value: view.today.toString() }), dateField({ ...shown, name: 'to', label: 'Til' }))}
      ${textArea({ ...shown, name: 'reason', label: 'Hvad ønskede familien?', rows: 3, limit: 1000, hint: 'Fx: Kan først komme efter sommerferien.' })}`,
  submit: 'Gem',
  act: async (ctx, view, value) => {
    if (value.from < view.pathway.enquiry_on) return { from: 'Dagen kan ikke ligge før henvendelsen.' }
    if (value.to <= value.from) return { to: 'Vælg en dag efter den første.' }
    await recordDelay(ctx, view.pathway.id, value)
    return undefined
  },
})

/** R14 */
export const residence = actRoutes({
  path: 'residence',
  permission: 'pathway.work',
  title: () => 'Kommuner',
  schema: () => z.object({ residence: f.text('Vælg bopælskommunen.', { max: 4 }), acting: f.optionalText(4) }),
  fields: (view, shown) => {
    const options = view.choices.municipalities.map(({ id, name }) => ({ value: id, label: name }))
    return html`${select({ ...shown, name: 'residence', label: 'Bopælskommune', hint: 'Den, der betaler.', options, value: view.pathway.residence_municipality_id })}
    ${select({
      ...shown,
      name: 'acting',
      label: 'Handlekommune',
      optional: true,
      empty: 'Barnet er ikke anbragt',
      options,
      hint: 'Kun for et barn, der er anbragt uden for hjemmet.',
      value: view.pathway.acting_municipality_id ?? '',
    })}`
  },
  submit: 'Gem',
  act: async (ctx, view, value) => {
    const known = (id: string) => view.choices.municipalities.some((municipality) => municipality.id === id)
    if (!known(value.residence)) return { residence: 'Vælg en kommune på listen.' }
    if (value.acting && !known(value.acting)) return { acting: 'Vælg en kommune på listen.' }
    await changeResidence(ctx, view.pathway.id, { residence: value.residence, acting: value.acting || null })
    return undefined
  },
})
