import type { Context } from 'hono'
import { z } from 'zod'
import { choice, notAsked, optionalDay, text } from '#platform/form.ts'
import { problem } from '#platform/problem.ts'
import type { TaskKind, WayCheck } from '#platform/schema.ts'
import { hasRelation } from '#registry/access/access.ts'
import { targetName } from '#registry/organisations/organisations.ts'
import { radioGroup } from '#ui/choice-fields.ts'
import { dateField } from '#ui/date-fields.ts'
import { html } from '#ui/html.ts'
import { notice } from '#ui/notice.ts'
import { textArea } from '#ui/text-fields.ts'
import { actRoutes } from '../act.ts'
import type { PassingOn } from '../passing-on.ts'
import { keepWhoHasTasks } from '../end.ts'
import { ANSWERED_ELSEWHERE, answerTask, waitsForRole } from '../tasks.ts'
import { correctWay as markWayAsError, showWay } from '../ways.ts'
import type { View } from '../view.ts'
import { checkName, optionsOf } from '../words.ts'
import { faultsOfWay, wayFields, waySchema } from './way-fields.ts'

const CHECKS = Object.keys(checkName) as WayCheck[] // the keys of the table
const ASK_AGAIN: readonly WayCheck[] = ['waiting_for_receiver', 'not_in_contact']

export const newWay = (passing: PassingOn) =>
  actRoutes({
    path: 'ways/new',
    permission: 'pathway.work',
    title: () => 'Vis en vej',
    schema: () => waySchema,
    fields: async (view, shown, c) =>
      wayFields(view, shown, { optional: false, passing: await passing.fields(c.var.ctx, view, shown) }),
    submit: 'Gem vejen',
    act: async (ctx, view, value) => {
      const faults = faultsOfWay(view, value)
      if (Object.keys(faults).length) return faults
      const id = await showWay(ctx, view.pathway, value)
      return (await passing.passOn(ctx, view, { ...value, id }, value)) ?? undefined
    },
  })

const wayIn = (view: View, c: Context) => {
  const way = view.ways.find(({ id }) => id === c.req.param('wayId'))
  if (!way) throw problem.notFound('Vejen')
  return way
}

export const correctWay = (passing: PassingOn) =>
  actRoutes({
    path: 'ways/:wayId/correction',
    permission: 'pathway.work',
    title: (view, c) => `Marker vejen til ${wayIn(view, c).receiver} som en fejl`,
    schema: () => z.object({ reason: text('Skriv, hvad der var forkert.', { min: 3, max: 1000 }) }),
    fields: (view, shown, c) => {
      const { handed_over: handedOver, target } = wayIn(view, c)
      // what went with a transfer stands in the register, whatever is said of the way
      const isTransfer = view.pathway.closing_reason === 'transferred' && target === 'offer_in_other_municipality'
      return html`${
        handedOver &&
        !isTransfer &&
        notice(
          'info',
          'Videregivelsen markeres også som en fejl',
          html`Er der faktisk givet noget videre, så registrér det under
            <a href="/pathways/${view.pathway.id}/sharing/disclosures/new">Registrér en videregivelse</a>.`,
        )
      }
      ${textArea({ ...shown, name: 'reason', label: 'Hvad var forkert?', rows: 3, limit: 1000 })}`
    },
    submit: 'Marker som en fejl',
    act: async (ctx, view, value, c) => {
      const { id } = wayIn(view, c)
      await markWayAsError(ctx, view.pathway.id, id, value.reason)
      await passing.takeBack(ctx, view.pathway.id, id)
    },
  })

/** What a leader is asked to look at is not answered by whoever it is about. */
const FOR_THE_LEADER: readonly TaskKind[] = ['held_without_consent', 'disclosure_without_basis']

const taskIn = (view: View, c: Context) => {
  const task = view.tasks.find(({ id, kind }) => id === c.req.param('taskId') && !ANSWERED_ELSEWHERE.includes(kind))
  if (!task) throw problem.notFound('Opgaven')
  return task
}

/** Answers a task: for a way, whether the family came into contact; it is asked again until it is answered for good. */
export const answerToTask = actRoutes({
  path: 'tasks/:taskId',
  alsoRegretted: true,
  permission: 'pathway.read',
  // R55: what waits for a role is answered by it, also when nobody treats the child any more
  byRole: async (ctx, c) =>
    (await waitsForRole(ctx, { pathwayId: c.req.param('pathwayId') ?? '', taskId: c.req.param('taskId') ?? '' }))
      ? 'intake'
      : undefined,
  title: (view, c) => taskIn(view, c).title,
  hindered: (view, c) => {
    const task = taskIn(view, c)
    if (task.done_at) return 'Opgaven er besvaret.'
    const isForLeader = FOR_THE_LEADER.includes(task.kind)
    const mine =
      view.reader.roles.includes(task.role) ||
      (!isForLeader && (task.assignee_id === view.reader.id || view.pathway.responsible_id === view.reader.id))
    if (mine) return null
    return isForLeader ? 'Opgaven er til lederen.' : 'Opgaven hører til en kollega.'
  },
  schema: (view, c) =>
    z.object({
      check: taskIn(view, c).kind === 'way_check' ? choice(CHECKS, 'Vælg, hvordan det er gået.') : notAsked(),
      answer: text('Skriv, hvad I har gjort, eller hvad I ved.', { max: 2000, min: 3 }),
      askAgainOn: optionalDay(),
    }),
  fields: (view, shown, c) => {
    const task = taskIn(view, c)
    const way = view.ways.find(({ id }) => id === task.way_id)
    return html`${way && html`<p class="quiet">${targetName[way.target]}: ${way.receiver}${way.receiver_person && `, ${way.receiver_person}`}. ${way.agreed_by} sagde ja.</p>`}
    ${task.kind === 'way_check' && radioGroup({ ...shown, name: 'check', label: 'Hvordan er det gået?', options: optionsOf(checkName) })}
    ${textArea({ ...shown, name: 'answer', label: task.kind === 'way_check' ? 'Hvad ved I?' : 'Hvad er gjort?', rows: 3, limit: 2000 })}
    ${
      task.kind === 'way_check' &&
      dateField({
        ...shown,
        name: 'askAgainOn',
        label: 'Spørg igen den',
        optional: true,
        value: view.today.add({ days: 14 }).toString(),
        hint: 'Bruges kun, når familien ikke er kommet i kontakt endnu.',
      })
    }`
  },
  submit: 'Gem svaret',
  back: async (id, { child }, ctx) => ((await hasRelation(ctx, child.id)) ? `/pathways/${id}` : '/day'),
  act: async (ctx, view, value, c) => {
    const again = value.check !== null && ASK_AGAIN.includes(value.check)
    if (again && (!value.askAgainOn || value.askAgainOn <= view.today.toString())) {
      return {
        askAgainOn: 'Vælg en dag efter i dag, hvor I ser efter igen. Spørgsmålet lukkes først, når det er besvaret.',
      }
    }
    await answerTask(ctx, taskIn(view, c), {
      answer: value.answer,
      check: value.check,
      askAgainOn: again ? value.askAgainOn : null,
    })
    await keepWhoHasTasks(ctx, view.pathway)
    return undefined
  },
})
