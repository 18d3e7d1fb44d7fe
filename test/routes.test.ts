import assert from 'node:assert/strict'
import test from 'node:test'
import { guardOf, type Guard } from '#platform/guard.ts'
import { may, type Permission } from '#registry/access/roles.ts'
import { casesIn } from './cases.ts'
import { aWorld, HOLBAEK, STAFF, type Person } from './world.ts'

/**
 * Every address of the application, taken from the application itself, so that a new one cannot be forgotten: who is
 * signed out, in the wrong role, in another municipality, or without relation to the child is refused.
 */
const world = await aWorld()
const { aPathway, act, talk, way } = casesIn(world)

const MARK = 'Hemmelig Marie'
const { id: pathwayId, childId } = await aPathway({ givenName: MARK })
await act(pathwayId, 'ways/new', way('civil_society', '2026-11-22'))
await act(pathwayId, 'plans/preliminary-talk', talk('2026-11-30'))
await act(pathwayId, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
await world.as('ali').post(`/pathways/${pathwayId}/access`, { reason: 'Vikar i dag, familien ringer.' })
await world.owner.query(
  "update care_relations set starts_at = starts_at - interval '2 hours', ends_at = starts_at - interval '1 hour' where staff_id = $1",
  [world.staff.ali.id],
)
const one = async (sql: string, values: unknown[] = []): Promise<string> =>
  (await world.owner.query<{ id: string }>(sql, values)).rows[0]?.id ?? ''
const enquiryId = await one(
  `insert into enquiries (municipality_id, source, received_at, received_on, contacted_by, channel, child_given_name, child_family_name, child_birth_date, contact_name, contact_phone, receipt)
   values ($1, 'staff', '2026-11-22T10:00Z', '2026-11-22', 'mother', 'phone', $2, 'Test Holm', '2015-02-03', 'Mor', '12345678', 'TEST-0001') returning id`,
  [HOLBAEK, MARK],
)
const placeId = await one(
  "insert into treatment_places (municipality_id, unit_id, name, address, registration_number, registered_from) values ($1, $2, 'Sted', 'Ahlgade 1', '12', '2026-01-01') returning id",
  [HOLBAEK, world.staff.mette.unitId],
)
const partnerId = await one(
  "insert into partner_organisations (municipality_id, name, target) values ($1, 'headspace', 'civil_society') returning id",
  [HOLBAEK],
)
const adultId = await one(
  "insert into people (municipality_id, given_name, family_name, is_child) values ($1, 'Anne', 'Holm', false) returning id",
  [HOLBAEK],
)
const childContactId = await one(
  "insert into child_contacts (municipality_id, child_id, adult_id, relationship) values ($1, $2, $3, 'mother') returning id",
  [HOLBAEK, childId, adultId],
)

/** What stands for each part of an address. A part that is not named here fails the test: say what it is. */
const params: Record<string, string> = {
  pathwayId,
  childId,
  enquiryId,
  placeId,
  partnerId,
  adultId,
  contactId: await one("select id from contacts where pathway_id = $1 and status = 'planned'", [pathwayId]),
  wayId: await one('select id from ways where pathway_id = $1', [pathwayId]),
  taskId: await one("select id from tasks where pathway_id = $1 and kind = 'way_check'", [pathwayId]),
  talk: 'preliminary-talk',
  staffId: world.staff.mette.id,
  unitId: world.staff.mette.unitId,
  jobId: '00000000-0000-4000-8000-000000000000',
  token: 'x'.repeat(43),
  slug: 'holbaek',
  question: 'who',
  hash: 'x',
  name: 'app.css',
  lang: 'en',
}
const special: Record<string, Record<string, string>> = {
  '/access-reviews/:taskId': {
    taskId: await one("select id from tasks where pathway_id = $1 and kind = 'break_glass'", [pathwayId]),
  },
}
for (const path of ['/children/:childId/contacts/:contactId', '/children/:childId/contacts/:contactId/removal'])
  special[path] = { contactId: childContactId }

type Route = { method: string; path: string; guards: Guard[] }
const routes = [
  ...world.app.routes
    .reduce((all, { method, path, handler }) => {
      if (method === 'ALL') return all
      const key = `${method} ${path}`
      const route = all.get(key) ?? { method, path, guards: [] }
      const guard = guardOf(handler)
      if (guard) route.guards.push(guard)
      return all.set(key, route)
    }, new Map<string, Route>())
    .values(),
]

const addressOf = ({ path }: Route): string =>
  path.replaceAll(/:(\w+)(\{[^}]*\})?\??/g, (_, name: string) => {
    const value = special[path]?.[name] ?? params[name]
    assert.ok(value, `what is :${name} in ${path}?`)
    return value
  })
const ask = (person: Person | null, route: Route) => {
  const client = person ? world.as(person) : world.signedOut()
  return route.method === 'GET' ? client.get(addressOf(route)) : client.post(addressOf(route), {})
}
const permissionOf = ({ guards: [guard] }: Route): Permission | null =>
  guard?.who === 'staff' ? (guard.permission as Permission) : null // set by `staff()` alone
const staffRoutes = routes.filter((route) => permissionOf(route) !== null)
const people = Object.keys(STAFF) as Person[] // the keys of STAFF

test('each address has exactly one guard', () => {
  assert.ok(routes.length > 40, `only ${routes.length} routes were found`)
  assert.deepEqual(
    routes
      .filter(({ guards }) => guards.length !== 1)
      .map(({ method, path, guards }) => `${method} ${path}: ${guards.length}`),
    [],
  )
})

test('who is signed out is sent to the sign-in, and a form of theirs is refused', async () => {
  for (const route of staffRoutes) {
    const { status, location, html } = await ask(null, route)
    if (route.method === 'GET') {
      assert.equal(status, 303, route.path)
      assert.match(location ?? '', /^\/sign-in/, route.path)
    } else {
      assert.equal(status, 401, route.path)
    }
    assert.ok(!html.includes(MARK), route.path)
  }
})

test('who has not the role is refused with words, at every address', async () => {
  for (const route of staffRoutes) {
    const permission = permissionOf(route)
    for (const person of people.filter((each) => permission && !may(permission, world.actorOf(each)))) {
      const { status, html } = await ask(person, route)
      assert.equal(status, 403, `${person} ${route.method} ${route.path}`)
      assert.match(html, /Det kan kun en/, route.path)
      assert.ok(!html.includes(MARK), route.path)
    }
  }
})

test('another municipality finds nothing of ours at any address, whatever their roles', async () => {
  await world.owner.query("insert into staff_roles values ('0326', $1, 'administrator') on conflict do nothing", [
    world.staff.karen.id,
  ])
  for (const route of staffRoutes) {
    const { status, html } = await ask('karen', route)
    assert.ok(!html.includes(MARK), `${route.method} ${route.path}`)
    assert.ok(status < 500, `${route.method} ${route.path}: ${status}`)
    const ours = /:(pathwayId|childId|enquiryId|taskId|contactId|wayId|staffId|unitId|placeId|partnerId|jobId)/.test(
      route.path,
    )
    if (ours) assert.equal(status, 404, `${route.method} ${route.path}`)
  }
  await world.owner.query("delete from staff_roles where municipality_id = '0326' and role = 'administrator'")
})

/** The addresses about a child that need no relation, each with its reason. */
const WITHOUT_RELATION = [
  '/pathways/:pathwayId/access', // where the reason is given
  '/pathways/:pathwayId/responsibility', // sharing out the work
]

test('who has no relation to the child is refused, at every address about a child', async () => {
  const about = staffRoutes.filter(({ path }) => /:(pathwayId|childId)/.test(path) && !WITHOUT_RELATION.includes(path))
  assert.ok(about.length > 20)
  for (const route of about) {
    const { status, html } = await ask('ali', route)
    assert.equal(status, 403, `${route.method} ${route.path}`)
    assert.ok(!html.includes(MARK), route.path)
  }
})

test('a form that comes from another site is refused, at every address', async () => {
  for (const route of routes.filter(({ method }) => method !== 'GET')) {
    const { status } = await world
      .as('ida')
      .post(addressOf(route), {}, { Origin: 'https://ondt.example', 'Sec-Fetch-Site': 'cross-site' })
    assert.equal(status, 403, route.path)
  }
})

test('nonsense posted to any address gets words, never a fault', async () => {
  for (const route of routes.filter(({ method }) => method !== 'GET')) {
    for (const body of [
      {},
      { once: 'x', version: '-1', q: '\u0000' },
      { version: '1', day: '31-02-2026', summary: 'x'.repeat(10_000), name: '<script>👩‍👧</script>', cpr: 'abc' },
    ]) {
      for (const person of ['mette', 'ida', 'adam', 'lise'] as const) {
        const { status } = await world.as(person).post(addressOf(route), body)
        assert.ok(status < 500, `${person} ${route.method} ${route.path}: ${status}`)
      }
    }
  }
})

test('headers keep every page to ourselves', async () => {
  const { headers } = await world.as('mette').get(`/pathways/${pathwayId}`)
  assert.match(headers.get('Content-Security-Policy') ?? '', /default-src 'none'.*script-src 'self'/)
  assert.ok(!/unsafe/.test(headers.get('Content-Security-Policy') ?? ''))
  assert.equal(headers.get('Cache-Control'), 'no-store')
  assert.equal(headers.get('X-Frame-Options'), 'DENY')
  assert.equal(headers.get('X-Content-Type-Options'), 'nosniff')
  assert.equal(headers.get('Referrer-Policy'), 'same-origin')
})

test("R104 no CPR number, and nobody's name, stands in an address, a title or the log", async () => {
  const { html } = await world.as('mette').get(`/pathways/${pathwayId}`)
  assert.ok(!/<title>[^<]*Marie/.test(html))
  const logged = JSON.stringify(world.log)
  assert.ok(!/\d{6}-?\d{4}/.test(logged.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')), 'a number in the log')
  assert.ok(!logged.includes('Marie'))
  assert.ok(!logged.includes(pathwayId))
})
