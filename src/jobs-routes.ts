import { Hono } from 'hono'
import { z } from 'zod'
import type { Staff } from '#platform/ctx.ts'
import { readForm } from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { JOB_STATES, jobCounts, jobsOf, retryJob } from '#platform/job-list.ts'
import { staff } from '#registry/access/guard.ts'
import { may } from '#registry/access/roles.ts'
import { jobsPage } from './jobs-page.ts'

const URL = '/administration/jobs'
const LAST_PAGE = 1000

/** The outbox of the municipality, for those who look after the system. */
export const jobRoutes = new Hono<Env<Staff>>()
  .get(URL, staff('jobs.read'), async (c) => {
    const { ctx, frame, machine } = c.var
    const state = JOB_STATES.find((each) => each === c.req.query('state')) ?? null
    const page = Math.min(Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1), LAST_PAGE)
    return c.html(
      jobsPage(frame, {
        counts: await jobCounts(ctx),
        jobs: await jobsOf(ctx, { state, page }),
        state,
        page,
        mayRetry: may('administration.write', ctx.actor),
        now: ctx.now,
        titleOf: machine.jobs.title,
      }),
    )
  })
  .post(`${URL}/:jobId/retries`, staff('administration.write'), async (c) => {
    await readForm(c, z.object({}))
    await retryJob(c.var.ctx, c.req.param('jobId'))
    return c.redirect(URL, 303)
  })
