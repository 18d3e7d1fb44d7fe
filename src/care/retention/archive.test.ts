import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../test/cases.ts'
import { aPdf } from '../../../test/files.ts'
import { notesIn } from '../../../test/notes.ts'
import { concernsIn } from '../../../test/concerns.ts'
import { readPdf } from '../../../test/pdf.ts'
import { aWorld } from '../../../test/world.ts'
import { LEFT_OUT } from './archive.ts'
import { NOT_WRITTEN } from './opened.ts'
import { archiveOf } from './retention.ts'

const world = await aWorld()
const cases = casesIn(world)
const { aTalk, sign } = notesIn(world, cases)
const { aSent } = concernsIn(world)

type Tables = Record<string, Record<string, unknown>[]>

async function aLife(givenName: string) {
  const pathway = await cases.aPathway({ givenName })
  await cases.act(pathway.id, 'talks/preliminary-talk', cases.talk('2026-11-23', { time: '09:00' }))
  await cases.act(pathway.id, 'ways/new', cases.way('civil_society', '2026-11-22'))
  await sign('ida', `/pathways/${pathway.id}/journal/note`, {
    text: `Om ${givenName}.`,
    day: '2026-11-23',
    time: '09:00',
  })
  await aSent(pathway, 'ida')
  return pathway
}

test('the archive of a child holds every row about it, the number, and the journal; nothing of another child', async () => {
  const one = await aLife('Anton')
  const cpr = cases.lastCpr()
  await aLife('Berta')
  const { document, journal } = await world.acting('lise', (ctx) => archiveOf(ctx, one.childId))
  assert.deepEqual([document['format'], document['child'], document['cpr']], ['trin2-archive', one.childId, cpr])
  const tables = document['tables'] as Tables
  for (const table of [
    'people',
    'pathways',
    'contacts',
    'ways',
    'events',
    'journals',
    'journal_entries',
    'concerns',
    'person_identifiers',
    'access_log',
  ])
    assert.ok(tables[table]?.length, table)
  const text = JSON.stringify(document)
  assert.match(text, /Om Anton/)
  assert.doesNotMatch(text, /Berta|"sealed"|"lookup"/)
  assert.match((await readPdf(journal)).text, /Om Anton/)
  const { rows } = await world.owner.query("select staff_id from access_log where child_id = $1 and what = 'archive'", [
    one.childId,
  ])
  assert.deepEqual(rows, [{ staff_id: world.staff.lise.id }])
})

test('the archive holds the files of signed notes, and nothing of drafts', async () => {
  const { childId, note } = await aTalk()
  const add = (name: string) =>
    world.as('ida').postFile(`${note}/attachments`, new File([new Uint8Array(aPdf(name))], `${name}.pdf`))
  await add('Brev')
  const { rows } = await world.owner.query(
    "select id, encode(sha256, 'hex') as sha256 from journal_attachments where draft_id is not null",
  )
  await sign('ida', note, { problem: 'Se bilaget.', version: 1, files: rows[0].id })
  await add('Kladde')
  const { document, files } = await world.acting('lise', (ctx) => archiveOf(ctx, childId))
  assert.deepEqual([...files.keys()], [`bilag-${rows[0].sha256.slice(0, 8)}.pdf`])
  assert.deepEqual(files.get(`bilag-${rows[0].sha256.slice(0, 8)}.pdf`), aPdf('Brev'))
  assert.doesNotMatch(JSON.stringify(document), /key_sealed|"content"/)
})

/** What may go out as digits, since it is a sum of what else is there. */
const SUMS = /^(hash|prev_hash|entry_hash|sha256|seen)$/

test('every column about a child is archived as it stands, or said what stands for it', async () => {
  const { rows } = await world.owner.query<{ name: string; column: string; type: string; isMade: boolean }>(
    `with recursive hanging as (
       select 'people'::regclass::oid as oid
       union select f.conrelid from hanging h join pg_constraint f on f.confrelid = h.oid and f.contype = 'f')
     select h.oid::regclass::text as name, a.attname as column, a.atttypid::regtype::text as type, a.attgenerated <> '' as "isMade"
     from hanging h join pg_attribute a on a.attrelid = h.oid and a.attnum > 0 and not a.attisdropped`,
  )
  const known = new Set(rows.map(({ name, column }) => `${name}.${column}`))
  for (const column of Object.keys(NOT_WRITTEN)) assert.ok(known.has(column), `${column} is no column`)
  for (const { name, column, type, isMade } of rows) {
    const isUnreadable = type === 'bytea' && !SUMS.test(column)
    if (isUnreadable || type === 'tsvector' || isMade || column.endsWith('key_id'))
      assert.ok(
        `${name}.${column}` in NOT_WRITTEN || name in LEFT_OUT,
        `${name}.${column}: nobody can read it: open it`,
      )
    else assert.ok(!(`${name}.${column}` in NOT_WRITTEN), `${name}.${column} is lost`)
  }

  const { childId } = await aLife('Dagny')
  const { document } = await world.acting('lise', (ctx) => archiveOf(ctx, childId))
  const tables = Object.entries(document['tables'] as Tables) // as archiveOf makes it
  for (const [name, [row]] of tables.filter(([table, all]) => table !== 'people_around' && all.length > 0))
    for (const { column } of rows.filter((each) => each.name === name && each.column !== 'municipality_id'))
      assert.equal(column in (row ?? {}), !(`${name}.${column}` in NOT_WRITTEN), `${name}.${column}`)
})

test('every table that hangs on a child is in the archive, or said why not', async () => {
  const { rows } = await world.owner.query<{ name: string }>(
    `with recursive hanging as (
       select 'people'::regclass::oid as oid
       union select f.conrelid from hanging h join pg_constraint f on f.confrelid = h.oid and f.contype = 'f')
     select oid::regclass::text as name from hanging order by 1`,
  )
  const names = rows.map(({ name }) => name)
  assert.ok(names.length > 20)
  for (const table of Object.keys(LEFT_OUT)) assert.ok(names.includes(table), `${table} hangs on no child`)
  const { rows: about } = await world.owner.query<{ name: string }>(
    `select c.table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name in ('child_id', 'pathway_id', 'entry_id', 'concern_id')`,
  )
  for (const { name } of about)
    assert.ok(names.includes(name), `${name} is about a child and hangs on none: give it its foreign key`)
})

test('another municipality’s leader finds no child to archive', async () => {
  const { childId } = await aLife('Carla')
  await assert.rejects(world.acting('karen', (ctx) => archiveOf(ctx, childId)))
})
