import { Hono } from 'hono'
import type { Staff } from '#platform/ctx.ts'
import type { Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import { dayOf } from '#platform/time.ts'
import { logOversight, logSearch } from '#registry/access/access.ts'
import { staff } from '#registry/access/guard.ts'
import { deskForm, kindOf } from './desk-form.ts'
import { extractRoutes } from './extract/routes.ts'
import { reviewForm, settingsForm } from './form.ts'
import { drawnById, listDrawn, looksBeside, monthsOf, readFilter } from './list.ts'
import { listPage } from './pages/list-page.ts'
import { monthsPage } from './pages/months-page.ts'
import { printPage } from './pages/print-page.ts'
import { reviewPage } from './pages/review-page.ts'
import { letGoInWords, settingsPage } from './pages/settings-page.ts'
import { qualityRoutes } from './quality/routes.ts'
import { restrictionRoutes } from './restriction/routes.ts'
import { answerLook } from './review.ts'
import { choicesMade, looksToLetGo, saveSettings, settingsOf } from './settings.ts'

/** As much as is drawn at the most is printed on one page. */
const MOST_PRINTED = 2000

const reading = new Hono<Env<Staff>>()
  .get('/log-control', staff('log.review'), async (c) => {
    const { ctx, frame } = c.var
    const filter = readFilter(c.req.query())
    const [found, months] = await Promise.all([
      listDrawn(ctx, filter),
      monthsOf(ctx),
      logSearch(ctx, `logkontrol: ${filter.month?.slice(0, 7) ?? 'seneste'}`),
    ])
    const month = months.find((each) => filter.month === null || each.month === filter.month) ?? null
    return c.html(listPage(frame, { found, filter, month, today: dayOf(ctx.now) }))
  })
  .get('/log-control/months', staff('log.review'), async (c) =>
    c.html(monthsPage(c.var.frame, { months: await monthsOf(c.var.ctx), today: dayOf(c.var.ctx.now) })),
  )
  .get('/log-control/print', staff('log.review'), async (c) => {
    const { ctx, frame } = c.var
    const filter = { ...readFilter(c.req.query()), show: 'all', page: 1 } as const
    const [{ rows, total }, months] = await Promise.all([
      listDrawn(ctx, filter, MOST_PRINTED),
      monthsOf(ctx),
      logSearch(ctx, `logkontrol til udskrift: ${filter.month?.slice(0, 7) ?? 'seneste'}`),
    ])
    const month = months.find((each) => filter.month === null || each.month === filter.month)
    if (!month) throw problem.notFound('Måneden')
    return c.html(printPage(frame, { rows, total, month, today: dayOf(ctx.now) }))
  })

const review = deskForm({
  path: '/log-control/looks/:reviewId',
  permission: 'log.review',
  load: async ({ req, var: { ctx } }) => {
    const look = await drawnById(ctx, req.param('reviewId') ?? '')
    const kind = kindOf(req.method)
    await (look.childId
      ? logOversight(ctx, look.childId, { what: 'log_review', kind })
      : logSearch(ctx, `logkontrol: ${look.at ? 'en søgning' : 'et slettet opslag'} af ${look.staffName}`))
    return { look, beside: await looksBeside(ctx, look) }
  },
  schema: () => reviewForm,
  page: (c, known, shown) =>
    reviewPage(c.var.frame, { ...known, isOwn: known.look.staffId === c.var.ctx.actor.id, action: c.req.path }, shown),
  save: async (ctx, { look }, value) =>
    (await answerLook(ctx, look, value)) ? { to: `/log-control?month=${look.month.slice(0, 7)}` } : 'stale',
})

const settings = deskForm({
  path: '/log-control/settings',
  permission: 'log.review',
  load: async ({ var: { ctx } }) => {
    const [now, made] = await Promise.all([settingsOf(ctx), choicesMade(ctx)])
    return { now, made }
  },
  schema: () => settingsForm,
  page: (c, known, shown) => settingsPage(c.var.frame, known, shown),
  save: async (ctx, { now }, value) => {
    if (now.version !== value.version) return 'stale'
    const looks = await looksToLetGo(ctx, now, value)
    if (looks > 0) return { errors: { agreed: letGoInWords(looks, value.months) } }
    return (await saveSettings(ctx, value)) ? { to: '/log-control' } : 'stale'
  },
})

/** The control of the access log, extracts of it, restricted records, and leave for quality work. */
export const logControlRoutes = [
  reading,
  review,
  settings,
  ...extractRoutes,
  ...restrictionRoutes,
  ...qualityRoutes,
].reduce((all, routes) => all.route('/', routes), new Hono<Env<Staff>>())
