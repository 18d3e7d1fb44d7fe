import assert from 'node:assert/strict'
import { test } from 'node:test'
import { validateHtml } from '../../../test/html.ts'
import { withAccount, signIn, codeAt } from '../../../test/sign-in.ts'
import { aVisitor } from '../../../test/visitor.ts'
import { aWorld, HOLBAEK, KALUNDBORG } from '../../../test/world.ts'
import { invite } from './staff.ts'

const world = await aWorld()
const TOKEN = '__Host-trin2'

const as = async (person: 'mette' | 'karen' | 'lise', browser = aVisitor(world)) => {
  const { id, municipality } = world.staff[person]
  return { answer: await browser.post('/sign-in/demo', { municipality, staff: id }), browser }
}

test('each sign-in gives a new token, and the one the browser came with is dead, also of another municipality', async () => {
  const { browser } = await as('mette')
  const first = browser.jar.get(TOKEN) ?? ''
  await as('karen', browser)
  const second = browser.jar.get(TOKEN) ?? ''
  assert.match(second, /^0326\./)

  browser.jar.set(TOKEN, first)
  assert.equal((await browser.get('/')).location, '/sign-in')
  browser.jar.set(TOKEN, second)
  assert.equal((await browser.get('/')).location, '/overview')
})

test('a token that somebody planted before sign-in is worth nothing after it', async () => {
  const browser = aVisitor(world)
  const planted = `${HOLBAEK}.${'A'.repeat(43)}`
  browser.jar.set(TOKEN, planted)
  await as('mette', browser)
  assert.notEqual(browser.jar.get(TOKEN), planted)
  browser.jar.set(TOKEN, planted)
  assert.equal((await browser.get('/')).location, '/sign-in')
})

test('a session ends after 45 minutes without use', async () => {
  world.setTime('2026-11-23T09:00:00Z')
  const { browser } = await as('mette')
  world.setTime('2026-11-23T09:44:00Z')
  assert.equal((await browser.get('/')).location, '/day')
  world.setTime('2026-11-23T10:28:00Z')
  assert.equal((await browser.get('/')).location, '/day', 'use carries it on')
  world.setTime('2026-11-23T11:13:01Z')
  assert.equal((await browser.get('/')).location, '/sign-in')
})

test('a session ends after ten hours, however much it is used', async () => {
  const began = Date.parse('2026-11-24T06:00:00Z')
  world.setTime(new Date(began).toISOString())
  const { browser } = await as('mette')
  for (let minutes = 40; minutes < 600; minutes += 40) {
    world.setTime(new Date(began + minutes * 60_000).toISOString())
    assert.equal((await browser.get('/')).location, '/day')
  }
  world.setTime(new Date(began + 600 * 60_000).toISOString())
  assert.equal((await browser.get('/')).location, '/sign-in')
})

test('signing out ends the session for good, here and in a copy of the cookie', async () => {
  const { browser } = await as('mette')
  const copy = browser.jar.get(TOKEN) ?? ''
  const answer = await browser.post('/sign-out')
  assert.equal(answer.location, '/sign-in')
  assert.ok(!browser.jar.has(TOKEN))
  browser.jar.set(TOKEN, copy)
  assert.equal((await browser.get('/')).location, '/sign-in')
  assert.equal((await world.signedOut().post('/sign-out')).status, 303, 'also when nobody was signed in')
})

test('closing somebody’s access ends their sessions at once', async () => {
  const { browser } = await as('lise')
  await world.as('adam').post(`/administration/staff/${world.staff.lise.id}/closure`)
  assert.equal((await browser.get('/')).location, '/sign-in')
  const { answer } = await as('lise')
  assert.equal(answer.status, 403)
  assert.match(answer.html, /Din adgang er lukket/)
})

test('the demo shows whom one may be and what they come to do, one municipality at a time', async () => {
  const page = await world.signedOut().get('/sign-in/demo')
  assert.equal(page.status, 200)
  assert.equal(page.statements, 4)
  assert.match(page.html, /Hvem vil du være\?/)
  assert.match(page.html, /Mette Lund/)
  assert.match(page.html, /Holder samtaler og følger børn og unge gennem forløbet/)
  assert.match(page.html, /href="\/k\/holbaek"/)
  assert.doesNotMatch(page.html, /Karen Øst/)
  assert.match((await world.signedOut().get('/sign-in/demo?municipality=kalundborg')).html, /Karen Øst/)
})

test('in the demo one is led to the demo, and back to where one was going', async () => {
  const front = await world.signedOut().get('/sign-in?next=%2Fpathways%3Fpage%3D2')
  assert.equal(front.location, '/sign-in/demo?next=%2Fpathways%3Fpage%3D2')
  const { id } = world.staff.mette
  const answer = await world
    .signedOut()
    .post('/sign-in/demo', { municipality: HOLBAEK, staff: id, next: '/pathways?page=2' })
  assert.equal(answer.location, '/pathways?page=2')
  const away = await world
    .signedOut()
    .post('/sign-in/demo', { municipality: HOLBAEK, staff: id, next: '//evil.example' })
  assert.equal(away.location, '/')
})

test('the demo lets nobody be somebody of another municipality, or nobody at all', async () => {
  for (const [municipality, staff] of [
    [KALUNDBORG, world.staff.mette.id],
    [HOLBAEK, crypto.randomUUID()],
  ]) {
    assert.equal((await world.signedOut().post('/sign-in/demo', { municipality, staff })).status, 403)
  }
  for (const [municipality, staff] of [
    ['9999', world.staff.mette.id],
    ['0101', world.staff.mette.id],
    [HOLBAEK, "'; drop"],
  ]) {
    assert.equal((await world.signedOut().post('/sign-in/demo', { municipality, staff })).status, 400)
  }
})

test('outside demo mode there is no demo', async () => {
  const real = await aWorld({ demo: false })
  assert.equal((await real.signedOut().get('/sign-in/demo')).status, 404)
  const answer = await real.signedOut().post('/sign-in/demo', { municipality: HOLBAEK, staff: real.staff.mette.id })
  assert.equal(answer.status, 404)
  assert.ok(!answer.headers.get('Set-Cookie'))
  assert.equal((await real.signedOut().get('/sign-in')).location, '/sign-in/local')
  assert.doesNotMatch((await real.signedOut().get('/sign-in/local')).html, /demo/i)
})

test('a session of one way of signing in says which', async () => {
  const { secret } = await withAccount(world, 'ida')
  world.setTime('2026-11-30T09:00:00Z')
  await signIn(world, { person: 'ida', code: codeAt(secret, world.clock()) })
  const { rows } = await world.owner.query(
    "select distinct method from sessions where method <> 'test' order by method",
  )
  assert.deepEqual(rows, [{ method: 'demo' }, { method: 'local' }])
})

test('the pages of signing in are sound, also when something must be mended', async () => {
  const path = await world.acting('adam', (ctx) => invite(ctx, world.staff.bo.id))
  const browser = aVisitor(world)
  const pages = [
    await browser.get('/sign-in/demo'),
    await browser.get('/sign-in/local'),
    await browser.post('/sign-in/local'),
    await browser.follow('/sign-in/local', { municipality: HOLBAEK, email: 'bo@example.org', password: 'x' }),
    await browser.post('/sign-in/code', { code: '' }),
    await browser.post('/sign-in/code', { code: '123456' }),
    await browser.get(path),
    await browser.post(path, {}),
    await browser.get('/activation/0316-none'),
  ]
  assert.deepEqual(
    pages.map(({ status }) => status),
    [200, 200, 422, 200, 422, 422, 200, 422, 404],
  )
  for (const { html } of pages) assert.deepEqual(await validateHtml(html), [])
})
