import { Hono, type Context } from 'hono'
import { deletionsOf } from '#platform/deletions.ts'
import type { Staff } from '#platform/ctx.ts'
import { readForm, versionIn } from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import type { AccessKind } from '#platform/schema.ts'
import { staff } from '#registry/access/guard.ts'
import { logTerm } from '#registry/access/access.ts'
import { holdForm, liftForm, settingsForm } from './form.ts'
import { liftHold, placeHold } from './holds.ts'
import { dueRecords, retentionOf } from './load.ts'
import { liftingPage } from './pages/lifting-page.ts'
import { duePage } from './pages/due-page.ts'
import { recordPage } from './pages/record-page.ts'
import { retentionPage, type Shown } from './pages/retention-page.ts'
import { saveSettings, settingsOf } from './settings.ts'

const OVERVIEW = '/administration/retention'
const RECORD = '/pathways/:pathwayId/retention'

async function overview(c: Context<Env<Staff>>, shown: Shown = {}) {
  const { ctx, frame } = c.var
  const [settings, deletions, logMonths] = await Promise.all([settingsOf(ctx), deletionsOf(ctx), logTerm(ctx)])
  return retentionPage(frame, { settings, deletions, logMonths, reader: ctx.actor, ...shown })
}

const record = (c: Context<Env<Staff>>, kind: AccessKind) =>
  retentionOf(c.var.ctx, c.req.param('pathwayId') ?? '', kind)

/** The record, and one of its holds. */
async function held(c: Context<Env<Staff>>, kind: AccessKind) {
  const known = await record(c, kind)
  const hold = known.holds.find(({ id }) => id === c.req.param('holdId'))
  if (!hold) throw problem.notFound('Bevaringen')
  return { ...known, hold }
}

/** How long records are kept and what was deleted; the records that fell due; and what holds one child's. */
export const retentionRoutes = new Hono<Env<Staff>>()
  .get(OVERVIEW, staff('retention.read'), async (c) =>
    c.html(await overview(c, { isSaved: c.req.query('saved') === 'yes' })),
  )
  .post(OVERVIEW, staff('retention.write'), async (c) => {
    const { typed, value, errors } = await readForm(c, settingsForm)
    if (errors) return c.html(await overview(c, { typed, errors }), 422)
    const saved = await saveSettings(c.var.ctx, { ...value, version: versionIn(typed) })
    return saved ? c.redirect(`${OVERVIEW}?saved=yes`, 303) : c.html(await overview(c, { typed, isStale: true }), 409)
  })
  .get(`${OVERVIEW}/records`, staff('retention.write'), async (c) => {
    const page = Math.min(1000, Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1))
    return c.html(duePage(c.var.frame, await dueRecords(c.var.ctx, page)))
  })
  .get(RECORD, staff('journal.read'), async (c) => c.html(recordPage(c.var.frame, await record(c, 'read'))))
  .post(`${RECORD}/holds`, staff('retention.write'), async (c) => {
    const known = await record(c, 'write')
    const { typed, value, errors } = await readForm(c, holdForm)
    const wrong =
      errors ??
      (value.fromDay > known.today.toString() ? { fromDay: 'Sagen kan ikke være begyndt i fremtiden.' } : null)
    if (wrong || !value) return c.html(recordPage(c.var.frame, known, { typed, errors: wrong ?? {} }), 422)
    await placeHold(c.var.ctx, known.child.id, value)
    return c.redirect(`/pathways/${known.pathway.id}/retention`, 303)
  })
  .get(`${RECORD}/holds/:holdId/lifting`, staff('retention.write'), async (c) =>
    c.html(liftingPage(c.var.frame, await held(c, 'read'))),
  )
  .post(`${RECORD}/holds/:holdId/lifting`, staff('retention.write'), async (c) => {
    const known = await held(c, 'write')
    const { typed, value, errors } = await readForm(c, liftForm)
    if (errors) return c.html(liftingPage(c.var.frame, known, { typed, errors }), 422)
    await liftHold(c.var.ctx, known.child.id, known.hold.id, value.reason)
    return c.redirect(`/pathways/${known.pathway.id}/retention`, 303)
  })
