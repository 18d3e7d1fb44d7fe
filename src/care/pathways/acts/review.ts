import type { Context } from 'hono'
import { Hono } from 'hono'
import { z } from 'zod'
import type { Staff, StaffCtx } from '#platform/ctx.ts'
import { isUuid, readForm, text, type Errors, type Typed } from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import { staff } from '#registry/access/guard.ts'
import { button } from '#ui/button.ts'
import { facts } from '#ui/card.ts'
import { moment } from '#ui/danish.ts'
import { form, formActions } from '#ui/form.ts'
import { html } from '#ui/html.ts'
import { staffPage } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { textArea } from '#ui/text-fields.ts'
import { answerTask } from '../tasks.ts'

const reviewById = (ctx: StaffCtx, id: string) =>
  ctx.db
    .selectFrom('tasks')
    .innerJoin('care_relations as relation', (join) =>
      join
        .onRef('relation.municipality_id', '=', 'tasks.municipality_id')
        .onRef('relation.id', '=', 'tasks.relation_id'),
    )
    .innerJoin('staff', (join) =>
      join.onRef('staff.municipality_id', '=', 'tasks.municipality_id').onRef('staff.id', '=', 'relation.staff_id'),
    )
    .innerJoin('people as child', (join) =>
      join.onRef('child.municipality_id', '=', 'tasks.municipality_id').onRef('child.id', '=', 'tasks.child_id'),
    )
    .selectAll('tasks')
    .select([
      'relation.reason',
      'relation.starts_at',
      'relation.ends_at',
      'relation.staff_id',
      'staff.name as staff_name',
      'staff.profession',
      'child.given_name',
      'child.family_name',
    ])
    .where('tasks.id', '=', id)
    .where('kind', '=', 'break_glass')
    .executeTakeFirstOrThrow(() => problem.notFound('Opslaget'))

/** Nobody reviews what they opened themselves. */
const OWN = 'Bed en anden leder om at gennemgå det.'

type Review = Awaited<ReturnType<typeof reviewById>>

const page = (c: Context<Env<Staff>>, review: Review, shown: { typed?: Typed; errors?: Errors | undefined }) =>
  staffPage(
    c.var.frame,
    { title: 'Opslag med begrundelse', errors: shown.errors },
    html`<h1>Opslag med begrundelse</h1>
      ${facts([
        ['Medarbejder', `${review.staff_name}, ${review.profession}`],
        ['Barn', `${review.given_name} ${review.family_name}`],
        ['Åbnet', moment(review.starts_at)],
        ['Lukker', review.ends_at && moment(review.ends_at)],
        ['Begrundelse', review.reason],
      ])}
      ${
        review.done_at
          ? notice('success', 'Opslaget er gennemgået', review.answer)
          : review.staff_id === c.var.ctx.actor.id
            ? notice('info', 'Opslaget er dit eget', OWN)
            : form(
                { action: c.req.path, errors: shown.errors },
                html`${textArea({ ...shown, name: 'answer', label: 'Din vurdering', rows: 3, limit: 2000, hint: 'Fx: I orden, vikar for Mette Lund.' })}
                ${formActions(button('Gem vurderingen'))}`,
              )
      }`,
  )

const idIn = (c: Context): string => {
  const id = c.req.param('taskId') ?? ''
  if (!isUuid(id)) throw problem.notFound('Opslaget')
  return id
}

/** R55: the leader looks at what was opened for a reason. It shows the reason, not the record. */
export const accessReview = new Hono<Env<Staff>>()
  .get('/access-reviews/:taskId', staff('overview.read'), async (c) =>
    c.html(page(c, await reviewById(c.var.ctx, idIn(c)), {})),
  )
  .post('/access-reviews/:taskId', staff('overview.read'), async (c) => {
    const review = await reviewById(c.var.ctx, idIn(c))
    const given = await readForm(c, z.object({ answer: text('Skriv din vurdering.', { min: 3, max: 2000 }) }))
    if (given.errors) return c.html(page(c, review, given), 422)
    if (review.staff_id === c.var.ctx.actor.id) throw problem.notAllowedNow(OWN)
    await answerTask(c.var.ctx, review, { answer: given.value.answer, check: null, askAgainOn: null })
    return c.redirect('/day', 303)
  })
