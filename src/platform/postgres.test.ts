import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { startPostgres } from './postgres.ts'

const root = await mkdtemp(join(tmpdir(), 'trin2-test-'))
await chmod(root, 0o711)
after(() => rm(root, { recursive: true, force: true, maxRetries: 5 }))

let count = 0
const newDirectory = () => join(root, String((count += 1)))

const made = newDirectory()
before(async () => (await startPostgres({ directory: made, durable: false })).stop())

/** A directory that has been used before, as copying is quicker than making. */
async function usedDirectory(): Promise<string> {
  const directory = newDirectory()
  await cp(made, directory, { recursive: true })
  return directory
}

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end().catch(() => undefined)
  }
}

const lockOf = (directory: string) => join(directory, 'cluster', 'postmaster.pid')
const serverId = async (directory: string) => Number((await readFile(lockOf(directory), 'utf8')).split('\n')[0])

test('an empty directory becomes a database with Danish order, safe writes and a silent log', async (t) => {
  const directory = newDirectory()
  const { url, stop } = await startPostgres({ directory })
  t.after(stop)

  const names = await query<{ name: string }>(
    url,
    "select name from (values ('Ørum'), ('Aarhus'), ('Ærø'), ('Esbjerg')) as t (name) order by name",
  )
  assert.deepEqual(
    names.map(({ name }) => name),
    ['Esbjerg', 'Ærø', 'Ørum', 'Aarhus'],
  )

  const settings = await query<{ name: string; setting: string }>(
    url,
    `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'data_checksums', 'jit',
      'TimeZone', 'log_min_error_statement', 'log_error_verbosity', 'listen_addresses') order by name collate "C"`,
  )
  assert.deepEqual(Object.fromEntries(settings.map(({ name, setting }) => [name, setting])), {
    TimeZone: 'UTC',
    data_checksums: 'on',
    fsync: 'on',
    jit: 'off',
    listen_addresses: '',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    synchronous_commit: 'on',
  })

  const host = new URL(url).searchParams.get('host') ?? ''
  assert.equal((await stat(host)).mode & 0o777, 0o700)
  assert.equal((await stat(join(directory, 'cluster'))).mode & 0o777, 0o700)
})

test('what fails in a statement, and its values, stay out of the log', async (t) => {
  const directory = await usedDirectory()
  const { url, stop } = await startPostgres({ directory, durable: false })
  t.after(stop)
  await query(url, 'create table people (cpr text primary key)')
  await query(url, "insert into people values ('0101011234')")
  await assert.rejects(query(url, "insert into people values ('0101011234')"))
  await assert.rejects(query(url, "select cpr::date, 'Ida 0101011234'::date from people"))

  const folder = join(directory, 'cluster', 'log')
  const logs = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')))
  assert.match(logs.join(), /ready to accept connections/)
  assert.doesNotMatch(logs.join(), /0101011234/)
})

async function timed<T>(work: () => Promise<T>): Promise<[T, milliseconds: number]> {
  const begun = performance.now()
  return [await work(), performance.now() - begun]
}

test('it starts again quickly, with what it had', async () => {
  const directory = await usedDirectory()
  const [first, tookAtFirst] = await timed(() => startPostgres({ directory }))
  await query(first.url, 'create table kept as select 1 as one')
  await first.stop()
  assert.equal(existsSync(lockOf(directory)), false)

  const [second, took] = await timed(() => startPostgres({ directory }))
  const rows = await query(second.url, 'select * from kept')
  await second.stop()
  assert.deepEqual(rows, [{ one: 1 }])
  assert.ok(took < 5 * tookAtFirst, `took ${took} ms, and ${tookAtFirst} at first`)
})

test('what was answered for is there after the server was killed', async () => {
  const directory = await usedDirectory()
  const first = await startPostgres({ directory })
  await query(first.url, 'create table kept (id integer)')
  for (let id = 1; id <= 20; id += 1) await query(first.url, `insert into kept values (${id})`)
  process.kill(await serverId(directory), 'SIGKILL')

  const second = await startPostgres({ directory })
  const rows = await query(second.url, 'select count(*)::int as count from kept')
  await second.stop()
  await first.stop()
  assert.deepEqual(rows, [{ count: 20 }])
})

test('two who start at once share one server', async () => {
  const directory = newDirectory()
  const both = await Promise.all([
    startPostgres({ directory, durable: false }),
    startPostgres({ directory, durable: false }),
  ])
  assert.equal(both[0].url, both[1].url)
  const left = (await readdir(directory)).toSorted()
  await Promise.all(both.map(({ stop }) => stop()))
  assert.deepEqual(left, ['cluster', 'start.log'])
  assert.equal(existsSync(lockOf(directory)), false)
})

test('a server whose starter was killed is found again', async (t) => {
  const directory = await usedDirectory()
  const script = `const { startPostgres } = await import(${JSON.stringify(import.meta.resolve('./postgres.ts'))})
    await startPostgres({ directory: ${JSON.stringify(directory)}, durable: false })
    process.kill(process.pid, 'SIGKILL')`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' })
  assert.deepEqual(await once(child, 'exit'), [null, 'SIGKILL'])

  const id = await serverId(directory)
  const found = await startPostgres({ directory })
  t.after(async () => {
    process.kill(id, 'SIGQUIT')
    await rm(new URL(found.url).searchParams.get('host') ?? '', { recursive: true })
  })
  await found.stop()
  assert.equal(await serverId(directory), id)
  assert.deepEqual(await query(found.url, 'select 1 as one'), [{ one: 1 }])
})

test('a lock left from before the power went does not hinder, though its process id is now somebody else’s', async (t) => {
  const directory = await usedDirectory()
  const first = await startPostgres({ directory, durable: false })
  const lock = await readFile(lockOf(directory), 'utf8')
  await first.stop()

  const { uid, gid } = await stat(join(directory, 'cluster'))
  const other = spawn('sleep', ['60'], process.getuid?.() === 0 ? { uid, gid } : {})
  t.after(() => other.kill())
  await writeFile(lockOf(directory), lock.replace(/^\d+/, String(other.pid)))

  const second = await startPostgres({ directory, durable: false })
  const rows = await query(second.url, 'select 1 as one')
  await second.stop()
  assert.deepEqual(rows, [{ one: 1 }])
})

test('where sockets cannot be used it listens on this machine only, with a password', async (t) => {
  const { url, stop } = await startPostgres({ directory: await usedDirectory(), durable: false, reach: 'tcp' })
  t.after(stop)
  const { hostname, password } = new URL(url)
  assert.equal(hostname, '127.0.0.1')
  assert.deepEqual(await query(url, 'select 1 as one'), [{ one: 1 }])
  await assert.rejects(query(url.replace(password, 'guessed'), 'select 1'), /password authentication failed/)
})

test('in a folder that only root may enter it starts all the same, or says what to do', async () => {
  const closed = newDirectory()
  await mkdir(closed, { mode: 0o700 })
  try {
    const { url, stop } = await startPostgres({ directory: join(closed, 'data'), durable: false })
    const rows = await query(url, 'select 1 as one')
    await stop()
    assert.deepEqual(rows, [{ one: 1 }])
  } catch (error) {
    assert.match(String(error), /cannot run as root[^]*start Trin 2 as an ordinary user; or move it to a folder/)
  }
})

test('files that cannot become a database are refused with what PostgreSQL said', async () => {
  const directory = await usedDirectory()
  const first = await startPostgres({ directory, durable: false })
  await first.stop()
  await writeFile(join(directory, 'cluster', 'PG_VERSION'), '12\n')
  await assert.rejects(startPostgres({ directory }), /incompatible with server/)
})
