import { Hono, type Context } from 'hono'
import { z } from 'zod'
import type { Staff } from '#platform/ctx.ts'
import { readForm, versionIn } from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import { dayOf } from '#platform/time.ts'
import { logGlance } from '#registry/access/access.ts'
import { staff } from '#registry/access/guard.ts'
import { may } from '#registry/access/roles.ts'
import { countsOf, leftOutOf } from './counts.ts'
import { readFilter, withinPages } from './filter.ts'
import { redeliveriesForm, settingsForm } from './form.ts'
import { reportById, reportsOf } from './list.ts'
import { reportPage } from './pages/report-page.ts'
import { reportingPage } from './pages/reporting-page.ts'
import { settingsPage } from './pages/settings-page.ts'
import { sendAgain, sendAllAgain, sendNow } from './run.ts'
import { changeSettings, settingsOf } from './settings.ts'
import { manyIn, standingOf } from './standing.ts'

const SETTINGS = '/administration/reporting'
const NOTHING = z.object({})

/** Every address of the module. */
export const reportingRoutes = new Hono<Env<Staff>>()
  .get('/reporting', staff('reporting.read'), async (c) => {
    const { ctx, frame } = c.var
    const asked = readFilter(c.req.query(), dayOf(ctx.now))
    const standing = await standingOf(ctx)
    const filter = withinPages(asked, manyIn(standing, asked.state))
    const [settings, counts, leftOut, reports] = await Promise.all([
      settingsOf(ctx),
      countsOf(ctx, filter.period),
      leftOutOf(ctx, filter.period),
      reportsOf(ctx, filter),
    ])
    return c.html(
      reportingPage(frame, {
        settings,
        standing,
        counts,
        leftOut,
        reports,
        filter,
        now: ctx.now,
        today: dayOf(ctx.now),
        maySet: may('reporting.settings', ctx.actor),
        mayOpen: mayOpen(ctx.actor),
        isOrdered: isOrdered(c),
        isOrderedAgain: c.req.query('ordered') === 'again',
      }),
    )
  })
  .post('/reporting/deliveries', staff('reporting.send'), async (c) => {
    await readForm(c, NOTHING)
    await sendNow(c.var.ctx)
    return c.redirect('/reporting?ordered=yes', 303)
  })
  .post('/reporting/redeliveries', staff('reporting.send'), async (c) => {
    const { value, errors } = await readForm(c, redeliveriesForm)
    if (errors) throw problem.notAllowedNow('Vælg på listen, hvilke der skal sendes igen.')
    await sendAllAgain(c.var.ctx, value.state)
    return c.redirect(`/reporting?state=${value.state}&ordered=again#reports`, 303)
  })
  .get('/reporting/:reportId', staff('reporting.read'), async (c) => {
    const { ctx, frame } = c.var
    const report = await reportById(ctx, c.req.param('reportId'))
    return c.html(
      reportPage(frame, {
        report,
        isRelated: await logGlance(ctx, report.childId, { what: 'report' }),
        maySet: may('reporting.settings', ctx.actor),
        mayOpen: mayOpen(ctx.actor),
        mayAssign: may('pathway.assign', ctx.actor),
        isOrdered: isOrdered(c),
        today: dayOf(ctx.now),
      }),
    )
  })
  .post('/reporting/:reportId/delivery', staff('reporting.send'), async (c) => {
    const { ctx } = c.var
    const { id } = await reportById(ctx, c.req.param('reportId'))
    await readForm(c, NOTHING)
    await sendAgain(ctx, id)
    return c.redirect(`/reporting/${id}?ordered=yes`, 303)
  })
  .get(SETTINGS, staff('reporting.settings'), async (c) =>
    c.html(
      settingsPage(c.var.frame, {
        settings: await settingsOf(c.var.ctx),
        isSaved: c.req.query('saved') === 'yes',
      }),
    ),
  )
  .post(SETTINGS, staff('reporting.settings'), async (c) => {
    const { ctx, frame } = c.var
    const settings = await settingsOf(ctx)
    const { typed, value, errors } = await readForm(c, settingsForm)
    const version = versionIn(typed)
    // until it is saved, the version that was seen is the one that is answered to
    if (errors) return c.html(settingsPage(frame, { settings: { ...settings, version }, typed, errors }), 422)
    const { sorCode, runsAt, running } = value
    if (await changeSettings(ctx, { sorCode, runsAt, isPaused: running === 'paused' }, version))
      return c.redirect(`${SETTINGS}?saved=yes`, 303)
    return c.html(settingsPage(frame, { settings, typed, isStale: true }), 409)
  })

/** Whether a reader has a way to pathways at all; a secretary, who sees to the report, has not. */
const mayOpen = (actor: Staff): boolean => may('pathway.read', actor)

const isOrdered = (c: Context): boolean => c.req.query('ordered') === 'yes'
