import { createMiddleware } from 'hono/factory'
import type { Staff } from '#platform/ctx.ts'
import { menuCounts, type MenuCounts } from '#insight/monitoring/monitoring.ts'
import type { Env } from '#platform/http.ts'
import { may, type Permission } from '#registry/access/roles.ts'
import type { Accent } from '#ui/accents.ts'
import type { MenuGroup } from '#ui/layout.ts'

type Entry = { href: string; label: string; permission: Permission; counts?: keyof MenuCounts }
type Group = { heading?: string; entries: Entry[] }

/** The menu. Who may not pass a door does not see it. */
const MENU: Group[] = [
  {
    entries: [
      { href: '/day', label: 'Min dag', permission: 'pathway.list', counts: 'day' },
      { href: '/entrance', label: 'Indgangen', permission: 'entrance.read', counts: 'entrance' },
      { href: '/pathways/mine', label: 'Mine forløb', permission: 'pathway.work', counts: 'mine' },
      { href: '/pathways', label: 'Alle forløb', permission: 'pathway.list' },
      { href: '/record-requests', label: 'Aktindsigt', permission: 'request.read' },
      { href: '/delegations', label: 'Delegation', permission: 'delegation.work' },
      { href: '/instructions', label: 'Instrukser', permission: 'delegation.work' },
    ],
  },
  {
    heading: 'Ledelse',
    entries: [
      { href: '/overview', label: 'Overblik', permission: 'overview.read' },
      { href: '/concerns', label: 'Underretninger', permission: 'concern.read' },
      { href: '/log-control', label: 'Logkontrol', permission: 'log.review', counts: 'control' },
      { href: '/quality-permissions', label: 'Kvalitetsarbejde', permission: 'quality.permit' },
      { href: '/cosignatures', label: 'Medunderskrifter', permission: 'delegation.oversee' },
      { href: '/reporting', label: 'Indberetning', permission: 'reporting.read', counts: 'reporting' },
    ],
  },
  {
    heading: 'Administration',
    entries: [
      { href: '/administration/settings', label: 'Indstillinger', permission: 'administration.read' },
      { href: '/administration/units', label: 'Enheder og steder', permission: 'administration.read' },
      { href: '/administration/partners', label: 'Samarbejdspartnere', permission: 'administration.read' },
      { href: '/administration/phrases', label: 'Fraser', permission: 'phrases.write' },
      { href: '/administration/measures', label: 'Mål og skemaer', permission: 'measures.administer' },
      { href: '/administration/risk-guideline', label: 'Vejledning om risiko', permission: 'administration.read' },
      { href: '/administration/staff', label: 'Medarbejdere', permission: 'administration.read' },
      { href: '/administration/reporting', label: 'Opsætning af indberetning', permission: 'reporting.settings' },
      { href: '/administration/retention', label: 'Opbevaring og sletning', permission: 'retention.read' },
      { href: '/administration/jobs', label: 'Baggrundsjob', permission: 'jobs.read' },
    ],
  },
]

/** Gives each signed-in page what surrounds it. */
export const frame = createMiddleware<Env<Staff>>(async (c, next) => {
  const { actor } = c.var.ctx
  c.set('frame', {
    accent: actor.accent as Accent, // the database allows no other
    place: [`${actor.municipalityName} Kommune`, actor.unitName].filter(Boolean).join(' · '),
    person: { name: actor.name, profession: actor.profession },
    menu: menuFor(actor, c.req.path, await menuCounts(c.var.ctx)),
    demo: c.var.machine.demo,
    homeUrl: '/',
    signOutUrl: '/sign-out',
    ...(may('search', actor) && { searchUrl: '/search' }),
  })
  await next()
})

function menuFor(actor: Staff, path: string, waiting: MenuCounts): MenuGroup[] {
  return MENU.flatMap(({ heading, entries }) => {
    const items = entries
      .filter(({ permission }) => may(permission, actor))
      .map(({ href, label, counts }) => ({
        href,
        label,
        current: path === href,
        ...(counts && waiting[counts] > 0 && { count: waiting[counts] }),
      }))
    return items.length ? [{ ...(heading && { heading }), items }] : []
  })
}
