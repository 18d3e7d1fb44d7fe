import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { freshDatabase } from '../../test/database.ts'
import { aWorld, HOLBAEK } from '../../test/world.ts'
import type { Ctx } from './ctx.ts'
import { openDatabase } from './database.ts'
import { openJobs, type Job } from './jobs.ts'
import { openVault } from './vault.ts'

const keys = () => ({ sealing: [{ id: 'k', key: randomBytes(32) }], lookup: randomBytes(32) })

/** The outbox over a database of its own, with jobs made for the test. */
async function anOutbox(jobs: Job[], throughProxy?: (url: string) => Promise<string>) {
  const { appUrl, drop } = await freshDatabase()
  const url = throughProxy ? await throughProxy(appUrl) : appUrl
  const database = openDatabase(url)
  const log: object[] = []
  const outbox = await openJobs(url, {
    database,
    vault: openVault(keys()),
    clock: () => new Date(),
    log: (line) => void log.push(line),
    jobs,
  })
  after(async () => {
    await outbox.stop()
    await database.close()
    await drop()
  })
  return { database, outbox, log }
}

const unless = async (isDone: () => boolean, seconds: number): Promise<void> => {
  for (const until = Date.now() + seconds * 1000; !isDone() && Date.now() < until;) await pause(50)
}

test('a job runs after commit, for its municipality, and never when its transaction is undone', async () => {
  const ran: unknown[] = []
  const greet: Job = {
    name: 'greet',
    title: 'Hilsen',
    run: async ({ actor }: Ctx, data) => void ran.push([actor.municipalityId, data]),
  }
  const { database, outbox } = await anOutbox([greet])
  await database.as({ municipalityId: HOLBAEK }, (db) => outbox.enqueue(db, 'greet', HOLBAEK, { id: '7' }))
  await assert.rejects(
    database.as({ municipalityId: HOLBAEK }, async (db) => {
      await outbox.enqueue(db, 'greet', HOLBAEK, { id: '8' })
      throw new Error('changed my mind')
    }),
  )
  assert.equal(await outbox.runDue(), 1)
  assert.deepEqual(ran, [[HOLBAEK, { id: '7' }]])
})

test('a job that fails undoes what it did, is tried again, and tells the log nothing that anybody wrote', async () => {
  const stumble: Job = {
    name: 'stumble',
    title: 'Snublen',
    run: async (ctx) => {
      await ctx.db.insertInto('units').values({ name: 'Spøgelse' }).execute()
      throw new Error('Hemmelig Marie')
    },
  }
  const { database, outbox, log } = await anOutbox([stumble])
  await database.as({ municipalityId: HOLBAEK }, (db) => outbox.enqueue(db, 'stumble', HOLBAEK))
  assert.equal(await outbox.runDue(), 0)
  assert.deepEqual(
    await database.as({ municipalityId: HOLBAEK }, (db) => db.selectFrom('units').selectAll().execute()),
    [],
  )
  assert.match(JSON.stringify(log), /"event":"job.failed","job":"stumble"/)
  assert.doesNotMatch(JSON.stringify(log), /Marie/)
  assert.equal(outbox.title('stumble'), 'Snublen')
})

/** Stands between the outbox and PostgreSQL, and can be taken away, as when PostgreSQL is restarted. */
async function aProxy(url: string) {
  const sockets = new Set<Socket>()
  const { hostname, port, searchParams } = new URL(url)
  const folder = searchParams.get('host')
  const target = () =>
    folder ? connect(join(folder, `.s.PGSQL.${port || '5432'}`)) : connect(Number(port || '5432'), hostname)
  const server = createServer((from) => {
    const to = target()
    for (const [socket, other] of [
      [from, to],
      [to, from],
    ] as const) {
      sockets.add(socket)
      socket.on('error', () => other.destroy()).on('close', () => other.destroy())
      socket.pipe(other)
    }
  })
  const listen = (on: Server, at: number) => new Promise<void>((resolve) => on.listen(at, '127.0.0.1', resolve))
  await listen(server, 0)
  const address = server.address()
  const at = typeof address === 'object' ? (address?.port ?? 0) : 0
  const through = new URL(url)
  through.search = ''
  through.host = `127.0.0.1:${at}`
  const cut = async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    for (const socket of sockets) socket.destroy()
    sockets.clear()
    await closed
  }
  after(() => (server.listening ? cut() : undefined))
  return { url: through.href, cut, mend: () => listen(server, at) }
}

test('the outbox goes on by itself when PostgreSQL has been away', async () => {
  let ran = 0
  const tick: Job = { name: 'tick', title: 'Tik', run: async () => void (ran += 1) }
  let proxy: Awaited<ReturnType<typeof aProxy>> | undefined
  const { database, outbox, log } = await anOutbox([tick], async (url) => {
    proxy = await aProxy(url)
    return proxy.url
  })
  const put = () => database.as({ municipalityId: HOLBAEK }, (db) => outbox.enqueue(db, 'tick', HOLBAEK))
  await outbox.work()
  await put()
  await unless(() => ran === 1, 10)
  assert.equal(ran, 1)

  await proxy?.cut()
  await assert.rejects(put())
  assert.equal(await database.isReady(), false)
  await pause(3000)
  assert.ok(
    log.some((line) => 'event' in line && line.event === 'job.failed'),
    'that it is away is told in the log',
  )

  await proxy?.mend()
  assert.equal(await database.isReady(), true)
  await put()
  await unless(() => ran === 2, 20)
  assert.equal(ran, 2)
})

test('one who stops waits for the step under way, and not for the steps that are left', async () => {
  let steps = 0
  const long: Job = {
    name: 'long',
    title: 'Langt arbejde',
    expireInSeconds: 60,
    runInSteps: async (step) => {
      for (let nth = 0; nth < 1000; nth += 1) {
        await step(async () => void (steps += 1))
        await pause(20)
      }
    },
  }
  const { database, outbox, log } = await anOutbox([long])
  await outbox.work()
  await database.as({ municipalityId: HOLBAEK }, (db) => outbox.enqueue(db, 'long', HOLBAEK))
  await unless(() => steps > 2, 20)
  assert.ok(steps > 2)
  await outbox.stop()
  const taken = steps
  await pause(300)
  assert.equal(steps, taken)
  assert.ok(log.some((line) => 'event' in line && line.event === 'job.failed'))
})

test('a job of the night is put on the schedule, in Danish time', async () => {
  const world = await aWorld()
  await world.jobs.work()
  const { rows } = await world.owner.query('select name, cron, timezone from pgboss.schedule')
  assert.ok(
    rows.some(
      (row) =>
        JSON.stringify(row) ===
        JSON.stringify({ name: 'housekeeping', cron: '15 3 * * *', timezone: 'Europe/Copenhagen' }),
    ),
  )
})
