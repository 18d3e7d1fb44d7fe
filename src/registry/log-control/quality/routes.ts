import { Hono } from 'hono'
import { z } from 'zod'
import type { Staff } from '#platform/ctx.ts'
import { isUuid, readForm } from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import { dayOf, plainDate } from '#platform/time.ts'
import { endQualityWork } from '#registry/access/access.ts'
import { staff } from '#registry/access/guard.ts'
import { staffInRoles } from '#registry/staff/staff.ts'
import { deskForm } from '../desk-form.ts'
import { permissionForm } from '../form.ts'
import { newPermissionPage, permissionsPage } from './page.ts'
import { permissionById, permissionsOf, permit, revoke } from './quality.ts'

const WHO_READS_RECORDS = ['intake', 'therapist', 'adviser', 'leader'] as const

const giving = deskForm({
  path: '/quality-permissions/new',
  permission: 'quality.permit',
  load: async ({ var: { ctx } }) => {
    const staff = await staffInRoles(ctx, WHO_READS_RECORDS)
    return { staff: staff.filter(({ id }) => id !== ctx.actor.id), today: dayOf(ctx.now) }
  },
  schema: () => permissionForm,
  page: (c, known, shown) => newPermissionPage(c.var.frame, known, shown),
  save: async (ctx, { staff }, given) => {
    if (!staff.some(({ id }) => id === given.staffId)) return { errors: { staffId: 'Vælg en, der arbejder her.' } }
    if (given.untilDay >= plainDate(given.fromDay).add({ years: 1 }).toString())
      return { errors: { untilDay: 'En tilladelse gælder højst et år.' } }
    await permit(ctx, given)
    return { to: '/quality-permissions' }
  },
})

const rest = new Hono<Env<Staff>>()
  .get('/quality-permissions', staff('quality.permit'), async (c) => {
    const page = Math.min(1000, Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1))
    const found = await permissionsOf(c.var.ctx, page)
    return c.html(permissionsPage(c.var.frame, { found, page, today: dayOf(c.var.ctx.now) }))
  })
  .post('/quality-permissions/:permissionId/end', staff('quality.permit'), async (c) => {
    const { ctx } = c.var
    const id = c.req.param('permissionId')
    if (!isUuid(id)) throw problem.notFound('Tilladelsen')
    await permissionById(ctx, id)
    await readForm(c, z.object({}))
    if (!(await revoke(ctx, id))) throw problem.changedMeanwhile('Tilladelsen')
    await endQualityWork(ctx, id)
    return c.redirect('/quality-permissions', 303)
  })

/** R57: leave for quality work. */
export const qualityRoutes = [giving, rest]
