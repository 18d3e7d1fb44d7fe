import assert from 'node:assert/strict'
import test from 'node:test'
import { forgetOldLooks, lookFaults } from '#registry/access/access.ts'
import { casesIn } from '../../../test/cases.ts'
import { aWorld, HOLBAEK, type Person } from '../../../test/world.ts'

const world = await aWorld()
const { aPathway } = casesIn(world)
const [anton, berta] = [await aPathway({ givenName: 'Anton' }), await aPathway({ givenName: 'Berta' })]
const HOLD = { kind: 'supervision', reference: '', reason: 'Tilsynssag om opslag i journalen.', fromDay: '2026-11-20' }

const look = (person: Person, childId: string | null, at: string) =>
  world.owner.query(
    "insert into access_log (municipality_id, at, staff_id, roles, kind, what, child_id, criterion, basis) values ($1, $2, $3, '{therapist}', 'read', 'pathway', $4, $5, 'treating')",
    [HOLBAEK, at, world.staff[person].id, childId, childId ? null : 'Anne'],
  )
const atNight = () => world.actingAsSystem(HOLBAEK, forgetOldLooks)
const oldLooks = async () =>
  (
    await world.owner.query(
      "select s.email, p.given_name as child from access_log l join staff s on s.id = l.staff_id left join people p on p.id = l.child_id where l.at < '2021-01-01' order by s.email, l.at",
    )
  ).rows.map(({ email, child }) => `${email.split('@')[0]} ${child ?? 'søgning'}`)

test('R50 the looks at a child are kept past the log’s term while a case is open, and go at night when it is lifted', async () => {
  await look('ali', berta.childId, '2019-01-01')
  await look('ali', anton.childId, '2019-02-01')
  await look('ali', berta.childId, '2019-03-01')
  await look('bo', anton.childId, '2019-01-01')
  await look('mette', null, '2019-01-01')
  const page = `/pathways/${anton.id}/retention`
  assert.equal((await world.as('lise').post(`${page}/holds`, HOLD)).status, 303)
  assert.match((await world.as('lise').get(page)).html, /loggen over opslag/)

  assert.deepEqual(await atNight(), { looks: 2 })
  // a chain has no holes: what Ali looked at after Anton stays with it
  assert.deepEqual(await oldLooks(), ['ali Anton', 'ali Berta', 'bo Anton'])
  assert.deepEqual(await atNight(), { looks: 0 })
  assert.deepEqual((await world.actingAsSystem(HOLBAEK, lookFaults)).faults, [])

  const { rows } = await world.owner.query('select id from legal_holds')
  await world.as('lise').post(`${page}/holds/${rows[0].id}/lifting`, { reason: 'Tilsynet har sluttet sagen.' })
  assert.deepEqual(await atNight(), { looks: 3 })
  assert.deepEqual(await oldLooks(), [])
  assert.deepEqual((await world.actingAsSystem(HOLBAEK, lookFaults)).faults, [])
})

test('R50 many held chains hold nobody else’s back', async () => {
  await world.as('lise').post(`/pathways/${anton.id}/retention/holds`, HOLD)
  const others = ['ida', 'ali', 'bo', 'vera', 'adam', 'mette'] as const
  for (const person of others) await look(person, anton.childId, '2019-01-01')
  await look('lise', berta.childId, '2019-01-01')
  // those of today stand before them; a new chain begins with an old look
  await world.owner.query(`do $$ begin set local session_replication_role = 'replica';
    delete from access_links l using access_log a where a.id = l.look_id and a.at > '2026-01-01';
    update access_chains c set forgotten_sequence = l.sequence - 1, forgotten_hash = l.prev_hash from access_links l where l.staff_id = c.staff_id; end $$`)
  assert.deepEqual(await atNight(), { looks: 1 })
  assert.equal((await oldLooks()).length, others.length)
})

test('R50 nobody moves a chain past a look that is held: not the owner either', async () => {
  await assert.rejects(
    world.owner.query(
      `update access_chains c set forgotten_sequence = l.sequence, forgotten_hash = l.hash
       from access_links l where l.staff_id = c.staff_id and c.staff_id = $1 and l.sequence = c.forgotten_sequence + 1`,
      [world.staff.bo.id],
    ),
    { code: 'TR000' },
  )
})
