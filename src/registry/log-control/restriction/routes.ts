import { staffInRoles } from '#registry/staff/staff.ts'
import { childIn } from '../child-in.ts'
import { deskForm, kindOf, type Desk } from '../desk-form.ts'
import { endingForm, restrictionForm } from '../form.ts'
import { restrictionPage } from './page.ts'
import { endRestriction, restrict, restrictionsOf } from './restriction.ts'

const WHO_WORKS_WITH_CHILDREN = ['intake', 'therapist', 'adviser', 'secretary', 'leader'] as const

async function load({ req, var: { ctx } }: Desk) {
  const child = await childIn(ctx, req.param('childId') ?? '', {
    what: 'restriction',
    kind: kindOf(req.method),
  })
  const [all, staff] = await Promise.all([restrictionsOf(ctx, child.id), staffInRoles(ctx, WHO_WORKS_WITH_CHILDREN)])
  return { child, all, staff }
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

/** Records that only those who are named may open. */
export const restrictionRoutes = [choosing, ending]
