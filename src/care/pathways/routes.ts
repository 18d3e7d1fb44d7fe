import { Hono, type Context } from 'hono'
import type { Staff } from '#platform/ctx.ts'
import { isUuid, optionalText, parseForm, typedText } from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import { dayOf } from '#platform/time.ts'
import { staff } from '#registry/access/guard.ts'
import { noticesFor } from '#registry/delegation/delegation.ts'
import type { CosignWorkOf } from './cosign-work.ts'
import { units } from '#registry/organisations/organisations.ts'
import { z } from 'zod'
import { reasonedAccess } from './acts/access.ts'
import { cancelTalk, correctContact, missTalk } from './acts/changes.ts'
import { delay, judgement, outcome, residence, themes } from './acts/decisions.ts'
import { ending, reopening } from './acts/endings.ts'
import { mistake } from './acts/mistake.ts'
import { responsibility } from './acts/responsibility.ts'
import { accessReview } from './acts/review.ts'
import { holdPlanned, holdTalk, planTalk } from './acts/talks.ts'
import { answerToTask, correctWay, newWay } from './acts/ways.ts'
import { readFilter } from './filter.ts'
import type { FindEnquiries } from './found-enquiries.ts'
import type { PassingOn } from './passing-on.ts'
import { leadsFor } from './leads-to.ts'
import { clocksRunningOut, listPathways, talksOfTheDay } from './lists.ts'
import { dayPage } from './pages/day-page.ts'
import { listPage } from './pages/list-page.ts'
import type { WithMeasures } from './with-measures.ts'
import { pathwayPage } from './pages/pathway-page.ts'
import { searchPage } from './pages/search-page.ts'
import { searchPathways } from './search.ts'
import { openTasksFor } from './tasks.ts'
import { viewOf } from './view.ts'
import type { WaitingNotes } from './waiting-notes.ts'

const TASKS_ON_THE_DAY = 20

const day = (waitingNotes: WaitingNotes, cosignWork: CosignWorkOf) =>
  new Hono<Env<Staff>>().get('/day', staff('pathway.list'), async (c) => {
    const { ctx } = c.var
    const [talks, clocks, tasks, waiting, cosigning, expiring] = await Promise.all([
      talksOfTheDay(ctx),
      clocksRunningOut(ctx),
      openTasksFor(ctx, TASKS_ON_THE_DAY),
      waitingNotes(ctx),
      cosignWork(ctx),
      noticesFor(ctx),
    ])
    const { now, actor: reader } = ctx
    const day = { today: dayOf(now), now, reader, talks, clocks, tasks, ...waiting, cosigning, expiring }
    return c.html(dayPage(c.var.frame, day))
  })

const reading = ({ findEnquiries, measures }: Pick<HandedDown, 'findEnquiries' | 'measures'>) =>
  new Hono<Env<Staff>>()
    .get('/pathways/mine', staff('pathway.work'), async (c) => c.html(await list(c, true)))
    .get('/pathways', staff('pathway.list'), async (c) => c.html(await list(c, false)))
    .post('/search', staff('search'), async (c) => {
      const { ctx } = c.var
      const posted = await c.req.formData().catch(() => new FormData())
      const form = parseForm(posted, z.object({ q: optionalText(200) }))
      const typed = typedText(form.typed, 'q').slice(0, 200)
      const found = typed ? await searchPathways(ctx, typed) : []
      const enquiries = typed ? await findEnquiries(ctx, typed) : []
      const more = { today: dayOf(ctx.now), reader: ctx.actor, leadsTo: leadsFor(ctx.actor) }
      return c.html(searchPage(c.var.frame, { typed, found, enquiries, ...more }))
    })
    .get('/pathways/:pathwayId', staff('pathway.read'), async (c) => {
      const id = c.req.param('pathwayId')
      if (!isUuid(id)) throw problem.notFound('Forløbet')
      const view = await viewOf(c.var.ctx, id, 'pathway', { keepsToReach: true })
      return c.html(pathwayPage(c.var.frame, view, await measures.card(c.var.ctx, view)))
    })

async function list(c: Context<Env<Staff>>, mine: boolean) {
  const { ctx } = c.var
  const filter = readFilter(c.req.query(), mine)
  const [found, all] = await Promise.all([listPathways(ctx, filter), units(ctx)])
  const leadsTo = leadsFor(ctx.actor)
  return listPage(c.var.frame, { found, filter, units: all, today: dayOf(ctx.now), path: c.req.path, leadsTo })
}

const acts = ({ passing, measures }: Pick<HandedDown, 'passing' | 'measures'>) => [
  planTalk,
  holdTalk(measures),
  holdPlanned(measures),
  cancelTalk,
  missTalk,
  correctContact,
  themes,
  judgement,
  outcome(passing),
  delay,
  residence,
  responsibility,
  newWay(passing),
  correctWay(passing),
  answerToTask,
  ending(measures),
  reopening,
  mistake,
  reasonedAccess,
  accessReview,
]

type HandedDown = {
  waitingNotes: WaitingNotes
  cosignWork: CosignWorkOf
  findEnquiries: FindEnquiries
  passing: PassingOn
  measures: WithMeasures
}

/**
 * Every address of the module. What waits in the journal, what is found in the entrance, what is passed on with a way, and
 * questionnaires lie above and are handed down.
 */
export const pathwayRoutes = ({ waitingNotes, cosignWork, ...above }: HandedDown): Hono<Env<Staff>> =>
  acts(above)
    .reduce((all, act) => all.route('/', act), reading(above) as Hono<Env<Staff>>)
    .route('/', day(waitingNotes, cosignWork)) // the chained type names each path, which nobody needs here
