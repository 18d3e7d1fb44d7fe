import assert from 'node:assert/strict'
import test from 'node:test'
import pg from 'pg'
import { notesIn } from '../../../test/notes.ts'
import { aWorld, HOLBAEK } from '../../../test/world.ts'
import { chainFaults } from './journal.ts'

const world = await aWorld()
const { aTalk, entriesOf, sign } = notesIn(world)

/** A journal with this many signed notes. */
async function aJournal(notes: number) {
  const { childId, journal } = await aTalk()
  for (let nth = 1; nth <= notes; nth += 1)
    await sign('ida', `${journal}/note`, { text: `Notat ${nth}.`, day: '2026-11-23', time: '09:30' })
  const entries = await entriesOf(childId)
  return { entries, journalId: entries[0].journal_id as string }
}

const faults = async () => (await world.actingAsSystem(HOLBAEK, chainFaults)).faults

/** What somebody with all power over the database does, with the triggers asleep; undone afterwards. */
async function tampered(sql: string, look: () => Promise<void>) {
  const copy = 'create temp table kept as select * from journal_entries'
  const columns = (
    await world.owner.query(
      "select string_agg(quote_ident(attname), ', ') as all from pg_attribute where attrelid = 'journal_entries'::regclass and attnum > 0 and attgenerated = ''",
    )
  ).rows[0].all as string
  await world.owner.query(copy)
  await world.owner.query('alter table journal_entries disable trigger all')
  await world.owner.query(sql)
  await look()
  await world.owner.query('delete from journal_entries')
  await world.owner.query(`insert into journal_entries (${columns}) select ${columns} from kept`)
  await world.owner.query('alter table journal_entries enable trigger all')
  await world.owner.query('drop table kept')
  assert.deepEqual(await faults(), [])
}

test('R45 the database refuses to change, delete or empty what is signed, to its owner as well', async () => {
  const { entries } = await aJournal(1)
  for (const table of ['journal_entries', 'journals'])
    for (const sql of [`update ${table} set id = id`, `delete from ${table}`, `truncate ${table} cascade`])
      await assert.rejects(world.owner.query(sql), { code: 'TR045', hint: /rettelse/ }, sql)
  assert.deepEqual(
    (await world.owner.query('select count(*)::int as n from journal_entries where id = $1', [entries[0].id])).rows,
    [{ n: 1 }],
  )
})

test('R45 the role of the application can neither change it, nor put a trigger to sleep, nor become somebody who can', async () => {
  await aJournal(1)
  const app = new pg.Client({ connectionString: world.appUrl })
  await app.connect()
  const refused: [sql: string, code: string][] = [
    ["update journal_entries set author_name = 'En anden'", '42501'],
    ['delete from journal_entries', '42501'],
    ['truncate journal_entries', '42501'],
    ['update journals set place_id = null', '42501'],
    ['update journals set id = gen_random_uuid()', 'TR045'],
    ['delete from journals', '42501'],
    ['alter table journal_entries disable trigger all', '42501'],
    ['drop trigger journal_entries_stand on journal_entries', '42501'],
    ["set session_replication_role = 'replica'", '42501'],
    ['set role owner', '42501'],
    [
      'create or replace function refuse_journal_change() returns trigger language plpgsql as $$ begin return new; end $$',
      '42501',
    ],
    ['alter table journal_entries no force row level security', '42501'],
  ]
  for (const [sql, code] of refused) {
    await app.query('begin')
    await app.query("select set_config('trin2.municipality', $1, true)", [HOLBAEK])
    await assert.rejects(
      app.query(sql),
      (error: { code: string }) => error.code === code || assert.fail(`${sql}: ${error.code}`),
    )
    await app.query('rollback')
  }
  await app.end()
})

test('R43, R45 number, author, place and hash are the database’s own, whatever the application sends along', async () => {
  const { entries, journalId } = await aJournal(2)
  const [, second] = entries
  const values = {
    journal_id: journalId,
    pathway_id: second.pathway_id,
    kind: 'note',
    body: JSON.stringify(second.body),
    contact_at: second.contact_at,
    written_at: second.written_at,
    signed_at: second.signed_at,
    contact_id: null,
    late_reason: null,
    corrects_id: null,
    correction_reason: null,
  } as const
  const forged = await world.acting('mette', ({ db }) =>
    db
      .insertInto('journal_entries')
      .values({
        ...values,
        sequence: 77,
        author_name: 'Overlægen',
        author_roles: ['leader'],
        place_name: 'Slottet',
        hash: Buffer.alloc(32),
        prev_hash: Buffer.alloc(32),
      })
      .returningAll()
      .executeTakeFirstOrThrow(),
  )
  assert.deepEqual(
    [forged.sequence, forged.author_name, forged.author_roles, forged.place_name],
    [3, 'Mette Lund', ['therapist'], ''],
  )
  assert.deepEqual(forged.prev_hash, second.hash)
  await assert.rejects(
    world.acting('mette', ({ db }) =>
      db
        .insertInto('journal_entries')
        .values({ ...values, author_id: world.staff.ida.id })
        .execute(),
    ),
    { code: 'TR043' },
  )
  const other = await aJournal(1)
  await assert.rejects(
    world.acting('mette', ({ db }) =>
      db
        .insertInto('journal_entries')
        .values({ ...values, journal_id: other.journalId })
        .execute(),
    ),
    { code: 'TR042' },
  )
  for (const body of ['[]', '{}', '[{"key":"text","heading":"Notat","text":" "}]', '[{"text":"Uden overskrift"}]'])
    await assert.rejects(
      world.acting('mette', ({ db }) =>
        db
          .insertInto('journal_entries')
          .values({ ...values, body })
          .execute(),
      ),
      /journal_entries_body_check/,
    )
  assert.deepEqual(await faults(), [])
})

test('R42 many who sign at once are put in line: the numbers have no gap and the chain holds', async () => {
  const { childId, journal } = await aTalk()
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, nth) =>
      sign('ida', `${journal}/note`, { text: `Samtidig ${nth}.`, day: '2026-11-23', time: '09:30' }),
    ),
  )
  assert.ok(answers.every(({ status }) => status === 303))
  assert.deepEqual(
    (await entriesOf(childId)).map(({ sequence }) => sequence),
    [1, 2, 3, 4, 5, 6, 7, 8],
  )
  assert.deepEqual(await faults(), [])
})

test('R45 whoever tampers past the triggers is found: a byte, a name, a time, a row gone, two in each other’s place', async () => {
  const { entries, journalId } = await aJournal(5)
  const [first, second, third, fourth, fifth] = entries.map(({ id }) => id as string)
  const cases: [what: string, sql: string][] = [
    [
      '3 has been changed',
      `update journal_entries set body = replace(body::text, 'Notat 3', 'Notat 8')::jsonb where id = '${third}'`,
    ],
    ['3 has been changed', `update journal_entries set author_name = 'En anden' where id = '${third}'`],
    [
      '3 has been changed',
      `update journal_entries set signed_at = signed_at + interval '1 microsecond' where id = '${third}'`,
    ],
    ['3 has been changed', `update journal_entries set author_unit = author_unit || ' ' where id = '${third}'`],
    ['3 has been changed', `update journal_entries set hash = sha256('x') where id = '${third}'`],
    // whoever computes the hash of the changed entry anew is found at the next
    [
      '4 does not follow the one before it',
      `update journal_entries set author_name = 'En anden' where id = '${third}';
       update journal_entries e set hash = journal_hash(journal_entry_fields(e)) where id = '${third}'`,
    ],
    ['1 is missing', `delete from journal_entries where id = '${first}'`],
    ['3 is missing', `delete from journal_entries where id = '${third}'`],
    ['5 is missing', `delete from journal_entries where id = '${fifth}'`],
    [
      '2 does not follow the one before it',
      `update journal_entries set sequence = 99 where id = '${second}'; update journal_entries set sequence = 2 where id = '${fourth}';
       update journal_entries set sequence = 4 where id = '${second}'`,
    ],
  ]
  for (const [what, sql] of cases)
    await tampered(sql, async () => assert.deepEqual(await faults(), [`journal ${journalId}: entry ${what}`], sql))
})

test('R45 a journal of another municipality is not looked into on behalf of this one', async () => {
  const { entries } = await world.actingAsSystem('0326', chainFaults)
  assert.equal(entries, 0)
})
