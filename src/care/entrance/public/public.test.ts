import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import test from 'node:test'
import { validateHtml } from '../../../../test/html.ts'
import { aClock, aMothersAnswers, answer, aVisitor, fromAddress, HELP } from '../../../../test/visitor.ts'
import { aWorld } from '../../../../test/world.ts'

const world = await aWorld()
const wait = aClock(world)

/** Every row of every table, as text, that holds one of these. */
async function rowsWith(...texts: string[]): Promise<string[]> {
  const { rows: tables } = await world.owner.query<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'pgboss')",
  )
  const found = []
  for (const { name } of tables) {
    const { rows } = await world.owner.query(`select 1 from ${name} t where t::text like any($1) limit 1`, [
      texts.map((text) => `%${text}%`),
    ])
    if (rows.length) found.push(name)
  }
  return found
}
const countedToday = async () =>
  (
    await world.owner.query<{ count: number }>('select count from anonymous_guidance where municipality_id = $1', [
      '0316',
    ])
  ).rows[0]?.count ?? 0

test('R1 R5 the page of a municipality says what the offer is, for whom, that it is free, and what happens', async () => {
  wait()
  const { status, html, statements } = await aVisitor(world).get('/k/holbaek')
  assert.equal(status, 200)
  assert.match(html, /Holbæk Kommune/)
  assert.match(html, /fra børnehaveklassen og til og med 17 år/)
  assert.match(html, /koster ikke noget, og du skal ikke have en henvisning/)
  assert.match(html, /inden for 14 dage/)
  assert.match(html, /72 36 36 36[^]*hverdage 8-15/)
  assert.equal([...html.matchAll(/button-primary/g)].length, 1)
  assert.match(html, /<a class="button button-primary" href="\/k\/holbaek\/help">Bed om hjælp<\/a>/)
  assert.match(html, /href="\/k\/holbaek\/was"/)
  assert.equal(statements, 3)
  assert.deepEqual(await validateHtml(html), [])
})

test('a municipality that is not here, or not open, has no page', async () => {
  wait()
  for (const path of ['/k/ingen-by', '/k/odense', '/k/odense/help/who', '/k/HOLBAEK', "/k/holbaek'--"]) {
    assert.equal((await aVisitor(world).get(path)).status, 404, path)
  }
  assert.equal((await aVisitor(world).post('/k/odense/help/who', { who: 'parent' })).status, 404)
})

test('R4 who wants to be anonymous is shown the way, counted as one of the day, and not kept', async () => {
  wait()
  const before = await countedToday()
  const visitor = aVisitor(world)
  const { status, html, at } = await visitor.follow('/k/holbaek/anonymous')
  assert.deepEqual([status, at], [200, '/k/holbaek/anonymous'])
  assert.match(html, /Åben anonym rådgivning[^]*72 36 75 70[^]*BørneTelefonen[^]*Livslinien[^]*headspace/)
  assert.deepEqual(await validateHtml(html), [])
  assert.equal(visitor.jar.size, 0)
  assert.equal(await countedToday(), before + 1)
  await visitor.get('/k/holbaek/anonymous')
  assert.equal(await countedToday(), before + 1) // only reading it is not counted
})

test('R4 who becomes anonymous on the way leaves nothing behind, not even where they wrote from', async () => {
  wait()
  const address = '203.0.113.77'
  const { post, cookie } = fromAddress(world, address)
  await post(`${HELP}/who`, { who: 'parent' })
  await post(`${HELP}/birth`, { 'birth-day': '5.', 'birth-month': 'maj', 'birth-year': '2014', cpr: '050514-9995' })
  await post(`${HELP}/name`, { givenName: 'Anonymine', familyName: 'Hemmelig' })
  const token = cookie().split('=')[1] ?? ''
  assert.equal(token.length, 43)
  const before = await countedToday()
  const answered = await post(`${HELP}/who`, { who: 'anonymous' })
  assert.equal(answered.location, '/k/holbaek/anonymous')
  assert.equal(await countedToday(), before + 1)

  const tokenHash = createHash('sha256').update(token).digest('hex')
  const readable = [address, Buffer.from(address).toString('hex'), createHash('sha256').update(address).digest('hex')]
  assert.deepEqual(
    await rowsWith('Anonymine', 'Hemmelig', '0505149995', '050514-9995', token, tokenHash, ...readable),
    [],
  )
  assert.deepEqual((await world.owner.query("select * from enquiries where child_given_name = 'Anonymine'")).rows, [])
  assert.ok(!JSON.stringify(world.log).includes(address))
})

test('a municipality that has told of no counselling still shows a way', async () => {
  wait()
  await world.owner.query(
    "update municipalities set counselling_phone = '', counselling_name = '' where slug = 'kalundborg'",
  )
  const { html } = await aVisitor(world).get('/k/kalundborg/anonymous')
  assert.match(html, /spørg efter den åbne, anonyme rådgivning[^]*72 36 36 36/)
})

test('what is begun with one municipality is not seen by another', async () => {
  wait()
  const visitor = aVisitor(world)
  await answer(visitor, aMothersAnswers('Grænse'))
  assert.equal((await visitor.get('/k/kalundborg/help/check')).location, '/k/kalundborg/help/who')
  assert.match((await visitor.get(`${HELP}/check`)).html, /Grænse/)
})

test('a fault is told in the language of the visit, with the way to a person, and undone', async () => {
  wait()
  const danish = await aVisitor(world).get(`${HELP}/nonsense`)
  const english = await aVisitor(world).get('/k/holbaek/en/help/nonsense')
  assert.equal(english.status, 404)
  assert.match(danish.html, /Siden findes ikke[^]*72 36 36 36[^]*116 111/)
  assert.match(english.html, /There is no such page[^]*72 36 36 36[^]*116 111/)
  assert.match(english.html, /<html lang="en"/)
})
