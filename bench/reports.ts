// The national report: how fast reports are built and validated, beside reading the same rows bare, and how long a nightly
// run takes: `node bench/reports.ts [children]`. What counts are the ratios in one run; the times are those of the machine.
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { openDatabase } from '#platform/database.ts'
import type { Ctx, System } from '#platform/ctx.ts'
import { openVault } from '#platform/vault.ts'
import { exportedReports, sendReports, setSorCode, validate } from '#exchange/ltt/ltt.ts'
import { aGateway } from '../test/gateway.ts'
import { startTestServer, withDatabase } from '../test/server.ts'
import { fillVolume } from './volume.ts'

const MUNICIPALITY = '0316'
const UNTIL = '2026-11-23'
const children = Number(process.argv[2] ?? 1000)

const server = await startTestServer()
const owner = new pg.Client({ connectionString: withDatabase(server.url, server.template) })
await owner.connect()
const appUrl = withDatabase(server.url, server.template, { name: 'trin2_app', password: server.appPassword })
const vault = openVault({ sealing: [{ id: 'bench', key: randomBytes(32) }], lookup: randomBytes(32) })
await fillVolume(owner, vault, { municipalityId: MUNICIPALITY, pathways: children, until: UNTIL, days: 730 })

const database = openDatabase(appUrl, { size: 2 })
const step = <T>(work: (ctx: Ctx<System>) => Promise<T>): Promise<T> =>
  database.as({ municipalityId: MUNICIPALITY }, (db) =>
    work({
      db,
      vault,
      now: new Date(`${UNTIL}T23:00:00Z`),
      actor: { kind: 'system', municipalityId: MUNICIPALITY },
      enqueue: async () => undefined,
    }),
  )
await step((ctx) => setSorCode(ctx, '451000016003'))

/** The rows that a report is made of, as plain as they can be read. */
const ROWS = [
  'select p.*, c.birth_date from pathways p join people c on c.municipality_id = p.municipality_id and c.id = p.child_id where p.child_id = any($1)',
  'select e.* from events e join pathways p on p.municipality_id = e.municipality_id and p.id = e.pathway_id where p.child_id = any($1) order by e.at, e.nth',
  'select c.* from contacts c join pathways p on p.municipality_id = c.municipality_id and p.id = c.pathway_id where p.child_id = any($1) order by c.starts_at',
  'select t.* from pathway_themes t join pathways p on p.municipality_id = t.municipality_id and p.id = t.pathway_id where p.child_id = any($1)',
  'select w.* from ways w join pathways p on p.municipality_id = w.municipality_id and p.id = w.pathway_id where p.child_id = any($1)',
  'select * from person_identifiers where person_id = any($1) and valid_to is null',
]

// Every day of every child, as one would after years without reporting.
const period = { from: '2020-01-01', to: UNTIL, sor: '451000016003' }
const built = await timed('built and validated', async () => {
  let reports = 0
  await step(async (ctx) => {
    for await (const { report } of exportedReports(ctx, period)) {
      if (validate(report).length > 0) throw new Error('a report of ours is not valid')
      reports += 1
    }
  })
  return reports
})
const bare = new pg.Client({ connectionString: appUrl, pipeline: true })
await bare.connect()
const read = await timed('the same rows, read bare', async () => {
  await bare.query("select set_config('trin2.municipality', $1, false)", [MUNICIPALITY])
  const { rows: ids } = await bare.query<{ child_id: string }>('select distinct child_id from pathways order by 1')
  for (let from = 0; from < ids.length; from += 50) {
    const some = ids.slice(from, from + 50).map(({ child_id }) => child_id)
    await Promise.all(ROWS.map((text) => bare.query(text, [some])))
  }
  return built.count
})
console.log(`ratio built / read bare: ${(built.ms / read.ms).toFixed(1)}`)

// Triggers were asleep while the volume was filled, so the children are marked here.
await owner.query(
  'insert into ltt_due (municipality_id, child_id, since) select municipality_id, child_id, min(enquiry_on) from pathways where municipality_id = $1 group by 1, 2 on conflict (municipality_id, child_id) do update set since = least(ltt_due.since, excluded.since)',
  [MUNICIPALITY],
)
await timed('first run, everything that ever happened', run)
// One night after a day on which each of the children was changed.
await owner.query(
  `insert into events (municipality_id, pathway_id, at, name, detail)
   select municipality_id, id, $1::timestamptz, 'theme.added', '{}' from pathways where municipality_id = $2`,
  [`${UNTIL}T12:00:00Z`, MUNICIPALITY],
)
await owner.query(
  `insert into pathway_themes (municipality_id, pathway_id, theme, since)
   select municipality_id, id, 'other', $1::date from pathways where municipality_id = $2 on conflict do nothing`,
  [UNTIL, MUNICIPALITY],
)
const night = await timed('the night after a day on which all of them changed', run)
const idle = await timed('a run when nothing has changed', run)
console.log(`per changed child: ${(night.ms / children).toFixed(2)} ms; an idle run: ${idle.ms.toFixed(0)} ms`)

async function run(): Promise<number> {
  const gateway = aGateway()
  await sendReports(gateway.channel).runInSteps(step, { now: 'yes' })
  return gateway.received().length
}

async function timed(what: string, work: () => Promise<number>): Promise<{ count: number; ms: number }> {
  const began = performance.now()
  const count = await work()
  const ms = performance.now() - began
  console.log(
    `${what.padEnd(52)} ${String(count).padStart(7)} reports ${ms.toFixed(0).padStart(7)} ms ${((count / ms) * 1000).toFixed(0).padStart(7)} a second`,
  )
  return { count, ms }
}

await bare.end()
await database.close()
await owner.end()
await server.stop()
