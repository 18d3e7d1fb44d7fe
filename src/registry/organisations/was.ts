import { Hono } from 'hono'
import { open } from '#platform/guard.ts'
import type { Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import { isSlug, openMunicipalities, openMunicipalityBySlug } from './municipalities.ts'
import { accessibilityList, accessibilityPage } from './pages/accessibility-page.ts'

/** Municipalities are public, so nobody's children are within reach of this asker. */
const NOBODY = { municipalityId: '' }

/** R103: where the accessibility statement is found (`/was`), as Digitaliseringsstyrelsen asks of every public site. */
export const accessibilityRoutes = new Hono<Env>()
  .get('/was', open, async (c) => {
    const { database, demo } = c.var.machine
    const all = await database.as(NOBODY, openMunicipalities)
    const [only] = all
    return only && all.length === 1 ? c.redirect(`/k/${only.slug}/was`, 303) : c.html(accessibilityList(all, demo))
  })
  .get('/k/:slug/was', open, async (c) => {
    const { database, demo } = c.var.machine
    const slug = c.req.param('slug')
    const own = isSlug(slug) ? await database.as(NOBODY, (db) => openMunicipalityBySlug(db, slug)) : undefined
    if (!own) throw problem.notFound('Kommunen')
    return own.accessibilityStatement
      ? c.redirect(own.accessibilityStatement, 303)
      : c.html(accessibilityPage(own, demo))
  })
