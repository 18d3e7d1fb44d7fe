import { z } from 'zod'
import { optionalId } from '#platform/form.ts'
import { hasRelation } from '#registry/access/access.ts'
import { may } from '#registry/access/roles.ts'
import { select } from '#ui/choice-fields.ts'
import { html } from '#ui/html.ts'
import { actRoutes } from '../act.ts'
import { assign } from '../decide.ts'

/**
 * Making somebody responsible. Whoever shares out the work may do it without treating the child, but not take it over from a
 * colleague, or leave it to nobody.
 */
export const responsibility = actRoutes({
  path: 'responsibility',
  permission: 'pathway.assign',
  byRole: 'intake',
  title: () => 'Hvem er ansvarlig?',
  hindered: (view) => (view.pathway.status === 'active' ? null : 'Forløbet er afsluttet.'),
  schema: () => z.object({ staffId: optionalId(), unitId: optionalId() }),
  fields: (view, shown) =>
    html`${select({
      ...shown,
      name: 'staffId',
      label: 'Ansvarlig',
      optional: true,
      empty: 'Ingen endnu',
      value: view.pathway.responsible_id ?? '',
      options: view.choices.staff.map(({ id, name, profession }) => ({ value: id, label: `${name}, ${profession}` })),
    })}
    ${select({
      ...shown,
      name: 'unitId',
      label: 'Enhed',
      optional: true,
      empty: 'Ikke valgt',
      value: view.pathway.unit_id ?? '',
      options: view.choices.units.map(({ id, name }) => ({ value: id, label: name })),
    })}`,
  submit: 'Gem',
  // who shares out the work may not open every child
  back: async (id, { child }, ctx) =>
    may('pathway.read', ctx.actor) && (await hasRelation(ctx, child.id)) ? `/pathways/${id}` : '/pathways',
  act: async (ctx, view, value) => {
    // taking a child over from a colleague, or away, must not be a way around giving a reason (R55); the database refuses it too
    const isAnothers = view.pathway.responsible_id !== null && view.pathway.responsible_id !== ctx.actor.id
    const relieves = isAnothers && (!value.staffId || value.staffId === ctx.actor.id)
    if (relieves && !(await hasRelation(ctx, view.child.id))) {
      return {
        staffId: value.staffId
          ? 'Bed en kollega om at give dig forløbet, eller åbn det først med en begrundelse.'
          : 'Giv forløbet til en kollega, eller åbn det først med en begrundelse.',
      }
    }
    const person = view.choices.staff.find(({ id }) => id === value.staffId)
    if (value.staffId && !person) return { staffId: 'Vælg en medarbejder på listen.' }
    if (value.unitId && !view.choices.units.some(({ id }) => id === value.unitId))
      return { unitId: 'Vælg en enhed på listen.' }
    await assign(ctx, view.pathway, { staffId: value.staffId, unitId: value.unitId ?? person?.unit_id ?? null })
    return undefined
  },
})
