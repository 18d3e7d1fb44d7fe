// The product on a filled scratch database, and beside it a bare connection that sends the same statements.
import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'
import { createApp } from '../src/app.ts'
import { jobsWith } from '../src/jobs.ts'
import { aGateway } from '../test/gateway.ts'
import { aPostOffice } from '../test/post-office.ts'
import type { Ctx, Staff } from '#platform/ctx.ts'
import { openDatabase } from '#platform/database.ts'
import { openJobs } from '#platform/jobs.ts'
import { openVault } from '#platform/vault.ts'
import { startTestServer, withDatabase } from '../test/server.ts'
import { fillVolume } from './volume.ts'

export const MUNICIPALITY = '0316'
export const NOW = '2026-11-23'
const ROUNDS = 150

export type Sent = { text: string; values: unknown[] }
export type Ask = () => Response | Promise<Response>

/** The product with so many pathways, somebody signed in who treats one of the children, and the bare connection. */
export async function aProduct(pathways: number) {
  const server = await startTestServer()
  const appUrl = withDatabase(server.url, server.template, { name: 'trin2_app', password: server.appPassword })
  const owner = new pg.Client({ connectionString: withDatabase(server.url, server.template) })
  await owner.connect()
  const vault = openVault({ sealing: [{ id: 'bench', key: randomBytes(32) }], lookup: randomBytes(32) })
  console.log(`Filling ${pathways} pathways …`)
  const began = performance.now()
  await fillVolume(owner, vault, { municipalityId: MUNICIPALITY, pathways, until: NOW, days: 1826 })
  console.log(`filled in ${((performance.now() - began) / 1000).toFixed(1)} s`)

  const { cookie, pathwayId, staffId } = await aPerson(owner)
  const database = openDatabase(appUrl, { size: 1 })
  const clock = () => new Date(`${NOW}T09:00:00Z`)
  const log = () => undefined
  const jobs = await openJobs(appUrl, {
    database,
    vault,
    clock,
    log,
    jobs: jobsWith({ reports: aGateway().channel, post: aPostOffice().channel, origin: 'http://localhost' }),
  })
  const app = createApp({
    files: { maxBytes: 10 * 1024 * 1024, scan: null, mustScan: false },
    database,
    vault,
    jobs,
    clock,
    log,
    demo: true,
    origin: null,
    trustProxy: false,
  })
  const bare = new pg.Client({ connectionString: appUrl, pipeline: true })
  await bare.connect()

  return {
    owner,
    bare,
    pathwayId,
    /** What a module does for that person, in a transaction of its own. */
    acting: <T>(work: (ctx: Ctx<Staff>) => Promise<T>): Promise<T> =>
      database.as({ municipalityId: MUNICIPALITY, staffId }, (db) =>
        work({
          db,
          vault,
          now: clock(),
          actor: actor(staffId),
          enqueue: (job, forWhom, data) => jobs.enqueue(db, job, forWhom, data),
        }),
      ),
    get: (path: string) => app.request(`http://localhost${path}`, { headers: { Cookie: cookie, Accept: 'text/html' } }),
    post: (path: string, fields: Record<string, string>) =>
      app.request(`http://localhost${path}`, {
        method: 'POST',
        headers: {
          Cookie: cookie,
          Accept: 'text/html',
          Origin: 'http://localhost',
          'Content-Type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams({ once: crypto.randomUUID(), ...fields }).toString(),
      }),
    close: async () => {
      await jobs.stop()
      await database.close()
      await bare.end()
      await owner.end()
      await server.stop()
    },
  }
}

const actor = (id: string): Staff => ({
  kind: 'staff',
  municipalityId: MUNICIPALITY,
  municipalityName: 'Holbæk',
  id,
  name: 'Medarbejder',
  profession: '',
  unitId: null,
  unitName: null,
  accent: 'fjord',
  roles: ['therapist', 'intake', 'leader'],
})

/** A member of staff with every role that reads, a session, and a relation to one child in treatment. */
async function aPerson(owner: pg.Client) {
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
  return { cookie: `__Host-trin2=${MUNICIPALITY}.${token}`, pathwayId: one.id, staffId: one.staff_id }
}

/** The statements that a request sends, begin and commit left out; of two times the fewer, because jobs ask meanwhile. */
export async function statementsOf(ask: Ask): Promise<Sent[]> {
  const page = async () => {
    const answer = await ask()
    await answer.text()
    if (answer.status >= 400) throw new Error(`the page answered ${answer.status}`)
  }
  const [once, again] = [await recorded(page), await recorded(page)]
  return once.length < again.length ? once : again
}

/** The statements that some work sends, begin and commit left out. */
export async function recorded(work: () => Promise<unknown>): Promise<Sent[]> {
  const sent: Sent[] = []
  const { query } = pg.Client.prototype
  const recording = function (this: pg.Client, ...given: unknown[]) {
    const [text, values] = given
    if (typeof text === 'string' && !/^(begin|commit|rollback)$/.test(text))
      sent.push({ text, values: Array.isArray(values) ? values : [] })
    return Reflect.apply(query, this, given)
  }
  Object.assign(pg.Client.prototype, { query: recording })
  await work().finally(() => Object.assign(pg.Client.prototype, { query }))
  return sent
}

/** Sends them bare, in one transaction, and writes their rows as JSON. */
export async function replay(bare: pg.Client, sent: readonly Sent[]): Promise<void> {
  const answers = [
    bare.query('begin'),
    ...sent.map(({ text, values }) => bare.query(text, values)),
    bare.query('commit'),
  ]
  JSON.stringify((await Promise.all(answers)).map(({ rows }) => rows))
}

/** Median milliseconds of one round, after some that do not count; a slow page is asked less often. */
export async function time(round: () => Promise<void>): Promise<number> {
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
