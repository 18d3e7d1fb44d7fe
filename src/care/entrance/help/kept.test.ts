import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import test from 'node:test'
import { aClock, aMothersAnswers, answer, aVisitor, HELP } from '../../../../test/visitor.ts'
import { aWorld } from '../../../../test/world.ts'

const world = await aWorld()
const wait = aClock(world)
const rows = async (sql: string, values: unknown[] = []) =>
  (await world.owner.query<Record<string, unknown>>(sql, values)).rows
const enquiryOf = async (givenName: string) =>
  (await rows('select * from enquiries where child_given_name = $1', [givenName]))[0]

test('before it is sent, what is typed stands nowhere in the database, and nobody but the browser can open it', async () => {
  wait()
  const visitor = aVisitor(world)
  await answer(visitor, aMothersAnswers('Hemmelige-Sofie'))
  assert.equal(await enquiryOf('Hemmelige-Sofie'), undefined)
  const token = visitor.jar.get('__Host-trin2-help') ?? ''
  const [draft] = await rows('select sealed, octet_length(sealed) as length from help_drafts where token_hash = $1', [
    createHash('sha256').update(token).digest(),
  ])
  assert.ok(Number(draft?.['length']) > 100)
  for (const { name: table } of await rows(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
  )) {
    const [found] = await rows(
      `select count(*)::int as count from ${String(table)} t where t::text like '%Hemmelige%' or t::text like '%0505149995%'`,
    )
    assert.equal(found?.['count'], 0, String(table))
  }
  assert.match((await visitor.get(`${HELP}/check`)).html, /Hemmelige-Sofie/)
  assert.ok(!(await aVisitor(world).get(`${HELP}/check`)).html.includes('Hemmelige-Sofie'))
})

test('after a day it is gone: not shown any more, and deleted in the night', async () => {
  wait()
  const visitor = aVisitor(world)
  await answer(visitor, aMothersAnswers('Glemt').slice(0, 4))
  wait(24 * 60)
  assert.equal((await visitor.get(HELP)).location, `${HELP}/who`)
  const other = aVisitor(world)
  await answer(other, aMothersAnswers('Ny').slice(0, 2))
  const left = async () => Number((await rows('select count(*)::int as count from help_drafts'))[0]?.['count'])
  const before = await left()
  await world.actingAsSystem('0316', (ctx) => ctx.enqueue('entrance.unfinished', '0316', {}))
  await world.jobs.runDue()
  assert.ok((await left()) < before)
  assert.equal((await other.get(HELP)).status, 200)
  assert.equal(
    (await rows("select * from help_drafts where saved_at <= $1::timestamptz - interval '24 hours'", [world.clock()]))
      .length,
    0,
  )
})

test('a machine is stopped, and a person who was taken for one can send again', async () => {
  wait()
  const visitor = aVisitor(world)
  await answer(visitor, aMothersAnswers('Hurtig'))
  const tooFast = await visitor.post(`${HELP}/check`)
  assert.equal(tooFast.status, 422)
  assert.match(tooFast.html, /meget hurtigt/)
  wait(1)
  const trapped = await visitor.post(`${HELP}/check`, { extra: 'http://spam.example' })
  assert.equal(trapped.status, 422)
  assert.equal(await enquiryOf('Hurtig'), undefined)
  assert.equal((await visitor.post(`${HELP}/check`)).status, 303)
  assert.ok(await enquiryOf('Hurtig'))
})

test('from one place only so much is received in an hour, and the refusal shows another way', async () => {
  wait(120)
  const visitor = aVisitor(world)
  await answer(visitor, aMothersAnswers('Mange'))
  for (let nth = 0; nth < 10; nth += 1) assert.equal((await visitor.post(`${HELP}/check`, { extra: 'x' })).status, 422)
  const { status, html } = await visitor.post(`${HELP}/check`)
  assert.equal(status, 429)
  assert.match(html, /Vent et øjeblik[^]*70 201 201/)
  assert.equal(await enquiryOf('Mange'), undefined)
  wait(60)
  assert.equal((await visitor.post(`${HELP}/check`)).status, 303)
})

test('a page that is asked for without end is refused for a minute', async () => {
  wait(120)
  const visitor = aVisitor(world)
  // as many families behind one address as a school has, each with some twenty pages, are not stopped
  const pages = () => Promise.all(Array.from({ length: 100 }, () => visitor.get('/k/holbaek')))
  const answers = []
  for (let nth = 0; nth < 6; nth += 1) answers.push(...(await pages()))
  assert.equal(answers.filter(({ status }) => status === 429).length, 0)
  for (let nth = 0; nth < 5; nth += 1) assert.equal((await visitor.get('/k/holbaek')).status, 429)
  wait(1)
  assert.equal((await visitor.get('/k/holbaek')).status, 200)
})
