import assert from 'node:assert/strict'
import test from 'node:test'
import { plainDate } from '#platform/time.ts'
import { casesIn } from '../../../test/cases.ts'
import { aWorld, HOLBAEK, KALUNDBORG, type Person } from '../../../test/world.ts'
import { drawMonth } from './log-control.ts'
import { saveSettings, settingsOf } from './settings.ts'

const world = await aWorld({ now: '2026-11-23T09:00:00Z' })
const { aPathway } = casesIn(world)
const OCTOBER = plainDate('2026-10-01')

/** A look in the log, on a Tuesday at noon unless another time is given. */
const look = (person: Person, childId: string | null, basis = 'treating', at = '2026-10-06T10:00:00Z') =>
  world.owner
    .query<{ id: string }>(
      `insert into access_log (municipality_id, at, staff_id, roles, kind, what, child_id, criterion, basis)
       values ($1, $2, $3, '{therapist}', 'read', 'pathway', $4, $5, $6) returning id`,
      [HOLBAEK, at, world.staff[person].id, childId, childId ? null : 'Anne', basis],
    )
    .then(({ rows }) => rows[0]?.id ?? '')
const aChild = async (givenName: string, familyName = 'Test Holm') => {
  const { childId } = await aPathway({ givenName })
  await world.owner.query('update people set family_name = $2 where id = $1', [childId, familyName])
  return childId
}
const adult = async (childId: string, familyName: string, email: string, address = '') => {
  const { rows } = await world.owner.query(
    "insert into people (municipality_id, given_name, family_name, is_child, email, address) values ($1, 'Kim', $2, false, $3, $4) returning id",
    [HOLBAEK, familyName, email, address],
  )
  await world.owner.query(
    "insert into child_contacts (municipality_id, child_id, adult_id, relationship) values ($1, $2, $3, 'mother')",
    [HOLBAEK, childId, rows[0].id],
  )
}
const choose = (changes: { perPerson?: number; mostHits?: number }) =>
  world.acting('lise', async (ctx) => saveSettings(ctx, { ...(await settingsOf(ctx)), ...changes }))

/** Draws, sees, and takes the draw back. */
async function drawn(seed = 'a-seed-for-tests', of = HOLBAEK) {
  const many = await world.actingAsSystem(of, (ctx) => drawMonth(ctx, { month: OCTOBER, seed }))
  const { rows } = await world.owner.query(
    `select p.given_name as child, s.email as who, v.rules, v.gravity, v.looks, v.look_id from log_reviews v
     join access_log l on l.id = v.look_id join staff s on s.id = v.staff_id left join people p on p.id = l.child_id
     order by v.gravity desc, p.given_name, v.look_id`,
  )
  await world.owner.query('delete from log_reviews')
  await world.owner.query('delete from log_draws')
  return { many, rows }
}
const rulesOf = async (child: string) => (await drawn()).rows.find((row) => row.child === child)?.rules

test('each rule is hit by what it says, and by nothing else', async () => {
  const plain = await aChild('Almindelig')
  await look('mette', plain)
  assert.deepEqual(await rulesOf('Almindelig'), [])

  await look('mette', await aChild('Navnebror', 'Nørby Lund'))
  assert.deepEqual(await rulesOf('Navnebror'), ['same_surname'])

  const near = await aChild('Nabo')
  await world.owner.query("update people set address = 'Ahlgade 7, 4300 Holbæk' where id = $1", [near])
  await adult(await aChild('Søskende'), 'Anden', 'mette@example.org', 'ahlgade 7,  4300 Holbæk')
  await look('mette', near)
  assert.deepEqual(await rulesOf('Nabo'), ['same_address'])

  const colleagues = await aChild('Kollegabarn')
  await adult(colleagues, 'Bang', 'bo@example.org')
  await look('ali', colleagues)
  assert.deepEqual(await rulesOf('Kollegabarn'), ['colleague'])

  const hidden = await aChild('Skjult')
  await world.owner.query('update people set has_protected_address = true where id = $1', [hidden])
  await look('mette', hidden)
  assert.deepEqual(await rulesOf('Skjult'), ['protected'])

  for (const basis of ['reason', 'role', 'quality']) await look('vera', await aChild(`Uden ${basis}`), basis)
  for (const basis of ['reason', 'role', 'quality']) assert.deepEqual(await rulesOf(`Uden ${basis}`), ['no_relation'])

  // 22.00 to 6.00 by the Danish clock, which is two hours before UTC until 25 October and one after
  const clocks: [name: string, at: string, rules: string[]][] = [
    ['Kl. 21.59', '2026-10-06T19:59:00Z', []],
    ['Kl. 22.00', '2026-10-06T20:00:00Z', ['night']],
    ['Kl. 5.59', '2026-10-28T04:59:00Z', ['night']],
    ['Kl. 6.00', '2026-10-28T05:00:00Z', []],
    ['Lørdag', '2026-10-10T10:00:00Z', ['weekend']],
    ['Natten til søndag', '2026-10-10T22:30:00Z', ['night', 'weekend']],
  ]
  for (const [name, at] of clocks) await look('ida', await aChild(name), 'treating', at)
  await choose({ perPerson: 20 })
  for (const [name, , rules] of clocks) assert.deepEqual(await rulesOf(name), rules, name)
})

test('one person and one child is one line, however often; the rules of all its looks stand on it', async () => {
  const child = await aChild('Mange gange')
  for (const at of ['2026-10-06T10:00Z', '2026-10-10T10:00Z', '2026-10-12T21:00Z'])
    await look('bo', child, 'treating', at)
  const lines = (await drawn()).rows.filter((row) => row.child === 'Mange gange' && row.rules.length)
  assert.equal(lines.length, 1)
  assert.deepEqual([lines[0].rules, lines[0].looks, lines[0].gravity], [['night', 'weekend'], 3, 15])
})

test('the gravest come first, and no more hits than the municipality has chosen', async () => {
  await choose({ mostHits: 10, perPerson: 1 })
  const { rows } = await drawn()
  const hits = rows.filter(({ rules }) => rules.length)
  assert.ok(hits.length >= 10 && hits.length <= 10 + 8, String(hits.length)) // chance may take one more of each person's
  assert.equal(rows[0].child, 'Kollegabarn')
  assert.deepEqual(
    rows.map(({ gravity }) => gravity),
    rows.map(({ gravity }) => gravity).toSorted((one, other) => other - one),
  )
  await choose({ mostHits: 50, perPerson: 2 })
})

test('the same seed draws the same, another draws others, and a month is drawn once', async () => {
  const plain = await aChild('Stor')
  for (let nth = 0; nth < 30; nth += 1) await look('lise', plain)
  const [first, again, other] = [
    await drawn('seed-number-one'),
    await drawn('seed-number-one'),
    await drawn('seed-number-two'),
  ]
  assert.deepEqual(first, again)
  assert.notDeepEqual(first.rows, other.rows)
  const ofLise = (rows: { who: string }[]) => rows.filter(({ who }) => who.startsWith('lise')).length
  assert.equal(ofLise(first.rows), 2)
  const twice = () =>
    world.actingAsSystem(HOLBAEK, (ctx) => drawMonth(ctx, { month: OCTOBER, seed: 'seed-number-three' }))
  assert.ok(((await twice()) ?? 0) > 0)
  assert.equal(await twice(), null)
  await world.owner.query('delete from log_reviews')
  await world.owner.query('delete from log_draws')
})

test('another municipality draws nothing of ours, and an empty month is drawn as empty', async () => {
  const { many, rows } = await drawn('a-seed-for-tests', KALUNDBORG)
  assert.deepEqual([many, rows], [0, []])
})

test('the job draws last month from its first working day, once, and tells how many', async () => {
  for (const _ of [1, 2])
    await world.inMunicipality(HOLBAEK, (db) => world.jobs.enqueue(db, 'log-control.draw', HOLBAEK))
  await world.jobs.runDue()
  const { rows } = await world.owner.query('select month, looks, due_on from log_draws')
  assert.equal(rows.length, 1)
  assert.deepEqual([rows[0].month, rows[0].due_on], ['2026-10-01', '2026-12-07'])
  assert.match(JSON.stringify(world.log), /"job":"log-control.draw","counts":\{"drawn":\d+\}/)
})
