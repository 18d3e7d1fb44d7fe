import assert from 'node:assert/strict'
import test from 'node:test'
import pg from 'pg'
import type { Ctx, Staff } from '#platform/ctx.ts'
import { casesIn } from '../../../test/cases.ts'
import { aWorld, HOLBAEK, KALUNDBORG, type Person } from '../../../test/world.ts'
import { forgetOldLooks, giveReason, keepLooks, logSearch, lookFaults, openRecord } from './access.ts'

const world = await aWorld()
const { aPathway, act } = casesIn(world)
const { id, childId } = await aPathway()

const faults = async () => (await world.actingAsSystem(HOLBAEK, lookFaults)).faults
const look = async (person: Person, times = 1) => {
  for (let nth = 0; nth < times; nth += 1) assert.equal((await world.as(person).get(`/pathways/${id}`)).status, 200)
}
const chainOf = async (person: Person) =>
  (
    await world.owner.query(
      'select l.sequence, l.prev_hash, l.hash, a.* from access_links l join access_log a on a.id = l.look_id where l.staff_id = $1 order by l.sequence',
      [world.staff[person].id],
    )
  ).rows

/** What somebody with all power over the database does, with the triggers asleep; undone afterwards. */
async function tampered(sql: string, see: () => Promise<void>) {
  await world.owner.query('begin')
  const tables = ['access_log', 'access_links', 'access_chains']
  for (const table of tables) await world.owner.query(`create table kept_${table} as select * from ${table}`)
  await world.owner.query("set local session_replication_role = 'replica'")
  await world.owner.query(sql)
  await world.owner.query('commit')
  await see()
  await world.owner.query('begin')
  await world.owner.query("set local session_replication_role = 'replica'")
  for (const table of tables) {
    await world.owner.query(`delete from ${table}`)
    await world.owner.query(`insert into ${table} select * from kept_${table}`)
    await world.owner.query(`drop table kept_${table}`)
  }
  await world.owner.query('commit')
  assert.deepEqual(await faults(), [])
}

test('R56 each person’s looks are a chain of their own, numbered and hashed by the database at commit', async () => {
  await look('ida', 3)
  const links = await chainOf('ida')
  assert.deepEqual(
    links.map(({ sequence }) => sequence),
    links.map((_, nth) => nth + 1),
  )
  assert.deepEqual(
    links.map(({ prev_hash }) => prev_hash),
    [null, ...links.slice(0, -1).map(({ hash }) => hash)],
  )
  const [{ unit_name, basis, roles, kind, what, child_id }] = links
  assert.deepEqual(
    { unit_name, basis, roles, kind, what, child_id },
    {
      unit_name: 'Ungehuset',
      basis: 'intake',
      roles: ['intake'],
      kind: 'read',
      what: 'pathway',
      child_id: childId,
    },
  )
  await act(id, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  await look('mette')
  const [own] = await chainOf('mette')
  assert.equal(own.sequence, 1)
  assert.ok(own.relation_id, 'the relation by which the record was opened')
  assert.deepEqual(await faults(), [])
})

test('R56 one person with many windows: their looks stand in line without a gap', async () => {
  const before = (await chainOf('mette')).length
  await Promise.all(Array.from({ length: 8 }, () => look('mette')))
  assert.deepEqual(
    (await chainOf('mette')).map(({ sequence }) => sequence),
    Array.from({ length: before + 8 }, (_, nth) => nth + 1),
  )
  assert.deepEqual(await faults(), [])
})

test('R56 colleagues never wait for each other: a look that is not committed holds nobody else’s back', async () => {
  const slow = new pg.Client({ connectionString: world.ownerUrl })
  await slow.connect()
  await slow.query('begin')
  await slow.query(
    "insert into access_log (municipality_id, at, staff_id, roles, kind, what, child_id, basis) values ($1, now(), $2, '{intake}', 'read', 'pathway', $3, 'intake')",
    [HOLBAEK, world.staff.ida.id, childId],
  )
  await slow.query('set constraints link_look immediate')
  await look('mette')
  await slow.query('rollback')
  await slow.end()
  assert.deepEqual(await faults(), [])
})

test('R56 nobody changes, deletes or empties the log and its chains: not the application, not the owner', async () => {
  await look('mette')
  const app = new pg.Client({ connectionString: world.appUrl })
  await app.connect()
  const asApp: [sql: string, code: string][] = [
    ['alter table access_log disable trigger all', '42501'],
    ['drop trigger link_look on access_log', '42501'],
    ["set session_replication_role = 'replica'", '42501'],
    ['set role owner', '42501'],
    ['insert into access_links select * from access_links', '42501'],
    ['insert into access_chains (municipality_id, staff_id) select municipality_id, id from staff', '42501'],
    [
      'create or replace function link_look() returns trigger language plpgsql as $$ begin return null; end $$',
      '42501',
    ],
    ['alter table access_log no force row level security', '42501'],
  ]
  for (const table of ['access_log', 'access_links', 'access_chains']) {
    for (const sql of [
      `update ${table} set staff_id = staff_id`,
      `delete from ${table}`,
      `truncate ${table} cascade`,
    ]) {
      asApp.push([sql, '42501'])
      await assert.rejects(world.owner.query(sql), { code: 'TR000' }, sql)
    }
  }
  for (const [sql, code] of asApp) {
    await app.query('begin')
    await app.query("select set_config('trin2.municipality', $1, true)", [HOLBAEK])
    await assert.rejects(app.query(sql), { code }, sql)
    await app.query('rollback')
  }
  await app.end()
  for (const sql of [
    'update access_chains set sequence = sequence - 1 where sequence > 0',
    'update access_chains set forgotten_sequence = sequence, forgotten_hash = hash where sequence > 0',
  ])
    await assert.rejects(world.owner.query(sql), { code: 'TR000' }, sql)
  assert.deepEqual(await faults(), [])
})

test('R56 whoever tampers past the triggers is named: a word, a time, a look gone, the last one, one put in', async () => {
  await look('mette', 5)
  const chain = await chainOf('mette')
  const me = world.staff.mette.id
  const [, second, third] = chain.map((row) => row.id as string)
  const end = chain.length
  const cases: [what: string, sql: string][] = [
    ['look 3 has been changed', `update access_log set basis = 'role' where id = '${third}'`],
    ['look 3 has been changed', `update access_log set at = at + interval '1 microsecond' where id = '${third}'`],
    ['look 2 has been changed', `update access_log set unit_name = 'Et andet hus' where id = '${second}'`],
    [
      'look 4 does not follow the one before it',
      `update access_log set what = 'report' where id = '${third}';
       update access_links k set hash = journal_hash(look_fields(l, k.sequence, k.prev_hash)) from access_log l where l.id = k.look_id and l.id = '${third}'`,
    ],
    ['look 3 is missing', `delete from access_log where id = '${third}'`],
    [
      'look 3 is missing',
      `delete from access_log where id = '${third}'; delete from access_links where look_id = '${third}'`,
    ],
    [
      `look ${end} is missing`,
      `delete from access_log where id = '${chain.at(-1).id}'; delete from access_links where look_id = '${chain.at(-1).id}'`,
    ],
    [
      'look 00000000-0000-4000-8000-000000000001 is in no chain',
      `insert into access_log (municipality_id, id, at, staff_id, roles, kind, what, child_id, basis) values
       ('${HOLBAEK}', '00000000-0000-4000-8000-000000000001', now(), '${me}', '{}', 'read', 'pathway', '${childId}', 'treating')`,
    ],
  ]
  for (const [what, sql] of cases)
    await tampered(sql, async () => assert.deepEqual(await faults(), [`the looks of ${me}: ${what}`], sql))
})

test('R56 a chain that is gone, and a link that is another’s, are named', async () => {
  await look('mette', 2)
  const [me, ida] = [world.staff.mette.id, world.staff.ida.id]
  await tampered(`delete from access_chains where staff_id = '${me}'`, async () =>
    assert.deepEqual(await faults(), [`the looks of ${me}: the chain is gone`]),
  )
  const other = (await chainOf('ida'))[0].id
  await tampered(
    `delete from access_links where look_id = '${other}'; update access_links set look_id = '${other}' where staff_id = '${me}' and sequence = 2`,
    async () => assert.match((await faults()).join(), new RegExp(`${me}: look 2 is missing`)),
  )
  assert.notEqual(me, ida)
})

test('R56 the log is checked while people work, and nobody is suspected for it', async () => {
  const found = await Promise.all([
    ...Array.from({ length: 6 }, async () => faults()),
    ...(['mette', 'ida', 'mette', 'ida'] as const).map(async (person) => look(person, 4).then(() => [])),
  ])
  assert.deepEqual(found.flat(), [])
})

test('R56 a look in a transaction that was undone is kept, also when its relation or its child was undone with it', async () => {
  const before = (await chainOf('vera')).length
  let undone: Ctx<Staff> | undefined
  await assert.rejects(
    world.acting('vera', async (ctx) => {
      undone = ctx
      await giveReason(ctx, childId, 'Familien har ringet, det haster.')
      await openRecord(ctx, childId, { what: 'pathway' })
      const { id: made } = await ctx.db
        .insertInto('people')
        .values({ given_name: 'Ny', family_name: 'Holm', birth_date: '2015-01-01', is_child: true })
        .returning('id')
        .executeTakeFirstOrThrow()
      await openRecord(ctx, made, { what: 'child', byRole: 'intake' })
      throw new Error('undone')
    }),
    /undone/,
  )
  assert.ok(undone)
  await keepLooks(world.database, undone)
  const kept = (await chainOf('vera')).slice(before)
  assert.deepEqual(
    kept.map(({ child_id, basis, criterion }) => ({ child_id, basis, criterion })),
    [
      { child_id: childId, basis: 'reason', criterion: null },
      { child_id: null, basis: 'intake', criterion: 'et barn, der ikke blev oprettet' },
    ],
  )
  assert.deepEqual(await faults(), [])
})

test('R56 no CPR number is a criterion, however it is parted', async () => {
  for (const typed of [
    '0102031234',
    '010203-1234',
    '01 02 03 1234',
    '010203 – 1234',
    '01.02.03/1234',
    'Bo 010203—1234',
  ])
    await world.acting('ida', (ctx) => logSearch(ctx, typed))
  const { rows } = await world.owner.query(
    "select criterion, count(*)::int as n from access_log where basis = 'search' group by 1",
  )
  assert.deepEqual(rows, [{ criterion: '[CPR-nummer]', n: 6 }])
})

test('looks older than the term are forgotten from the beginning of each chain, and what is left is whole', async () => {
  const old = async (at: string) =>
    world.owner.query(
      "insert into access_log (municipality_id, at, staff_id, roles, kind, what, child_id, basis) values ($1, $2, $3, '{therapist}', 'read', 'pathway', $4, 'treating')",
      [HOLBAEK, at, world.staff.ali.id, childId],
    )
  // the third is younger than the fourth: only the beginning of a chain can be forgotten
  for (const at of ['2019-01-01', '2020-02-02', '2026-05-01', '2020-03-03']) await old(at)
  assert.deepEqual(await world.actingAsSystem(KALUNDBORG, forgetOldLooks), { looks: 0 })
  assert.deepEqual(await world.actingAsSystem(HOLBAEK, forgetOldLooks), { looks: 2 })
  assert.deepEqual(
    (await chainOf('ali')).map(({ sequence }) => sequence),
    [3, 4],
  )
  assert.deepEqual(await faults(), [])
  assert.deepEqual(await world.actingAsSystem(HOLBAEK, forgetOldLooks), { looks: 0 })
  await old('2026-11-01')
  assert.equal((await chainOf('ali')).at(-1).sequence, 5)
  await tampered("update access_chains set forgotten_hash = sha256('x') where forgotten_sequence = 2", async () =>
    assert.match((await faults()).join(), /look 3 does not follow the one before it/),
  )
})

test('a long past is forgotten some at a time, each time leaving a whole chain', async () => {
  await world.owner.query(
    `insert into access_log (municipality_id, at, staff_id, roles, kind, what, child_id, basis)
     select $1, '2019-01-01'::timestamptz + nth * interval '1 minute', $2, '{secretary}', 'read', 'child', $3, 'treating' from generate_series(1, 2100) as nth`,
    [HOLBAEK, world.staff.bo.id, childId],
  )
  for (const looks of [2000, 100, 0]) {
    assert.deepEqual(await world.actingAsSystem(HOLBAEK, forgetOldLooks), { looks })
    assert.deepEqual(await faults(), [])
  }
})

test('what is younger than six months is kept, whatever is asked for', async () => {
  const app = new pg.Client({ connectionString: world.appUrl })
  await app.connect()
  await app.query('begin')
  await app.query("select set_config('trin2.municipality', $1, true)", [HOLBAEK])
  const { rows } = await app.query("select forget_old_looks(now() + interval '1 day') as looks")
  await app.query('rollback')
  await app.end()
  // of Ali's, the one of May and the old one behind it may have come of age; nothing of today's
  assert.ok(rows[0].looks <= 2, JSON.stringify(rows))
})

test('the nightly job tells how many looks it forgot', async () => {
  await world.inMunicipality(HOLBAEK, (db) => world.jobs.enqueue(db, 'access.forget', HOLBAEK))
  assert.equal(await world.jobs.runDue(), 1)
  assert.match(JSON.stringify(world.log), /"job":"access.forget","counts":\{"looks":0\}/)
})
