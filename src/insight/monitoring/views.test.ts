import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from 'kysely'
import { fillVolume } from '../../../bench/volume.ts'
import { aWorld, HOLBAEK, KALUNDBORG } from '../../../test/world.ts'
import { drawMonth } from '#registry/log-control/log-control.ts'
import { plainDate } from '#platform/time.ts'
import { overviewOf } from './monitoring.ts'

const world = await aWorld()
await fillVolume(world.owner, world.vault, { municipalityId: HOLBAEK, pathways: 60, until: '2026-11-23', days: 200 })
await world.owner.query(
  "insert into ltt_reports (municipality_id, id, child_id, day, state, built_at, settled_at) select municipality_id, gen_random_uuid(), child_id, enquiry_on, 'refused', now(), now() from pathways where municipality_id = $1 limit 1",
  [HOLBAEK],
)
world.setTime('2026-10-07T09:00:00Z')
await world.as('mette').post('/search', { q: 'Anne' })
world.setTime('2026-11-23T09:00:00Z')
await world.actingAsSystem(HOLBAEK, (ctx) =>
  drawMonth(ctx, { month: plainDate('2026-10-01'), seed: 'the views of a month' }),
)

const views = (
  await world.owner.query<{ name: string; options: string[] | null }>(
    "select relname as name, reloptions as options from pg_class where relkind = 'v' and relname like 'insight_%'",
  )
).rows
const rowsIn = (municipalityId: string, view: string): Promise<number> =>
  world.inMunicipality(municipalityId, async (db) => {
    const { rows } = await sql<{ many: number }>`select count(*) as many from ${sql.table(view)}`.execute(db)
    return rows[0]?.many ?? -1
  })

test('each view asks with the rights of the one who asks', () => {
  assert.ok(views.length >= 10)
  assert.deepEqual(
    views.filter(({ options }) => !options?.includes('security_invoker=true')).map(({ name }) => name),
    [],
  )
})

test('a query without where gives the rows of the asking municipality, of no other, and of nobody when nobody asks', async () => {
  for (const { name } of views) {
    assert.ok((await rowsIn(HOLBAEK, name)) > 0, `${name} is empty where it should not be`)
    assert.equal(await rowsIn(KALUNDBORG, name), 0, name)
    assert.equal(await rowsIn('', name), 0, name)
  }
})

test('no view can be written through', async () => {
  for (const { name } of views) {
    await assert.rejects(
      world.inMunicipality(HOLBAEK, (db) => sql`delete from ${sql.table(name)}`.execute(db)),
      /permission denied|cannot delete/,
      name,
    )
  }
})

test('no view shows a name, a birth date, an address or anything somebody has written', async () => {
  const { rows } = await world.owner.query<{ column: string }>(
    `select table_name || '.' || column_name as column from information_schema.columns
      where table_name like 'insight_%' and (data_type in ('text', 'bytea', 'jsonb') and column_name <> 'municipality_id'
        or column_name ~ 'name|birth|child|address|phone|email|cpr')`,
  )
  assert.deepEqual(rows, [])
})

test('the leader of another municipality counts nothing of ours, whatever is asked for', async () => {
  const { rows } = await world.owner.query<{ id: string }>('select id from units where municipality_id = $1', [HOLBAEK])
  for (const query of [{}, { period: 'all' }, { period: 'all', unit: rows[0]?.id ?? '' }]) {
    const { arrivals, cohort, now, ways, endings, themes, desk, besides, talks } = await world.acting('karen', (ctx) =>
      overviewOf(ctx, query),
    )
    assert.deepEqual(Object.values(arrivals), [0, 0, 0, 0, 0, 0])
    assert.deepEqual(
      [cohort.total, now.open, ways.total, endings.total, themes.length, desk.enquiries, besides.anonymous],
      [0, 0, 0, 0, 0, 0, 0],
    )
    assert.equal(talks.ofType('treatment').held, 0)
  }
})
