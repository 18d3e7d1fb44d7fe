import { Hono } from 'hono'
import type { Staff } from '#platform/ctx.ts'
import type { Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import { staff } from '#registry/access/guard.ts'
import { contactsOf, REGRETTED } from '#care/pathways/pathways.ts'
import { administrationRoutes } from './administration/routes.ts'
import { flag } from './acts/flag.ts'
import { changeGoal, newGoal } from './acts/goals.ts'
import { mistake } from './acts/mistake.ts'
import { enteringFrom, hindranceOf, takeStep } from './entering.ts'
import { goalsOf } from './goals.ts'
import { missingMeasures } from './missing-tasks.ts'
import { measuresAddress, openedFor } from './opened.ts'
import { formsInUse } from './own-forms.ts'
import { choosePage } from './pages/choose-page.ts'
import { entryPage } from './pages/entry-page.ts'
import { familyPage, measuresPage } from './pages/measures-page.ts'
import { responsePage } from './pages/response-page.ts'
import { responseById, responsesOf } from './responses.ts'
import { bandSetsInUse } from './sets-in-use.ts'

export { answeringRoutes } from './answering/routes.ts'
export { askingRoutes } from './asking/routes.ts'

const AT = '/pathways/:pathwayId/measures'

const reading = new Hono<Env<Staff>>()
  .get(AT, staff('pathway.read'), async (c) => {
    const opened = await openedFor(c, 'read')
    const { ctx } = c.var
    const [responses, goals, missing, contacts, bandSets] = await Promise.all([
      responsesOf(ctx, opened.pathway.id),
      goalsOf(ctx, opened.pathway.id),
      missingMeasures(ctx, opened.pathway.id),
      contactsOf(ctx, opened.pathway.id),
      bandSetsInUse(ctx),
    ])
    const talks = contacts.filter(({ status }) => status === 'held').flatMap(({ on_day: on }) => on ?? [])
    const page = c.req.query('view') === 'family' ? familyPage : measuresPage
    return c.html(page(c.var.frame, opened, { responses, goals, missing, talks, bandSets }))
  })
  .get(`${AT}/new`, staff('pathway.work'), async (c) => {
    const opened = await openedFor(c, 'read')
    const [definitions, missing] = await Promise.all([
      formsInUse(c.var.ctx),
      missingMeasures(c.var.ctx, opened.pathway.id),
    ])
    return c.html(choosePage(c.var.frame, opened, { definitions, missing }))
  })

const entering = new Hono<Env<Staff>>()
  .get(`${AT}/entry`, staff('pathway.work'), async (c) => {
    const opened = await openedFor(c, 'read')
    const asked = await enteringFrom(c, opened)
    return c.html(entryPage(c.var.frame, opened, addressOf(c.req.url), { entering: asked, at: 'first' }))
  })
  .post(`${AT}/entry`, staff('pathway.work'), async (c) => {
    const opened = await openedFor(c, 'write')
    if (opened.pathway.status === 'entered_in_error') throw problem.notAllowedNow(REGRETTED)
    const asked = await enteringFrom(c, opened)
    const hindered = hindranceOf(asked)
    if (hindered) throw problem.notAllowedNow(hindered)
    const step = await takeStep(c, opened, asked)
    if ('done' in step) return c.redirect(`${measuresAddress(opened.pathway.id)}/${step.done}`, 303)
    const page = entryPage(c.var.frame, opened, addressOf(c.req.url), { entering: asked, ...step })
    return c.html(page, step.errors ? 422 : 200)
  })

const addressOf = (url: string): string => {
  const { pathname, search } = new URL(url)
  return `${pathname}${search}`
}

const answered = new Hono<Env<Staff>>().get(`${AT}/:responseId`, staff('pathway.read'), async (c) => {
  const opened = await openedFor(c, 'read')
  const response = await responseById(c.var.ctx, opened.pathway.id, c.req.param('responseId'))
  return c.html(responsePage(c.var.frame, opened, response))
})

/** What was measured in a pathway: read, entered, answered for, corrected. */
export const measureRoutes = [
  reading,
  entering,
  flag,
  newGoal,
  changeGoal,
  answered,
  mistake,
  administrationRoutes,
].reduce((all, routes) => all.route('/', routes), new Hono<Env<Staff>>())
