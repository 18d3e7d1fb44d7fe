import assert from 'node:assert/strict'
import test from 'node:test'
import { may } from '#registry/access/roles.ts'
import { validateHtml } from './html.ts'
import { addressesOf, MARK, people, permissionOf, type Route } from './routes.ts'
import { aWorld, type Person } from './world.ts'

// Who is signed out, in the wrong role, in another municipality, or without relation to the child is refused at every address.
const world = await aWorld()
const { routes, addressOf, whoMay } = await addressesOf(world)

const ask = (person: Person | null, route: Route) => {
  const client = person ? world.as(person) : world.signedOut()
  return route.method === 'GET' ? client.get(addressOf(route)) : client.post(addressOf(route), {})
}
const pathway = addressOf({ method: 'GET', path: '/pathways/:pathwayId', guards: [] })
const staffRoutes = routes.filter((route) => permissionOf(route) !== null)

test('each address has exactly one guard', () => {
  assert.ok(routes.length > 40, `only ${routes.length} routes were found`)
  assert.deepEqual(
    routes
      .filter(({ guards }) => guards.length !== 1)
      .map(({ method, path, guards }) => `${method} ${path}: ${guards.length}`),
    [],
  )
})

test('every page is valid HTML, and answers', async () => {
  for (const route of routes.filter(({ method, path }) => method === 'GET' && !path.startsWith('/assets'))) {
    const person = whoMay(route)
    const client = person ? world.as(person) : world.signedOut()
    const { status, html, headers } = await client.get(addressOf(route))
    assert.ok(
      status < 400 || (status === 404 && /token|question|receipt|jobId/.test(route.path)),
      `${route.path}: ${status}`,
    )
    if (status === 200 && /text\/html/.test(headers.get('Content-Type') ?? ''))
      assert.deepEqual(await validateHtml(html), [], route.path)
  }
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
    const ours = /:\w+Id\b/.test(route.path)
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
  const { headers } = await world.as('mette').get(pathway)
  assert.match(headers.get('Content-Security-Policy') ?? '', /default-src 'none'.*script-src 'self'/)
  assert.ok(!/unsafe/.test(headers.get('Content-Security-Policy') ?? ''))
  assert.equal(headers.get('Cache-Control'), 'no-store')
  assert.equal(headers.get('X-Frame-Options'), 'DENY')
  assert.equal(headers.get('X-Content-Type-Options'), 'nosniff')
  assert.equal(headers.get('Referrer-Policy'), 'same-origin')
})

test("R104 no CPR number, and nobody's name, stands in an address, a title or the log", async () => {
  const { html } = await world.as('mette').get(pathway)
  assert.ok(!/<title>[^<]*Marie/.test(html))
  const logged = JSON.stringify(world.log)
  assert.ok(!/\d{6}-?\d{4}/.test(logged.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')), 'a number in the log')
  assert.ok(!logged.includes('Marie'))
  assert.ok(!logged.includes(pathway.slice('/pathways/'.length)))
})
