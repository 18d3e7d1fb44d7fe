import { Hono } from 'hono'
import type { Staff } from '#platform/ctx.ts'
import type { Env } from '#platform/http.ts'
import { dayOf } from '#platform/time.ts'
import { staff } from '#registry/access/guard.ts'
import { may } from '#registry/access/roles.ts'
import { knownPartner, newPartner } from './forms/partners.ts'
import { closure, knownPlace, newPlace } from './forms/places.ts'
import { face, goal, receivingOffice } from './forms/settings.ts'
import { knownUnit, newUnit } from './forms/units.ts'
import { municipality } from './municipalities.ts'
import { partnersPage } from './pages/partners-page.ts'
import { settingsPage } from './pages/settings-page.ts'
import { unitsPage } from './pages/units-page.ts'
import { partners } from './partners.ts'
import { treatmentPlaces } from './places.ts'
import { TARGETS } from './target.ts'
import { units } from './units.ts'

export { accessibilityRoutes } from './was.ts'

const reading = new Hono<Env<Staff>>()
  .get('/administration/settings', staff('administration.read'), async (c) => {
    const { ctx, frame } = c.var
    const changeFace = may('administration.write', ctx.actor)
    const changeGoal = may('goals.write', ctx.actor)
    return c.html(
      settingsPage(frame, await municipality(ctx), {
        changeFace,
        changeGoal,
        changeOffice: may('partners.write', ctx.actor),
      }),
    )
  })
  .get('/administration/units', staff('administration.read'), async (c) => {
    const { ctx, frame } = c.var
    const [all, places] = await Promise.all([units(ctx), treatmentPlaces(ctx)])
    const mayChange = may('administration.write', ctx.actor)
    return c.html(unitsPage(frame, { units: all, places, mayChange, today: dayOf(ctx.now) }))
  })
  .get('/administration/partners', staff('administration.read'), async (c) => {
    const { ctx, frame } = c.var
    const target = TARGETS.find((each) => each === c.req.query('target')) ?? null
    const page = Math.min(1000, Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1))
    const found = await partners(ctx, { target, alsoInactive: true })
    return c.html(partnersPage(frame, { partners: found, target, page, mayChange: may('partners.write', ctx.actor) }))
  })

/** The municipality's settings, units, treatment places and partners. */
export const organisationRoutes = [
  reading,
  face,
  goal,
  receivingOffice,
  newUnit,
  knownUnit,
  newPlace,
  knownPlace,
  closure,
  newPartner,
  knownPartner,
].reduce((all, routes) => all.route('/', routes), new Hono<Env<Staff>>())
