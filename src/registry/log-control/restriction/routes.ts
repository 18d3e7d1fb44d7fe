import { Hono } from 'hono'
import type { Staff } from '#platform/ctx.ts'
import type { Env } from '#platform/http.ts'
import { logSearch } from '#registry/access/access.ts'
import { staff } from '#registry/access/guard.ts'
import { staffInRoles } from '#registry/staff/staff.ts'
import { childIn } from '../child-in.ts'
import { deskForm, kindOf, type Desk } from '../desk-form.ts'
import { endingForm, restrictionForm } from '../form.ts'
import { restrictedPage } from './list-page.ts'
import { restrictionPage } from './page.ts'
import { endRestriction, restrict, restrictedRecords, restrictionsOf } from './restriction.ts'

const WHO_WORKS_WITH_CHILDREN = ['intake', 'therapist', 'adviser', 'secretary', 'leader'] as const

async function load({ req, var: { ctx } }: Desk) {
  const child = await childIn(ctx, req.param('childId') ?? '', {
    what: 'restriction',
    kind: kindOf(req.method),
  })
  const [decided, readers] = await Promise.all([
    restrictionsOf(ctx, child.id),
    staffInRoles(ctx, WHO_WORKS_WITH_CHILDREN),
  ])
  return { child, all: decided, staff: readers }
}

const choosing = deskForm({
  path: '/children/:childId/restriction',
  permission: 'access.restrict',
  load,
  schema: ({ staff }) => restrictionForm(staff),
  page: (c, known, shown) => restrictionPage(c.var.frame, known, shown),
  save: async (ctx, { child }, { known, readers, reason }) =>
    (await restrict(ctx, child.id, { knownId: known, readers, reason }))
      ? { to: `/children/${child.id}/restriction` }
      : 'stale',
})

const ending = deskForm({
  path: '/children/:childId/restriction/ending',
  permission: 'access.restrict',
  load,
  schema: () => endingForm,
  page: (c, known, shown) => restrictionPage(c.var.frame, known, shown),
  save: async (ctx, { child }, { known }) =>
    (await endRestriction(ctx, child.id, known)) ? { to: `/children/${child.id}/restriction` } : 'stale',
})

const all = new Hono<Env<Staff>>().get('/log-control/restrictions', staff('access.restrict'), async (c) => {
  const { ctx, frame } = c.var
  const page = Math.min(1000, Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1))
  const [found] = await Promise.all([restrictedRecords(ctx, page), logSearch(ctx, 'begrænsede journaler')])
  return c.html(restrictedPage(frame, { found, page }))
})

/** Records that only those who are named may open. */
export const restrictionRoutes = [all, choosing, ending]
