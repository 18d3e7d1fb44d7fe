// Pages on 100,000 pathways, each beside a bare handler that sends the same statements and writes their rows as JSON:
// `node bench/pages.ts [pathways]`. What counts is the ratio of the two in one run; the times are those of the machine.
import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'
import { createApp } from '../src/app.ts'
import { jobsWith } from '../src/jobs.ts'
import { aGateway } from '../test/gateway.ts'
import { openDatabase } from '#platform/database.ts'
import { openJobs } from '#platform/jobs.ts'
import { openVault } from '#platform/vault.ts'
import { startTestServer, withDatabase } from '../test/server.ts'
import { fillVolume } from './volume.ts'

type Sent = { text: string; values: unknown[] }

const MUNICIPALITY = '0316'
const NOW = '2026-11-23'
const ROUNDS = 150
const pathways = Number(process.argv[2] ?? 100_000)

const server = await startTestServer()
const ownerUrl = withDatabase(server.url, server.template)
const appUrl = withDatabase(server.url, server.template, { name: 'trin2_app', password: server.appPassword })
const owner = new pg.Client({ connectionString: ownerUrl })
await owner.connect()
const vault = openVault({ sealing: [{ id: 'bench', key: randomBytes(32) }], lookup: randomBytes(32) })
console.log(`Filling ${pathways} pathways …`)
const began = performance.now()
await fillVolume(owner, vault, { municipalityId: MUNICIPALITY, pathways, until: NOW, days: 1826 })
console.log(`filled in ${seconds(performance.now() - began)}`)

const { cookie, pathwayId } = await aPerson()
const database = openDatabase(appUrl, { size: 1 })
const clock = () => new Date(`${NOW}T09:00:00Z`)
const jobs = await openJobs(appUrl, {
  database,
  vault,
  clock,
  log: () => undefined,
  jobs: jobsWith({ reports: aGateway().channel }),
})
const app = createApp({
  database,
  vault,
  jobs,
  files: { maxBytes: 10 * 1024 * 1024, scan: null, mustScan: false },
  clock,
  log: () => undefined,
  demo: true,
  origin: null,
  trustProxy: false,
})

const bare = new pg.Client({ connectionString: appUrl, pipeline: true })
await bare.connect()

const pages: [name: string, ask: () => Response | Promise<Response>][] = [
  ['Min dag', () => get('/day')],
  ['Alle forløb', () => get('/pathways')],
  ['Alle forløb, over fristen', () => get('/pathways?clock=over')],
  ['Alle forløb, side 20', () => get('/pathways?page=20')],
  ['Mine forløb', () => get('/pathways/mine')],
  ['Et forløb', () => get(`/pathways/${pathwayId}`)],
  ['Søgning, navn', () => search('Sören Jensen')],
  ['Søgning, fødselsdag', () => search('5. maj 2014')],
  ['Overblik', () => get('/overview')],
]
console.log(`\n${'page'.padEnd(28)}statements  page ms  bare ms  page/bare  scans without index`)
for (const [name, ask] of pages) {
  const sent = await record(ask)
  const page = await time(async () => void (await (await ask()).text()))
  const limit = await time(() => replay(sent))
  const scans = await scansOf(sent)
  console.log(
    [
      name.padEnd(28),
      String(sent.length).padStart(10),
      page.toFixed(2).padStart(9),
      limit.toFixed(2).padStart(9),
      (page / limit).toFixed(2).padStart(11),
      `  ${scans.join(', ') || 'none'}`,
    ].join(''),
  )
}

await jobs.stop()
await database.close()
await bare.end()
await owner.end()
await server.stop()

function get(path: string) {
  return app.request(`http://localhost${path}`, { headers: { Cookie: cookie, Accept: 'text/html' } })
}

function search(words: string) {
  return app.request('http://localhost/search', {
    method: 'POST',
    headers: {
      Cookie: cookie,
      Accept: 'text/html',
      Origin: 'http://localhost',
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ q: words }).toString(),
  })
}

/** A member of staff with every role that reads, a session, and a relation to one child in treatment. */
async function aPerson() {
  await owner.query('update municipalities set is_open = true where id = $1', [MUNICIPALITY])
  const found = await owner.query<{ staff_id: string; id: string; child_id: string }>(
    "select responsible_id as staff_id, id, child_id from pathways where municipality_id = $1 and status = 'active' and step = 'treatment' and responsible_id is not null order by id limit 1",
    [MUNICIPALITY],
  )
  const [one] = found.rows
  if (!one) throw new Error('the volume holds nobody in treatment')
  for (const role of ['therapist', 'intake', 'leader']) {
    await owner.query('insert into staff_roles values ($1, $2, $3) on conflict do nothing', [
      MUNICIPALITY,
      one.staff_id,
      role,
    ])
  }
  await owner.query(
    "insert into care_relations (municipality_id, child_id, staff_id, basis, starts_at) values ($1, $2, $3, 'responsible', '2026-01-01')",
    [MUNICIPALITY, one.child_id, one.staff_id],
  )
  const token = randomBytes(32).toString('base64url')
  await owner.query(
    'insert into sessions (municipality_id, token_hash, staff_id, method, started_at, seen_at) values ($1, $2, $3, $4, $5, $5)',
    [MUNICIPALITY, createHash('sha256').update(token).digest(), one.staff_id, 'bench', `${NOW}T09:00:00Z`],
  )
  return { cookie: `__Host-trin2=${MUNICIPALITY}.${token}`, pathwayId: one.id }
}

/** The statements that a page sends, begin and commit left out. */
async function record(ask: () => Response | Promise<Response>): Promise<Sent[]> {
  const sent: Sent[] = []
  const { query } = pg.Client.prototype
  const recording = function (this: pg.Client, ...given: unknown[]) {
    const [text, values] = given
    if (typeof text === 'string' && !/^(begin|commit|rollback)$/.test(text))
      sent.push({ text, values: Array.isArray(values) ? values : [] })
    return Reflect.apply(query, this, given)
  }
  Object.assign(pg.Client.prototype, { query: recording })
  const answer = await ask()
  await answer.text()
  Object.assign(pg.Client.prototype, { query })
  if (answer.status !== 200) throw new Error(`the page answered ${answer.status}`)
  return sent
}

async function replay(sent: Sent[]): Promise<void> {
  const answers = [
    bare.query('begin'),
    ...sent.map(({ text, values }) => bare.query(text, values)),
    bare.query('commit'),
  ]
  JSON.stringify((await Promise.all(answers)).map(({ rows }) => rows))
}

/** Median milliseconds of one round, after some that do not count; a slow page is asked less often. */
async function time(round: () => Promise<void>): Promise<number> {
  const times: number[] = []
  const began = performance.now()
  for (let at = 0; at < ROUNDS && (at < 5 || performance.now() - began < 10_000); at += 1) {
    const start = performance.now()
    await round()
    times.push(performance.now() - start)
  }
  const counted = times.slice(Math.min(20, Math.floor(times.length / 2))).toSorted((a, b) => a - b)
  return counted[Math.floor(counted.length / 2)] ?? 0
}

/** The tables that grow with the children and are read from end to end, by the plans of the statements. */
async function scansOf(sent: Sent[]): Promise<string[]> {
  const scans = new Set<string>()
  await bare.query('begin')
  for (const { text, values } of sent) {
    if (/enter_by_session|set_config/.test(text)) {
      await bare.query(text, values)
      continue
    }
    const { rows } = await bare.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values)
    for (const row of rows) {
      const table = /Seq Scan on (\w+)/.exec(row['QUERY PLAN'])?.[1]
      if (
        table &&
        /^(pathways|contacts|people|events|ways|tasks|pathway_themes|access_log|enquiries|person_identifiers)$/.test(
          table,
        )
      )
        scans.add(table)
    }
  }
  await bare.query('rollback')
  return [...scans]
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
