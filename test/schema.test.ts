import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { writeSchema } from '../bin/schema.ts'
import { migrate } from '#platform/migrate.ts'
import { aWorld, HOLBAEK } from './world.ts'

const world = await aWorld()
const names = async (sql: string): Promise<string[]> =>
  (await world.owner.query<{ name: string }>(sql)).rows.map(({ name }) => name)

const TENANT = `select c.oid, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind = 'r' and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'municipality_id')`

test('every table of a municipality has row-level security, forced', async () => {
  assert.deepEqual(
    await names(
      `select t.relname as name from (${TENANT}) t join pg_class c on c.oid = t.oid where not (c.relrowsecurity and c.relforcerowsecurity)`,
    ),
    [],
  )
})

test("every key of a municipality's table begins with the municipality", async () => {
  const wrong = await names(`select k.conname as name from (${TENANT}) t join pg_constraint k on k.conrelid = t.oid
    where k.contype in ('p', 'u') and (select attname from pg_attribute a where a.attrelid = t.oid and a.attnum = k.conkey[1]) <> 'municipality_id'`)
  assert.deepEqual(wrong, [])
  const references =
    await names(`select k.conname as name from (${TENANT}) t join pg_constraint k on k.conrelid = t.oid join (${TENANT}) r on r.oid = k.confrelid
    where k.contype = 'f' and (select attname from pg_attribute a where a.attrelid = t.oid and a.attnum = k.conkey[1]) <> 'municipality_id'`)
  assert.deepEqual(references, [])
})

test('a query without where, as the application and on behalf of nobody, gives no row of any municipality', async () => {
  const tables = await names(
    `select relname as name from (${TENANT}) t where relname <> 'municipality_regions' order by 1`,
  )
  assert.ok(tables.length > 20)
  await world.inMunicipality('', async (db) => {
    for (const table of tables) {
      const rows = await db
        .selectFrom(table as 'staff')
        .selectAll()
        .limit(1)
        .execute() // any table; only whether there are rows is asked
      assert.deepEqual(rows, [], table)
    }
  })
})

test('on behalf of one municipality only its own rows are there, and no other can be written', async () => {
  await world.inMunicipality(HOLBAEK, async (db) => {
    const seen = await db.selectFrom('staff').select('municipality_id').distinct().execute()
    assert.deepEqual(seen, [{ municipality_id: HOLBAEK }])
  })
  await assert.rejects(
    world.inMunicipality(HOLBAEK, (db) =>
      db.insertInto('units').values({ municipality_id: '0326', name: 'Indsmuglet' }).execute(),
    ),
    /row-level security/,
  )
})

test('the role of the application owns nothing and can step around nothing', async () => {
  const { rows } = await world.owner.query(
    "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles where rolname = 'trin2_app'",
  )
  assert.deepEqual(rows, [
    { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolreplication: false },
  ])
  assert.deepEqual(
    await names(
      "select relname as name from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = 'trin2_app'",
    ),
    [],
  )
  await assert.rejects(
    world.inMunicipality(HOLBAEK, (db) => db.deleteFrom('access_log').execute()),
    /permission denied/,
  )
  await assert.rejects(
    world.inMunicipality(HOLBAEK, (db) => db.updateTable('events').set({ name: 'x.y' }).execute()),
    /permission denied/,
  )
})

test('the types that the code is checked against are those of the database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trin2-schema-'))
  const file = join(folder, 'schema.ts')
  writeSchema(world.ownerUrl, file)
  const generated = readFileSync(file, 'utf8')
  rmSync(folder, { recursive: true })
  assert.equal(generated, readFileSync(new URL('../src/platform/schema.ts', import.meta.url), 'utf8'))
})

test('migrating again does nothing; an edited migration is refused', async () => {
  assert.deepEqual(await migrate(world.ownerUrl, { appPassword: process.env['TRIN2_TEST_APP_PASSWORD'] ?? 'x' }), [])
  await world.owner.query("update schema_migrations set checksum = 'other' where version = 1")
  await assert.rejects(
    migrate(world.ownerUrl, { appPassword: process.env['TRIN2_TEST_APP_PASSWORD'] ?? 'x' }),
    /0001_foundation.sql was changed/,
  )
})

test('what belongs to a pathway is found by an index', async () => {
  const missing = await names(`select c.conrelid::regclass::text as name from pg_constraint c
    where c.contype = 'f' and c.confrelid = 'pathways'::regclass
    and not exists (select from pg_index i where i.indrelid = c.conrelid and (i.indkey::int2[])[0:1] = c.conkey[1:2])`)
  assert.deepEqual(missing, [])
})
