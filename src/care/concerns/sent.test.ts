import assert from 'node:assert/strict'
import test from 'node:test'
import pg from 'pg'
import { casesIn } from '../../../test/cases.ts'
import { concernsIn } from '../../../test/concerns.ts'
import { aWorld, HOLBAEK } from '../../../test/world.ts'
import { GROUNDS } from './concern.ts'

// What the database itself keeps of an underretning, asked by SQL.
const world = await aWorld()
const { aPathway } = casesIn(world)
const { aDraft, aSent } = concernsIn(world)

const pathway = await aPathway()
const sent = await aSent(pathway, 'ida')
await world.acting('ida', (ctx) =>
  ctx.db
    .insertInto('concern_supplements')
    .values({ concern_id: sent, text: 'Mere.', sent_at: ctx.now, channel: 'phone', registered_at: ctx.now })
    .execute(),
)
await world.acting('ida', (ctx) =>
  ctx.db
    .insertInto('concern_follow_ups')
    .values({ concern_id: sent, outcome: 'receipt', receipt_on: '2026-11-23', recorded_at: ctx.now })
    .execute(),
)

/** Asks as the application does, on behalf of Holbæk. */
async function asApplication(sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: world.appUrl })
  await client.connect()
  try {
    await client.query(`set trin2.municipality = '${HOLBAEK}'`)
    return await client.query(sql)
  } finally {
    await client.end()
  }
}
const asOwner = (sql: string) => world.owner.query(sql)
const code = (wanted: string) => (error: { code?: string }) => {
  assert.equal(error.code, wanted)
  return true
}

test('R84 what was sent can be changed by nobody: not by the application, not by the owner of the tables', async () => {
  for (const sql of [
    `update concerns set facts = 'Intet.' where id = '${sent}'`,
    `update concerns set sent_at = null, sent_by = null, channel = null, registered_at = null where id = '${sent}'`,
    `update concerns set grounds = '{abuse}', version = version + 1 where id = '${sent}'`,
    `delete from concerns where id = '${sent}'`,
  ]) {
    await assert.rejects(asApplication(sql), code('TR084'), sql)
    await assert.rejects(asOwner(sql), code('TR084'), sql)
  }
  await asApplication(`update concerns set version = version + 1 where id = '${sent}'`)
  const { rows } = await world.owner.query('select facts from concerns where id = $1', [sent])
  assert.match(rows[0].facts, /lugtede af øl/)
})

test('R84 supplements and follow-ups are added, never changed, removed or emptied', async () => {
  for (const table of ['concern_supplements', 'concern_follow_ups']) {
    for (const sql of [`update ${table} set registered_at = now()`, `delete from ${table}`, `truncate ${table}`]) {
      const said = table === 'concern_follow_ups' ? sql.replace('registered_at', 'recorded_at') : sql
      await assert.rejects(asApplication(said), code('42501'), said)
      await assert.rejects(asOwner(said), code('TR084'), said)
    }
  }
  await assert.rejects(asApplication('truncate concerns cascade'), code('42501'))
  await assert.rejects(asOwner('truncate concerns cascade'), code('TR084'))
  await assert.rejects(asApplication('alter table concerns disable trigger concern_stands'), code('42501'))
  await assert.rejects(asApplication('set role postgres'), /role/)
})

test('R83 the database refuses one that is sent without a ground, with a fifth one, or with something lacking', async () => {
  const draft = await aDraft(pathway.id, 'ida')
  const send = (changes: string, registered = 'now()') =>
    asApplication(
      `update concerns set sent_at = now(), sent_by = author_id, channel = 'phone', registered_at = ${registered}, ${changes} where id = '${draft}'`,
    )
  await assert.rejects(send("grounds = '{}'"), /r83_sent_has_a_ground/)
  await assert.rejects(send("grounds = '{screening}'"), code('23514'))
  for (const changes of ["facts = ''", "done = ''", "child_view = ''", "receiver = ''", 'is_acute = null'])
    await assert.rejects(send(changes), /sent_is_complete/, changes)
  await assert.rejects(send("told_what = ''"), /told_says_what/)
  await assert.rejects(send("family_told = 'not_told_other', not_told_why = ''"), /not_told_says_why/)
  await assert.rejects(send('version = 2', "now() - interval '1 hour'"), /sent_before_it_is_registered/)
  const { rows } = await world.owner.query<{ name: string }>(
    'select unnest(enum_range(null::concern_ground))::text as name',
  )
  assert.deepEqual(
    rows.map(({ name }) => name),
    [...GROUNDS],
  )
})

test('a draft may be changed and thrown away, and has nothing after it', async () => {
  const draft = await aDraft(pathway.id, 'ida')
  await asApplication(`update concerns set facts = 'Nyt.' where id = '${draft}'`)
  const late = `insert into concern_supplements (concern_id, text, sent_at, channel, written_by, registered_at)
    select id, 'Mere.', now(), 'phone', author_id, now() from concerns where id = '${draft}'`
  await assert.rejects(asApplication(late), code('TR084'))
  await asApplication(`delete from concerns where id = '${draft}'`)
})

test('another municipality sees none of it', async () => {
  await world.inMunicipality('0326', async (db) => {
    for (const table of ['concerns', 'concern_supplements', 'concern_follow_ups'] as const)
      assert.deepEqual(await db.selectFrom(table).selectAll().execute(), [], table)
  })
})

test('R35 what the social authority does under § 18 cannot be a contact, nor stand in a contact’s place', async () => {
  const { rows } = await world.owner.query<{ name: string }>(
    'select unnest(enum_range(null::contact_type))::text as name',
  )
  assert.deepEqual(
    rows.map(({ name }) => name),
    ['enquiry', 'preliminary_talk', 'screening', 'treatment', 'final_talk', 'ending'],
  )
  const contact = `insert into contacts (pathway_id, type, status, starts_at, on_day, registered_at)
    values ('${pathway.id}', 'section_18', 'held', now(), '2026-11-23', now())`
  await assert.rejects(asApplication(contact), code('22P02'))
  const told = (columns: string, values: string) =>
    asApplication(`insert into concern_follow_ups (concern_id, recorded_by, recorded_at, ${columns})
      values ('${sent}', '${world.staff.ida.id}', now(), ${values})`)
  await assert.rejects(told('outcome', "'screening'"), code('22P02'))
  await assert.rejects(told('outcome', "'section_18'"), /r35_section_18_has_a_day_of_its_own/)
  await assert.rejects(
    told('outcome, authority_section_18_begun_on', "'no_answer', '2026-11-23'"),
    /r35_section_18_has_a_day_of_its_own/,
  )
})
