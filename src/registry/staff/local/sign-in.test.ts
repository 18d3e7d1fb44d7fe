import assert from 'node:assert/strict'
import crypto, { randomBytes, scryptSync } from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { mock, test } from 'node:test'
import { codeAt, PASSWORD, signIn, withAccount } from '../../../../test/sign-in.ts'
import { aVisitor } from '../../../../test/visitor.ts'
import { aWorld } from '../../../../test/world.ts'
import { unlock } from '../staff.ts'

const world = await aWorld({ demo: false })
const { secret } = await withAccount(world, 'mette')
const { secret: secretOfAli } = await withAccount(world, 'ali')
await inexpensively('ali')

/** The same password kept with less work, as an old installation may have it, where a test tries it many times. */
async function inexpensively(person: 'ali') {
  const salt = randomBytes(16)
  const hash = scryptSync(PASSWORD, salt, 32, { N: 2, r: 1, p: 1 }).toString('base64')
  const kept = `$scrypt$ln=1,r=1,p=1$${salt.toString('base64')}$${hash}`
  await world.owner.query('update local_accounts set password_hash = $1 where staff_id = $2', [
    kept,
    world.staff[person].id,
  ])
}

let minute = 0
/** A later time, so that a new code is shown. */
const later = () => {
  minute += 1
  world.setTime(new Date(Date.parse('2026-11-23T09:00:00Z') + minute * 60_000).toISOString())
  return world.clock()
}

const WRONG = /E-mail, adgangskode eller kode passer ikke/

test('R102 a member of staff comes in by password and code, and goes where they were going', async () => {
  const now = later()
  const browser = aVisitor(world)
  const front = await browser.get('/pathways')
  assert.equal(front.location, '/sign-in?next=%2Fpathways')
  assert.equal((await browser.get(front.location ?? '')).location, '/sign-in/local?next=%2Fpathways')

  const answer = await signIn(world, { person: 'mette', code: codeAt(secret, now), next: '/pathways', browser })
  assert.equal(answer.status, 303)
  assert.equal(answer.location, '/pathways')
  assert.equal((await browser.get('/')).location, '/day')
})

test('R102 the password alone opens nothing', async () => {
  later()
  const browser = aVisitor(world)
  const half = await browser.post('/sign-in/local', {
    municipality: '0316',
    email: 'mette@example.org',
    password: PASSWORD,
  })
  assert.equal(half.location, '/sign-in/code')
  assert.equal((await browser.get('/')).location, '/sign-in')
  assert.ok(!browser.jar.has('__Host-trin2'))
})

test('the cookie is for this site only, out of reach of scripts, and says nothing', async () => {
  const answer = await signIn(world, { person: 'mette', code: codeAt(secret, later()) })
  const cookie = answer.headers.getSetCookie().find((each) => each.startsWith('__Host-trin2='))
  assert.match(cookie ?? '', /^__Host-trin2=0316\.[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
})

test('a code works once, and the one before or after it may be used as clocks differ', async () => {
  const now = later()
  const code = codeAt(secret, new Date(now.getTime() - 30_000))
  assert.equal((await signIn(world, { person: 'mette', code })).status, 303)
  const again = await signIn(world, { person: 'mette', code })
  assert.equal(again.status, 422)
  assert.match(again.html, WRONG)
  const early = codeAt(secret, new Date(now.getTime() + 30_000))
  assert.equal((await signIn(world, { person: 'mette', code: early })).status, 303)
  const tooEarly = codeAt(secret, new Date(now.getTime() + 150_000))
  assert.equal((await signIn(world, { person: 'mette', code: tooEarly })).status, 422)
})

test('what is wrong is never told: address, password and code get the same answer, by the same statements', async () => {
  const now = later()
  await world.acting('adam', (ctx) => unlock(ctx, world.staff.mette.id))
  const tries = [
    { person: 'nobody', password: PASSWORD, code: '123456' },
    { person: 'mette', password: 'forkert adgangskode', code: codeAt(secret, now) },
    { person: 'mette', password: PASSWORD, code: '000000' },
    { person: 'lise', password: PASSWORD, code: '123456' },
  ] as const
  const seen = new Set<string>()
  for (const { person, password, code } of tries) {
    const browser = aVisitor(world)
    const first = await browser.post('/sign-in/local', {
      municipality: '0316',
      email: `${person}@example.org`,
      password,
    })
    const page = await browser.get('/sign-in/code')
    const last = await browser.post('/sign-in/code', { code })
    const words = (page.html + last.html)
      .replaceAll(`${person}@example.org`, '')
      .replaceAll(/name="once" value="[^"]+"/g, '')
    seen.add(JSON.stringify([first.status, first.location, first.statements, last.status, words]))
  }
  assert.equal(seen.size, 1)
  assert.match([...seen].join(''), WRONG)
})

test('an unknown address takes as long as a wrong password: the same work is done', async () => {
  const worked = mock.method(crypto, 'scrypt')
  syncBuiltinESMExports()
  const workOf = async (email: string) => {
    worked.mock.resetCalls()
    await aVisitor(world).post('/sign-in/local', { municipality: '0316', email, password: 'forkert adgangskode' })
    return worked.mock.calls.map(({ arguments: [password, salt, length, cost] }) => [
      password,
      Buffer.byteLength(salt as Buffer), // as isPassword gives it
      length,
      cost,
    ])
  }
  await world.acting('adam', (ctx) => unlock(ctx, world.staff.mette.id))
  const known = await workOf('mette@example.org')
  assert.equal(known.length, 1)
  assert.deepEqual(await workOf('ingen@example.org'), known)
  worked.mock.restore()
  syncBuiltinESMExports()
  await world.acting('adam', (ctx) => unlock(ctx, world.staff.mette.id))
})

test('after five failures nobody comes in for a quarter of an hour, not even with what is right, and then longer', async () => {
  const fail = async (times: number) => {
    for (let nth = 0; nth < times; nth += 1)
      await signIn(world, { person: 'ali', password: 'forkert adgangskode', code: '000000' })
  }
  const succeeds = async (at: string) => {
    world.setTime(at)
    return (await signIn(world, { person: 'ali', code: codeAt(secretOfAli, world.clock()) })).status === 303
  }
  world.setTime('2026-11-24T08:00:00Z')
  await fail(5)
  assert.equal(await succeeds('2026-11-24T08:14:00Z'), false)
  assert.equal(await succeeds('2026-11-24T08:15:30Z'), true)

  await fail(5)
  world.setTime('2026-11-24T08:31:00Z')
  await fail(5)
  assert.equal(await succeeds('2026-11-24T08:50:00Z'), false, 'the second lock is twice as long')
  assert.equal(await succeeds('2026-11-24T09:02:00Z'), true)
  assert.equal(await succeeds('2026-11-24T09:03:00Z'), true, 'coming in forgets the failures')
})

test('a hundred guesses at once count as a hundred', async () => {
  world.setTime('2026-11-24T12:00:00Z')
  await Promise.all(
    Array.from({ length: 6 }, () =>
      aVisitor(world).post('/sign-in/local', {
        municipality: '0316',
        email: 'ali@example.org',
        password: 'forkert adgangskode',
      }),
    ),
  )
  const { rows } = await world.owner.query<{ failures: number; locked: boolean }>(
    'select failures, locked_until is not null as locked from local_accounts where staff_id = $1',
    [world.staff.ali.id],
  )
  assert.deepEqual(rows, [{ failures: 5, locked: true }])
  await world.acting('adam', (ctx) => unlock(ctx, world.staff.ali.id))
})

test('a copy of the cookie between the two pages gives no second guess at the code', async () => {
  world.setTime('2026-11-24T13:00:00Z')
  const browser = aVisitor(world)
  await browser.post('/sign-in/local', { municipality: '0316', email: 'ali@example.org', password: PASSWORD })
  const copy = new Map(browser.jar)
  await browser.post('/sign-in/code', { code: '000000' })
  for (const [name, value] of copy) browser.jar.set(name, value)
  const again = await browser.post('/sign-in/code', { code: codeAt(secretOfAli, world.clock()) })
  assert.equal(again.status, 422)
  assert.ok(!browser.jar.has('__Host-trin2'))
})

test('who waits too long with the code begins again, and an altered cookie is none', async () => {
  world.setTime('2026-11-24T14:00:00Z')
  const browser = aVisitor(world)
  await browser.post('/sign-in/local', { municipality: '0316', email: 'ali@example.org', password: PASSWORD })
  world.setTime('2026-11-24T14:05:01Z')
  assert.equal((await browser.get('/sign-in/code')).location, '/sign-in/local')
  const late = await browser.post('/sign-in/code', { code: codeAt(secretOfAli, world.clock()) })
  assert.equal(late.status, 422)
  assert.match(late.html, /Der gik for lang tid/)
  browser.jar.set('__Host-trin2-step', 'test.AAAA')
  assert.equal((await browser.get('/sign-in/code')).location, '/sign-in/local')
})

test('an empty or strange form comes back with words and what was typed', async () => {
  const browser = aVisitor(world)
  const answer = await browser.post('/sign-in/local', { municipality: '9999', email: '<b>"mette" 🎈', password: '' })
  assert.equal(answer.status, 422)
  assert.match(answer.html, /Vælg en kommune fra listen/)
  assert.match(answer.html, /Skriv din adgangskode/)
  assert.match(answer.html, /value="&lt;b&gt;&quot;mette&quot; 🎈"/)
  const long = await browser.post('/sign-in/local', {
    municipality: '0316',
    email: 'x'.repeat(10_000),
    password: 'x'.repeat(10_000),
  })
  assert.equal(long.status, 422)
})

test('a link cannot lead elsewhere after sign-in', async () => {
  world.setTime('2026-11-24T15:00:00Z')
  for (const next of ['https://evil.example/', '//evil.example', '/\\evil.example']) {
    world.setTime(new Date(world.clock().getTime() + 60_000).toISOString())
    const answer = await signIn(world, { person: 'ali', code: codeAt(secretOfAli, world.clock()), next })
    assert.equal(answer.location, '/')
  }
})

test('signing in from another site is refused', async () => {
  const fields = { municipality: '0316', email: 'ali@example.org', password: PASSWORD }
  const elsewhere = await world.signedOut().post('/sign-in/local', fields, { Origin: 'https://evil.example' })
  assert.equal(elsewhere.status, 403)
  const silent = await world.signedOut().post('/sign-in/local', fields, { Origin: '' })
  assert.equal(silent.status, 403)
})

test('somebody whose access is closed is not let in, and is not told why', async () => {
  const { secret: secretOfVera } = await withAccount(world, 'vera')
  await world.owner.query('update staff set is_active = false where id = $1', [world.staff.vera.id])
  world.setTime('2026-11-24T16:00:00Z')
  const answer = await signIn(world, { person: 'vera', code: codeAt(secretOfVera, world.clock()) })
  assert.equal(answer.status, 422)
  assert.match(answer.html, WRONG)
})

test('too many tries from one place are stopped for a while, whoever they are for', async () => {
  world.setTime('2026-11-25T08:00:00Z')
  await world.owner.query("update attempts set count = 100 where what = 'sign-in'")
  await signIn(world, { person: 'nobody', code: '000000' })
  await world.owner.query("update attempts set count = 100 where what = 'sign-in'")
  const answer = await aVisitor(world).post('/sign-in/local', {
    municipality: '0316',
    email: 'ali@example.org',
    password: PASSWORD,
  })
  assert.equal(answer.status, 429)
  assert.match(answer.html, /Vent 15 minutter/)
})
