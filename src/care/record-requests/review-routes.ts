import { Hono, type Context } from 'hono'
import { z } from 'zod'
import type { Staff } from '#platform/ctx.ts'
import { readForm } from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import { staff } from '#registry/access/guard.ts'
import { hindranceAt } from './act.ts'
import { itemAddress, requestAddress, reviewAddress } from './addresses.ts'
import { verdictForm } from './form.ts'
import { requestView, type RequestView } from './load.ts'
import { itemPage } from './pages/item-page.ts'
import { reviewPage } from './pages/review-page.ts'
import { reviewedItemPage } from './pages/reviewed-item-page.ts'
import { allKeys } from './passages.ts'
import { seenOf } from './item.ts'
import { giveTheRest, isOpenForReview, nameOfRest, restOf, saveVerdict } from './review.ts'

const PATH = '/record-requests/:requestId/review'
const guard = staff('request.handle')

const opened = (c: Context<Env<Staff>>, kind: 'read' | 'write') =>
  requestView(c.var.ctx, c.req.param('requestId') ?? '', kind)

const refuseUnlessOpen = (view: RequestView): void => {
  if (isOpenForReview(view)) return
  throw problem.notAllowedNow(
    hindranceAt(['review', 'decision'], view.step) ?? 'Der er truffet afgørelse. Gennemgangen kan ikke ændres.',
  )
}

/** R84: an underretning is reviewed, and read here, by those who may read it. */
const itemIn = (view: RequestView, c: Context<Env<Staff>>) => {
  const found = view.reviewed.find(({ item }) => item.kind === c.req.param('kind') && item.id === c.req.param('itemId'))
  if (!found) throw problem.notFound('Det')
  if (!found.item.mayRead)
    throw problem.forbidden(
      'Underretningen kan læses af den, der har skrevet den, af den ansvarlige for barnet og af ledere.',
    )
  return found
}

const nextHref = (view: RequestView, done: string): string => {
  const next = view.reviewed.find(({ item, verdict }) => !verdict && item.mayRead && item.id !== done)
  return next ? itemAddress(view.request.id, next.item) : reviewAddress(view.request.id)
}

/** Going through the record, thing by thing. */
export const reviewRoutes = new Hono<Env<Staff>>()
  .get(PATH, guard, async (c) => {
    const view = await opened(c, 'read')
    const page = Math.min(1000, Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1))
    return c.html(reviewPage(c.var.frame, view, page))
  })
  .post(`${PATH}/rest`, guard, async (c) => {
    const view = await opened(c, 'write')
    refuseUnlessOpen(view)
    const { value } = await readForm(c, z.object({ rest: z.string().max(64) }))
    const rest = restOf(view.reviewed)
    if (value?.rest !== nameOfRest(rest)) throw problem.changedMeanwhile('Gennemgangen')
    await giveTheRest(c.var.ctx, view.request.id, rest)
    return c.redirect(requestAddress(view.request.id), 303)
  })
  .get(`${PATH}/:kind/:itemId`, guard, async (c) => {
    const view = await opened(c, 'read')
    const reviewed = itemIn(view, c)
    return c.html(
      isOpenForReview(view) ? itemPage(c.var.frame, view, { reviewed }) : reviewedItemPage(c.var.frame, view, reviewed),
    )
  })
  .post(`${PATH}/:kind/:itemId`, guard, async (c) => {
    const view = await opened(c, 'write')
    refuseUnlessOpen(view)
    const reviewed = itemIn(view, c)
    const { typed, value, errors } = await readForm(c, verdictForm)
    if (errors) return c.html(itemPage(c.var.frame, view, { reviewed, typed, errors }), 422)
    const known = new Set(allKeys(reviewed.item.sections))
    if (![...value.withheld, ...value.thirdParty, ...value.testQuestions].every((key) => known.has(key)))
      return c.html(itemPage(c.var.frame, view, { reviewed, typed, errors: { form: 'Hent siden igen.' } }), 422)
    const isOther = value.seen !== seenOf(reviewed.item).toString('hex')
    if (isOther || !(await saveVerdict(c.var.ctx, view.request.id, reviewed.item, value, value.version)))
      return c.html(itemPage(c.var.frame, view, { reviewed, typed, isStale: true }), 409)
    return c.redirect(nextHref(view, reviewed.item.id), 303)
  })
