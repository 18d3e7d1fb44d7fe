import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codeAt, PASSWORD, readActivationPage, withAccount } from '../../../../test/sign-in.ts'
import { aVisitor } from '../../../../test/visitor.ts'
import { aWorld, type Person } from '../../../../test/world.ts'
import { invite } from '../staff.ts'

const world = await aWorld({ demo: false })

const linkFor = (person: Person) => world.acting('adam', (ctx) => invite(ctx, world.staff[person].id))

test('R102 the link lets a person choose a password and connect an app in one step, and they are signed in', async () => {
  const { activated, browser, path } = await withAccount(world, 'ida')
  assert.equal(activated.status, 303)
  assert.equal((await browser.get('/')).location, '/day')

  const again = await aVisitor(world).get(path)
  assert.equal(again.status, 404, 'the link works once')
  assert.match(again.html, /Linket virker ikke længere/)
})

test('the page is in the person’s name, shows the key to those who cannot scan, and a new one each time', async () => {
  const path = await linkFor('mette')
  const first = await aVisitor(world).get(path)
  assert.match(first.html, /Velkommen, Mette Lund/)
  assert.match(first.html, /<svg\s[^>]*role="img"/)
  assert.doesNotMatch(first.html, /style=/)
  const second = await aVisitor(world).get(path)
  assert.notEqual(readActivationPage(first.html).secret, readActivationPage(second.html).secret)
})

test('the link is dead after 72 hours, when it is replaced, when it is altered, and when the access is closed', async () => {
  world.setTime('2026-11-23T09:00:00Z')
  const path = await linkFor('mette')
  world.setTime('2026-11-26T08:59:00Z')
  assert.equal((await aVisitor(world).get(path)).status, 200)
  world.setTime('2026-11-26T09:00:00Z')
  assert.equal((await aVisitor(world).get(path)).status, 404)

  const replaced = await linkFor('mette')
  const present = await linkFor('mette')
  assert.equal((await aVisitor(world).get(replaced)).status, 404)
  assert.equal((await aVisitor(world).get(present.replace('0316', '0326'))).status, 404, 'of another municipality')
  assert.equal((await aVisitor(world).get('/activation/0316-garbage')).status, 404)

  await world.owner.query('update staff set is_active = false where id = $1', [world.staff.mette.id])
  assert.equal((await aVisitor(world).get(present)).status, 404)
  await world.owner.query('update staff set is_active = true where id = $1', [world.staff.mette.id])
})

test('what cannot be taken comes back with words, the scanned code stays, and the link still works', async () => {
  const path = await linkFor('ali')
  const browser = aVisitor(world)
  const { secret, sealed } = readActivationPage((await browser.get(path)).html)
  const good = { secret: sealed, password: PASSWORD, again: PASSWORD, code: codeAt(secret, world.clock()) }
  const cases = [
    [{ password: 'for kort' }, /mindst 12 tegn/],
    [{ password: 'Adgangskode2026', again: 'Adgangskode2026' }, /gættes først/],
    [{ again: 'noget andet end før' }, /ikke ens/],
    [{ code: '000000' }, /Koden passer ikke/],
    [{ code: 'æøå' }, /Koden passer ikke/],
    [{ password: 'x'.repeat(10_000) }, /højst 200 tegn/],
  ] as const
  for (const [wrong, words] of cases) {
    const answer = await browser.post(path, { ...good, ...wrong })
    assert.equal(answer.status, 422)
    assert.match(answer.html, words)
    assert.equal(readActivationPage(answer.html).secret, secret)
  }
  const stranger = await browser.post(path, { ...good, secret: 'test.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' })
  assert.equal(stranger.status, 422, 'nobody chooses the secret but us')
  assert.equal((await browser.post(path, good)).status, 303)
})

test('a new link ends what was: password, app and sessions', async () => {
  const { browser } = await withAccount(world, 'lise')
  assert.equal((await browser.get('/')).location, '/overview')
  await linkFor('lise')
  assert.equal((await browser.get('/')).location, '/sign-in')
  const { rows } = await world.owner.query(
    'select password_hash, totp_sealed from local_accounts where staff_id = $1',
    [world.staff.lise.id],
  )
  assert.deepEqual(rows, [{ password_hash: null, totp_sealed: null }])
})

test('neither password, secret nor link can be read in the database', async () => {
  const { secret, path } = await withAccount(world, 'bo')
  const { rows } = await world.owner.query<{ row: string }>('select account::text as row from local_accounts account')
  const kept = rows.map(({ row }) => row).join()
  for (const open of [PASSWORD, secret, Buffer.from(secret).toString('hex'), path.slice(-43)])
    assert.ok(!kept.includes(open))
})
