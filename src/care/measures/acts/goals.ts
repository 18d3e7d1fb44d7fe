import type { Context } from 'hono'
import { z } from 'zod'
import type { Staff } from '#platform/ctx.ts'
import * as f from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import { actRoutes } from '#care/pathways/pathways.ts'
import { radioGroup } from '#ui/choice-fields.ts'
import { html } from '#ui/html.ts'
import { textArea } from '#ui/text-fields.ts'
import { endGoal, freeNumber, goalsOf, setGoal } from '../goals.ts'
import { measuresAddress } from '../opened.ts'
import { informantName } from '../words.ts'

const SETTERS = ['self', 'parent', 'teacher'] as const
const words = f.text('Skriv målet.', { min: 2, max: 300 })
const setBy = f.choice(SETTERS, 'Vælg, hvem der har sat målet.')

const setByField = (shown: { typed?: f.Typed | undefined; errors?: f.Errors | undefined }, value?: string) =>
  radioGroup({
    ...shown,
    name: 'setBy',
    label: 'Hvem har sat målet?',
    look: 'row',
    options: SETTERS.map((each) => ({ value: each, label: informantName[each] })),
    value,
  })

/** Sets a goal in the child's or the family's own words. */
export const newGoal = actRoutes({
  path: 'measures/goals/new',
  permission: 'pathway.work',
  title: () => 'Sæt et mål',
  hindered: async ({ pathway }, c) =>
    freeNumber(await goalsOf(c.var.ctx, pathway.id)) === null
      ? 'Der er allerede tre mål. Skift eller afslut et af dem først.'
      : null,
  schema: () => z.object({ words, setBy }),
  fields: (_, shown) =>
    html`${textArea({ ...shown, name: 'words', label: 'Målet, i barnets eller familiens egne ord', hint: 'Fx "at jeg kan sove i min egen seng". Målet vurderes fra 0 til 10.', rows: 3, limit: 300 })}
    ${setByField(shown)}`,
  submit: 'Gem målet',
  back: measuresAddress,
  act: async (ctx, { pathway }, value) => {
    await setGoal(ctx, pathway.id, value)
  },
})

const goalIn = async (c: Context<Env<Staff>>) => {
  const goals = await goalsOf(c.var.ctx, c.req.param('pathwayId') ?? '')
  const goal = goals.find(({ id }) => id === c.req.param('goalId'))
  if (!goal) throw problem.notFound('Målet')
  return goal
}

/** Ends a goal, or sets another in its place. What was rated keeps the words that it was rated by. */
export const changeGoal = actRoutes({
  path: 'measures/goals/:goalId',
  permission: 'pathway.work',
  title: () => 'Skift eller afslut et mål',
  hindered: async (_, c) => ((await goalIn(c)).until === null ? null : 'Målet er afsluttet.'),
  schema: () =>
    z
      .object({
        becomes: f.choice(['ended', 'changed'], 'Vælg, hvad der skal ske.'),
        words: f.optionalText(300),
        setBy: f.optionalChoice(SETTERS),
      })
      .refine(({ becomes, words }) => becomes === 'ended' || words.length > 1, {
        path: ['words'],
        message: 'Skriv det nye mål.',
      }),
  fields: async (_, shown, c) => {
    const goal = await goalIn(c)
    return html`<div class="guidance"><p>${goal.words}</p></div>
      ${radioGroup({
        ...shown,
        name: 'becomes',
        label: 'Hvad skal der ske?',
        options: [
          { value: 'ended', label: 'Målet afsluttes', hint: 'Det er nået, eller det er ikke vigtigt mere.' },
          {
            value: 'changed',
            label: 'Et nyt mål kommer i stedet',
            reveals: html`${textArea({ ...shown, name: 'words', label: 'Det nye mål', rows: 3, limit: 300, optional: true })}
            ${setByField(shown, goal.set_by)}`,
          },
        ],
      })}`
  },
  submit: 'Gem',
  back: measuresAddress,
  act: async (ctx, { pathway }, value, c) => {
    const goal = await goalIn(c)
    await endGoal(ctx, pathway.id, goal.id)
    if (value.becomes === 'changed') {
      const setBy = value.setBy ?? (goal.set_by === 'clinician' ? 'self' : goal.set_by)
      await setGoal(ctx, pathway.id, { words: value.words, setBy, nth: goal.nth })
    }
  },
})
