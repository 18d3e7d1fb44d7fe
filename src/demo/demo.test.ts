import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import test, { after } from 'node:test'
import pg from 'pg'
import { openDatabase } from '#platform/database.ts'
import type { Machine } from '#platform/http.ts'
import { openJobs } from '#platform/jobs.ts'
import { openVault } from '#platform/vault.ts'
import { chainFaults } from '#care/journal/journal.ts'
import { settle } from '#care/pathways/pathways.ts'
import { freshDatabase } from '../../test/database.ts'
import { aGateway } from '../../test/gateway.ts'
import { aPostOffice } from '../../test/post-office.ts'
import { jobsWith } from '../jobs.ts'
import { seedDemo } from './demo.ts'
import { asSystem } from './setup.ts'

const HOLBAEK = '0316'
const NOW = '2026-11-23T11:20:00Z'
const FEW = { children: 40 }
const vault = openVault({ sealing: [{ id: 'test', key: randomBytes(32) }], lookup: randomBytes(32) })

async function anInstallation() {
  const { ownerUrl, appUrl, drop } = await freshDatabase()
  const database = openDatabase(appUrl)
  const clock = () => new Date(NOW)
  const jobs = await openJobs(appUrl, {
    database,
    vault,
    clock,
    log: () => undefined,
    jobs: jobsWith({ reports: aGateway().channel, post: aPostOffice().channel, origin: 'http://localhost' }),
  })
  const machine: Machine = {
    database,
    vault,
    jobs,
    files: { maxBytes: 1024 * 1024, scan: null, mustScan: false },
    clock,
    log: () => undefined,
    demo: true,
    origin: null,
    trustProxy: false,
  }
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  after(async () => {
    await jobs.stop()
    await database.close()
    await owner.end()
    await drop()
  })
  const rows = async <Row extends pg.QueryResultRow>(query: string, values: unknown[] = []) =>
    (await owner.query<Row>(query, values)).rows
  return { machine, owner, rows }
}

const { machine, owner, rows } = await anInstallation()
await seedDemo(machine, FEW)

test('R98 each municipality of the demo can report, under a SOR code that is its own', async () => {
  const codes = await rows<{ sor_code: string }>('select sor_code from ltt_settings')
  assert.equal(codes.length, 3)
  assert.equal(
    new Set(codes.filter(({ sor_code }) => /^\d{12,18}$/.test(sor_code)).map((each) => each.sor_code)).size,
    3,
  )
})

/** What there is, told without the ids that each database makes for itself. */
const ALL = `
  with child as (select municipality_id, id, given_name || ' ' || family_name || ' ' || birth_date as name from people where is_child),
       way as (select w.municipality_id, w.id, c.name as child_name from pathways w join child c on c.municipality_id = w.municipality_id and c.id = w.child_id)
  select 'contact ' || way.municipality_id || concat_ws(' ', child_name, type, c.status, starts_at, mode, delivery, participant, staff.name, place.name, summary, status_reason, registered_at) as told
    from contacts c join way on way.id = c.pathway_id left join staff on staff.id = c.staff_id left join treatment_places place on place.id = c.place_id
  union all select 'event ' || concat_ws(' ', child_name, at, staff.name, e.name) from events e join way on way.id = e.pathway_id left join staff on staff.id = e.actor_id
  union all select 'way ' || concat_ws(' ', child_name, target, receiver, agreed_by, handed_over_on, check_by, check_outcome) from ways join way on way.id = ways.pathway_id
  union all select 'task ' || concat_ws(' ', child.name, kind, due_on, done_at, answer) from tasks join child on child.id = tasks.child_id
  union all select 'look ' || concat_ws(' ', child.name, at, staff.name, what, basis) from access_log l join child on child.id = l.child_id join staff on staff.id = l.staff_id
  union all select 'person ' || concat_ws(' ', given_name, family_name, birth_date, language, needs_interpreter, has_protected_address, address, phone, school) from people
  union all select 'custody ' || concat_ws(' ', child.name, sharing, source, source_date, valid_from) from custody c join child on child.id = c.child_id
  union all select 'enquiry ' || concat_ws(' ', status, source, received_at, child_given_name, child_family_name, child_birth_date, about, themes) from enquiries
  order by told`
const toldOf = async (of: typeof rows): Promise<string[]> => (await of<{ told: string }>(ALL)).map(({ told }) => told)

test('the same seed at the same time gives the same data', async () => {
  const again = await anInstallation()
  await seedDemo(again.machine, FEW)
  const [first, second] = [await toldOf(rows), await toldOf(again.rows)]
  assert.ok(first.length > 1000, `${first.length}`)
  assert.deepEqual(second, first)
})

test('three municipalities are open, each with its own people, places and partners', async () => {
  const open = await rows<{ id: string; staff: number; places: number; partners: number; pathways: number }>(
    `select id, (select count(*)::int from staff where municipality_id = m.id) as staff, (select count(*)::int from treatment_places where municipality_id = m.id) as places,
       (select count(*)::int from partner_organisations where municipality_id = m.id) as partners, (select count(*)::int from pathways where municipality_id = m.id) as pathways
     from municipalities m where is_open order by id`,
  )
  assert.deepEqual(
    open.map(({ id, staff, places }) => [id, staff, places]),
    [
      ['0316', 10, 4],
      ['0326', 5, 1],
      ['0707', 4, 2],
    ],
  )
  assert.ok(open.every(({ partners, pathways }) => partners >= 5 && pathways > 0))
})

test('no CPR number passes modulus 11, so none can be that of somebody', async () => {
  const sealed = await rows<{ sealed: Buffer; key_id: string }>(
    'select sealed, key_id from person_identifiers union all select cpr_sealed, cpr_key_id from enquiries where cpr_sealed is not null',
  )
  const weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]
  assert.ok(sealed.length > 40)
  for (const { sealed: bytes, key_id } of sealed) {
    const digits = vault.open({ sealed: bytes, keyId: key_id }, 'cpr')
    assert.match(digits, /^\d{6}9\d{3}$/)
    assert.notEqual(Array.from(digits).reduce((sum, digit, at) => sum + Number(digit) * (weights[at] ?? 0), 0) % 11, 0)
  }
})

test('no row of another municipality refers to Holbæk', async () => {
  const columns = await rows<{ name: string; has_id: boolean }>(
    `select table_name as name, bool_or(column_name = 'id' and data_type = 'uuid') as has_id from information_schema.columns
     where table_schema = 'public' group by table_name having bool_or(column_name = 'municipality_id') order by table_name`,
  )
  const own = new Set<string>()
  for (const { name, has_id } of columns) {
    if (!has_id) continue
    for (const { id } of await rows<{ id: string }>(`select id from ${name} where municipality_id = $1`, [HOLBAEK]))
      own.add(id)
  }
  assert.ok(own.size > 500)
  for (const { name } of columns) {
    for (const { text } of await rows<{ text: string }>(
      `select t::text as text from ${name} t where municipality_id <> $1`,
      [HOLBAEK],
    )) {
      assert.doesNotMatch(text, /[(,]0316[,)]/, name)
      const ids: readonly string[] = text.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? []
      assert.deepEqual(
        ids.filter((id) => own.has(id)),
        [],
        name,
      )
    }
  }
})

test('R21 Josefine stands with 19 and 40 days, and her way is over', async () => {
  const [josefine] = await rows(
    `select preliminary_talk_on - enquiry_on as first, screening_on - enquiry_on as second, treatments_held, step, status, birth_date::text
     from pathways join people on people.id = child_id where given_name = 'Josefine' and family_name = 'Test Holm'`,
  )
  assert.deepEqual(josefine, {
    first: 19,
    second: 40,
    treatments_held: 4,
    step: 'ending',
    status: 'completed',
    birth_date: '2014-05-05',
  })
})

test('the seldom ones are there: below five, eighteen in treatment, hidden, placed, taken up again, looked at for a reason', async () => {
  const [seldom] = await rows(
    `select (select count(*)::int from pathways where not is_under_126a) as below_five,
       (select count(*)::int from pathways join people on people.id = child_id where status = 'active' and treatment_on is not null and birth_date <= $1::date - interval '18 years') as eighteen,
       (select count(*)::int from people where is_child and has_protected_address) as hidden,
       (select count(*)::int from pathways where acting_municipality_id is not null) as placed,
       (select count(*)::int from events where name = 'pathway.reopened') as taken_up_again,
       (select count(*)::int from tasks where kind = 'break_glass' and done_at is null) as to_review,
       (select count(*)::int from tasks where kind = 'break_glass' and done_at is not null) as reviewed`,
    [NOW.slice(0, 10)],
  )
  assert.deepEqual(seldom, {
    below_five: 1,
    eighteen: 1,
    hidden: 2,
    placed: 1,
    taken_up_again: 1,
    to_review: 1,
    reviewed: 1,
  })
})

test('R43, R45 each talk that was held has its note, signed by who held it, or waits as a draft; the chains hold', async () => {
  const wanting = await rows(
    `select c.id from contacts c where c.status = 'held' and c.type not in ('enquiry', 'ending')
     and not exists (select from journal_entries e where e.contact_id = c.id and e.author_id = c.registered_by)
     and not exists (select from journal_drafts d where d.contact_id = c.id and d.author_id = c.registered_by)`,
  )
  assert.deepEqual(wanting, [])
  for (const id of [HOLBAEK, '0326', '0707']) {
    const { entries, faults } = await asSystem(machine, id, chainFaults)
    assert.deepEqual(faults, [])
    assert.ok(id !== HOLBAEK || entries > 50)
  }
  assert.ok((await rows('select id from journal_drafts')).length > 0)
})

test('where each way has come to is what its contacts say', async () => {
  const standing = () => rows('select p.* from pathways p order by municipality_id, id')
  const before = await standing()
  for (const { municipality_id, id } of before) await asSystem(machine, municipality_id, (ctx) => settle(ctx, id))
  assert.deepEqual(await standing(), before)
})

test('nothing lies in the future but what is planned', async () => {
  const late = await rows(
    "select 'event' from events where at > $1 union all select 'contact' from contacts where status = 'held' and starts_at > $1 union all select 'look' from access_log where at > $1",
    [NOW],
  )
  assert.deepEqual(late, [])
})

test('R92 all that waits is the national report, and it can be sent', async () => {
  assert.deepEqual(
    (await rows<{ name: string }>('select name from pgboss.job')).map(({ name }) => name),
    ['ltt.send', 'ltt.send', 'ltt.send'],
  )
  await machine.jobs.runDue()
  assert.deepEqual(await rows('select state::text from ltt_reports group by state order by state'), [
    { state: 'left_out' },
    { state: 'sent' },
  ])
  assert.deepEqual(await rows('select child_id from ltt_due'), [])
})

test('where a municipality is open nothing is done; an interrupted run is finished without doubling anything', async () => {
  const before = await toldOf(rows)
  await seedDemo(machine, { ...FEW, seed: 1 })
  assert.deepEqual(await toldOf(rows), before)

  await owner.query('update municipalities set is_open = false')
  await Promise.all([seedDemo(machine, FEW), seedDemo(machine, FEW)])
  assert.deepEqual(await toldOf(rows), before)
  assert.equal((await rows('select id from municipalities where is_open')).length, 3)
})
