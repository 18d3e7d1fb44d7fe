import type { Context } from 'hono'
import { Hono } from 'hono'
import type { Staff, StaffCtx } from '#platform/ctx.ts'
import { isUuid, readForm, type Errors, type Typed } from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import { logOversight, looksUnder } from '#registry/access/access.ts'
import { staff } from '#registry/access/guard.ts'
import { answerForm, kindName, outcomeFields, thingOf } from '#registry/log-control/log-control.ts'
import { button } from '#ui/button.ts'
import { card, facts, heading } from '#ui/card.ts'
import { moment } from '#ui/danish.ts'
import { form, formActions } from '#ui/form.ts'
import { html } from '#ui/html.ts'
import { staffPage } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { workTable } from '#ui/work-table.ts'
import { answerReason } from '../answer-reason.ts'

const reviewById = (ctx: StaffCtx, relationId: string) =>
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
    .select(['relation.reason', 'relation.starts_at', 'relation.ends_at'])
    .select([
      'relation.staff_id',
      'staff.name as staff_name',
      'staff.profession',
      'child.given_name',
      'child.family_name',
    ])
    .where('tasks.relation_id', '=', relationId)
    .where('kind', '=', 'break_glass')
    .executeTakeFirstOrThrow(() => problem.notFound('Opslaget'))

/** Nobody reviews what they opened themselves. */
const OWN = 'Bed en anden leder om at gennemgå det.'
/** As many looks as a page can hold; eight hours of one person. */
const MOST_LOOKS = 200

/** The review with all looks under the reason. It shows the reason, not the record; that it was shown is logged. */
async function opened(c: Context<Env<Staff>>, kind: 'read' | 'write') {
  const { ctx } = c.var
  const id = c.req.param('relationId') ?? ''
  if (!isUuid(id)) throw problem.notFound('Opslaget')
  const review = await reviewById(ctx, id)
  const [looks] = await Promise.all([
    looksUnder(ctx, { id, childId: review.child_id }, MOST_LOOKS),
    logOversight(ctx, review.child_id, { what: 'access_review', kind }),
  ])
  return { ...review, looks }
}

type Review = Awaited<ReturnType<typeof opened>>
type Shown = { typed?: Typed; errors?: Errors | undefined }

const page = (c: Context<Env<Staff>>, review: Review, shown: Shown) =>
  staffPage(
    c.var.frame,
    { title: 'Opslag med begrundelse', errors: shown.errors },
    html`${heading('Opslag med begrundelse')}
    ${card(
      null,
      facts([
        ['Medarbejder', `${review.staff_name}, ${review.profession}`],
        ['Barn', `${review.given_name} ${review.family_name}`],
        ['Åbnet', moment(review.starts_at)],
        ['Lukker', review.ends_at && moment(review.ends_at)],
        ['Begrundelse', review.reason],
      ]),
    )}
    ${card('Gennemgang', answerOf(c, review, shown))}
    ${card(
      'Opslag under begrundelsen',
      workTable({
        caption: 'Opslag under begrundelsen',
        quietCaption: true,
        columns: [
          { key: 'at', label: 'Tidspunkt' },
          { key: 'what', label: 'Hvad' },
        ],
        rows: review.looks.map(({ at, kind, what }) => ({
          at: moment(at),
          what: `${thingOf(what)}, ${kindName[kind]}`,
        })),
        empty: 'Forløbet blev ikke åbnet, efter at begrundelsen var givet.',
      }),
    )}`,
  )

function answerOf(c: Context<Env<Staff>>, review: Review, shown: Shown) {
  if (review.done_at) return notice('success', 'Opslaget er gennemgået', review.answer)
  if (review.staff_id === c.var.ctx.actor.id) return notice('info', 'Opslaget er dit eget', OWN)
  return form(
    { action: c.req.path, keep: c.req.path, errors: shown.errors },
    html`${outcomeFields(shown)} ${formActions(button('Gem vurderingen'))}`,
  )
}

/** R55: the leader looks at what was opened for a reason, and answers; the monthly control takes the same answer. */
export const accessReview = new Hono<Env<Staff>>()
  .get('/access-reviews/:relationId', staff('overview.read'), async (c) => c.html(page(c, await opened(c, 'read'), {})))
  .post('/access-reviews/:relationId', staff('overview.read'), async (c) => {
    const { ctx } = c.var
    const review = await opened(c, 'write')
    const given = await readForm(c, answerForm)
    if (given.errors) return c.html(page(c, review, given), 422)
    if (review.staff_id === ctx.actor.id) throw problem.notAllowedNow(OWN)
    await answerReason(ctx, review, given.value)
    return c.redirect('/day', 303)
  })
