import assert from 'node:assert/strict'
import test from 'node:test'
import { may, ROLES } from '#registry/access/roles.ts'
import type { StaffRole } from '#platform/schema.ts'
import { addressesOf, MARK, permissionOf, type Route } from './routes.ts'
import { aWorld, HOLBAEK, KALUNDBORG } from './world.ts'

// Every role × every address about a child's record × every way of standing to the child. What each cell should be is said
// here by itself, not read from the code.
const world = await aWorld()
const { routes, addressOf } = await addressesOf(world)
const marie = addressOf({ method: 'GET', path: '/pathways/:pathwayId', guards: [] }).slice('/pathways/'.length)
const childId = addressOf({ method: 'GET', path: '/children/:childId', guards: [] }).slice('/children/'.length)
const about = routes.filter((route) => /:(pathwayId|childId)/.test(route.path) && permissionOf(route) !== null)

/** How the one who asks stands to the child. */
const SITUATIONS = {
  'own child': { relation: 'active', isProtected: false, isInOtherUnit: false },
  'other child': { relation: 'none', isProtected: false, isInOtherUnit: false },
  'other unit': { relation: 'none', isProtected: false, isInOtherUnit: true },
  'other municipality': { relation: 'none', isProtected: false, isInOtherUnit: false },
  'protected child of one’s own': { relation: 'active', isProtected: true, isInOtherUnit: false },
  'protected child of others': { relation: 'none', isProtected: true, isInOtherUnit: false },
  'after the relation ended': { relation: 'ended', isProtected: false, isInOtherUnit: false },
} as const
type Situation = keyof typeof SITUATIONS

type Cell = 'opens' | 'refused' | 'not found'
const HIDDEN_ADDRESS = 'Skjultevej 99'

/** Where no relation is asked, each with its reason. */
const WITHOUT_RELATION = [
  '/pathways/:pathwayId/access', // where the reason is given
  '/pathways/:pathwayId/responsibility', // sharing out the work
]
/** Who looked, and who may look: it names the child, and shows nothing of the record (R58). */
const OVERSIGHT = /^\/children\/:childId\/(access-log|restriction)/
/** By management's leave alone, whatever the relation, and nobody here has one (R57). */
const BY_LEAVE = '/pathways/:pathwayId/quality-access'
/** Leaders follow up every underretning (R84). */
const CONCERNS = /^\/pathways\/:pathwayId\/concerns(?!\/new)/
/** Whoever registers what citizens ask for: secretaries, and leaders (R59). It names the child, and shows nothing of the record. */
const REQUESTING = '/pathways/:pathwayId/record-requests/new'
/** Leaders hold records, and see how long they are kept (R50). */
const RETENTION = /^\/pathways\/:pathwayId\/retention/
/** Only the one who was asked signs too. */
const COSIGNING = /\/cosignature(\/|$)/
/** Only author, responsible and leaders read what an underretning says; a draft is for its author and leaders (R84). */
const DRAFT_CONCERN = /\/concerns\/:concernId\/(draft|sending|removal)$/
const CONCERN_CONTENT = /\/concerns\/:concernId\/.+/

function expected({ path, ...route }: Route, role: StaffRole, situation: Situation): Cell {
  const permission = permissionOf({ path, ...route })
  if (!permission || !may(permission, { kind: 'staff', roles: [role] } as never)) return 'refused'
  if (situation === 'other municipality') return 'not found'
  if (path === BY_LEAVE) return 'refused'
  if (WITHOUT_RELATION.includes(path) || OVERSIGHT.test(path)) return 'opens'
  if (path === REQUESTING && (role === 'leader' || role === 'secretary')) return 'opens'
  if ((CONCERNS.test(path) || RETENTION.test(path)) && role === 'leader') return 'opens'
  if (SITUATIONS[situation].relation !== 'active') return 'refused'
  if (COSIGNING.test(path)) return 'refused'
  if (DRAFT_CONCERN.test(path)) return 'not found'
  if (CONCERN_CONTENT.test(path)) return 'refused'
  return 'opens'
}

const cellOf = (status: number): string => {
  if (status === 403) return 'refused'
  if (status === 404) return 'not found'
  return [200, 303, 400, 409, 413, 422].includes(status) ? 'opens' : String(status)
}

async function beIn(role: StaffRole, situation: Situation): Promise<void> {
  const { relation, isProtected, isInOtherUnit } = SITUATIONS[situation]
  for (const [municipality, { id }] of [
    [HOLBAEK, world.staff.ali],
    [KALUNDBORG, world.staff.karen],
  ] as const) {
    await world.owner.query('delete from staff_roles where staff_id = $1', [id])
    await world.owner.query('insert into staff_roles values ($1, $2, $3)', [municipality, id, role])
  }
  await world.owner.query(
    "update care_relations set starts_at = '2026-10-01', ends_at = '2026-10-01T01:00Z' where staff_id = $1",
    [world.staff.ali.id],
  )
  if (relation !== 'none')
    await world.owner.query(
      "insert into care_relations (municipality_id, child_id, staff_id, basis, starts_at, ends_at) values ($1, $2, $3, 'treating', '2026-11-01', $4)",
      [HOLBAEK, childId, world.staff.ali.id, relation === 'ended' ? '2026-11-20' : null],
    )
  await world.owner.query('update people set has_protected_address = $2, address = $3 where id = $1', [
    childId,
    isProtected,
    HIDDEN_ADDRESS,
  ])
  await world.owner.query('update pathways set unit_id = $2 where id = $1', [
    marie,
    isInOtherUnit ? otherUnit : world.staff.mette.unitId,
  ])
}

const otherUnit = (
  await world.owner.query<{ id: string }>(
    "insert into units (municipality_id, name) values ($1, 'Nord') returning id",
    [HOLBAEK],
  )
).rows[0]?.id

test('there are addresses to ask at', () => {
  assert.ok(about.length > 60, String(about.length))
  assert.ok(about.some(({ path }) => path === '/pathways/:pathwayId/journal'))
})

const ASKED = 'R55 every role at every address about a child'

for (const situation of Object.keys(SITUATIONS) as Situation[])
  // the keys of the table
  test(`${ASKED}: ${situation}`, async () => {
    const wrong: string[] = []
    for (const role of ROLES) {
      await beIn(role, situation)
      const client = world.as(situation === 'other municipality' ? 'karen' : 'ali')
      const ask = async (route: Route) => {
        const { status, html } = await (route.method === 'GET'
          ? client.get(addressOf(route))
          : client.post(addressOf(route), {}))
        const [is, should] = [cellOf(status), expected(route, role, situation)]
        const cell = `${role} ${route.method} ${route.path}`
        if (is !== should) wrong.push(`${cell}: ${is} (${status}), not ${should}`)
        if (should !== 'opens' && html.includes(MARK)) wrong.push(`${cell}: names the child`)
        if (should !== 'opens' && html.includes(HIDDEN_ADDRESS)) wrong.push(`${cell}: tells the address`)
      }
      const [closed, opening] = [[], []] as [Route[], Route[]] // empty at first
      for (const route of about) (expected(route, role, situation) === 'opens' ? opening : closed).push(route)
      const before = await written()
      for (const route of closed) await ask(route)
      assert.deepEqual(await written(), before, `${role}: what is refused leaves nothing behind`)
      for (const route of opening) await ask(route)
    }
    assert.deepEqual(wrong, [])
  })

/** How much stands in the tables that acts on a record write to. */
const written = async (): Promise<unknown> =>
  (
    await world.owner.query(
      `select (select count(*) from events) as events, (select count(*) from journal_entries) as entries,
        (select count(*) from journal_drafts) as drafts, (select count(*) from contacts) as contacts,
        (select count(*) from tasks) as tasks, (select count(*) from disclosures) as disclosures`,
    )
  ).rows
