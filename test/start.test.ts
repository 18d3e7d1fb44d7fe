import assert from 'node:assert/strict'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { request } from 'node:http'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { freshDatabase } from './database.ts'
import { aDataFolder, failToStart, launchTrin2, someKeys, startTrin2 } from './process.ts'

/** An installation on a database of its own, as a municipality has it: migrations as owner, the rest as the application. */
async function anInstallation() {
  const { ownerUrl, appUrl, drop } = await freshDatabase()
  const env = { ...someKeys(), DATABASE_URL: ownerUrl, DATABASE_APP_URL: appUrl, TRIN2_DATA: aDataFolder() }
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  after(() => owner.end().then(drop))
  return { env, owner }
}

const { env, owner } = await anInstallation()

test('with a folder and keys it starts a PostgreSQL of its own, answers, and SIGTERM ends both with 0', async () => {
  const own = { ...someKeys(), TRIN2_DATA: aDataFolder() }
  const lock = join(own.TRIN2_DATA, 'postgres', 'cluster', 'postmaster.pid')
  const first = await startTrin2(own)
  const page = await fetch(`${first.url}/sign-in`)
  assert.equal(page.status, 200)
  assert.match(await page.text(), /Ingen kommune er åbnet her endnu/)
  assert.equal((await fetch(`${first.url}/ready`)).status, 200)
  const { code, out } = await first.stop()
  assert.equal(code, 0, out)
  assert.equal(existsSync(lock), false, 'PostgreSQL stopped with it')

  const second = await startTrin2(own)
  assert.equal((await second.stop('SIGINT')).code, 0)
})

test('what it logs has a request’s id and pattern, and no address or person', async () => {
  const running = await startTrin2(env)
  await fetch(`${running.url}/activation/0316-${'x'.repeat(43)}?name=Marie`)
  const { out } = await running.stop()
  assert.match(
    out,
    /"event":"request","requestId":"[0-9a-f-]{36}","method":"GET","route":"\/activation\/:token","status":404/,
  )
  assert.doesNotMatch(out, /xxxx|Marie/)
})

test('a request under way is answered before it ends, and no new one is taken', async () => {
  const running = await startTrin2(env)
  const { port } = new URL(running.url)
  const answer = new Promise<number | undefined>((resolve, reject) => {
    const asking = request(`${running.url}/sign-in/local`, {
      method: 'POST',
      headers: { Origin: running.url, 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': 7 },
    })
    asking.on('response', (response) => resolve(response.statusCode)).on('error', reject)
    asking.write('email=')
    setTimeout(() => asking.end('x'), 600)
  })
  await pause(200)
  const ended = running.stop()
  await pause(200)
  const late = connect(Number(port), '127.0.0.1')
  const [refused] = (await once(late, 'error')) as [NodeJS.ErrnoException]
  assert.equal(refused.code, 'ECONNREFUSED')
  assert.equal(await answer, 422)
  const answered = performance.now()
  assert.equal((await ended).code, 0)
  assert.ok(performance.now() - answered < 5000, 'and then there is nothing to wait for')
})

test('a browser that keeps its connection open does not hold up the end', async () => {
  const running = await startTrin2(env)
  const socket = connect(Number(new URL(running.url).port), '127.0.0.1')
  socket.on('error', () => undefined)
  socket.write('GET /health HTTP/1.1\r\nHost: x\r\nConnection: keep-alive\r\n\r\n')
  await once(socket, 'data')
  const began = performance.now()
  assert.equal((await running.stop()).code, 0)
  assert.ok(performance.now() - began < 8000)
  socket.destroy()
})

test('a port that is taken is told in words, with 1, and the PostgreSQL it started is stopped', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' ? String(address?.port) : ''
  const own = { ...someKeys(), TRIN2_DATA: aDataFolder(), PORT: port }
  const { code, out } = await failToStart(own)
  other.close()
  assert.equal(code, 1)
  assert.match(out, new RegExp(`Port ${port} on 127.0.0.1 is already taken`))
  assert.doesNotMatch(out, /at file:/)
  assert.equal(existsSync(join(own.TRIN2_DATA, 'postgres', 'cluster', 'postmaster.pid')), false)
})

test('every fault of the environment is told at once, with 2', async () => {
  const { code, out } = await failToStart({ PORT: 'abc', DATABASE_URL: 'mysql://x', TRIN2_DEMO: 'maybe' })
  assert.equal(code, 2)
  assert.match(out, /3 faults[^]*PORT[^]*TRIN2_DEMO[^]*DATABASE_URL/)
})

test('a database that is not there is told in words, with 1', async () => {
  const { code, out } = await failToStart({ ...someKeys(), DATABASE_URL: 'postgres://owner@127.0.0.1:1/trin2' })
  assert.equal(code, 1)
  assert.match(out, /No PostgreSQL answers/)
  assert.doesNotMatch(out, /at file:/)
})

test('with the application’s role alone it changes nothing: a database of another release is refused, and told how', async () => {
  const { env: own, owner: ownerOfOwn } = await anInstallation()
  const { DATABASE_URL: _, ...appOnly } = own
  const running = await startTrin2(appOnly)
  assert.equal((await running.stop()).code, 0)

  await ownerOfOwn.query(
    "delete from schema_migrations where version = 10; insert into schema_migrations values (9999, '9999_future.sql', 'x')",
  )
  const { code, out } = await failToStart(appOnly)
  assert.equal(code, 1)
  assert.match(out, /0010_municipalities\.sql has not been applied/)
  assert.match(out, /9999_future\.sql has been applied, but this release does not know it/)
  assert.match(out, /npx trin2 migrate/)
})

test('a role that could step around row-level security is refused', async () => {
  const { DATABASE_URL: ownerUrl, ...rest } = env
  const { code, out } = await failToStart({ ...rest, DATABASE_APP_URL: ownerUrl })
  assert.equal(code, 1)
  assert.match(out, /The role \w+ is superuser/)
})

test('in demo mode without keys it makes them once, for its owner’s eyes only', async () => {
  await owner.query("update municipalities set is_open = true where id = '0316'")
  const demo = {
    ...env,
    TRIN2_KEYS: '',
    TRIN2_LOOKUP_KEY: '',
    TRIN2_DEMO: 'yes',
    TRIN2_DATA: join(aDataFolder(), 'not', 'there', 'yet'),
  }
  const first = await startTrin2(demo)
  assert.match(await (await fetch(`${first.url}/sign-in`)).text(), /Hvem vil du være\?/)
  assert.match(first.said(), /Demo mode[^]*Holbæk/)
  await first.stop()
  const path = join(demo.TRIN2_DATA, 'keys.json')
  const keys = await readFile(path, 'utf8')
  if (process.platform !== 'win32') assert.equal((await stat(path)).mode & 0o777, 0o600)
  await (await startTrin2(demo)).stop()
  assert.equal(await readFile(path, 'utf8'), keys)
})

test('who changes their mind while the demo is being invented is let go at once', async () => {
  const demo = { TRIN2_DATA: aDataFolder() }
  const trin2 = launchTrin2(demo)
  await trin2.until(/Inventing three municipalities/)
  const { code, out } = await trin2.stop('SIGINT')
  assert.equal(code, 0, out)
  assert.doesNotMatch(out, /runs on|at file:/)
  assert.equal(existsSync(join(demo.TRIN2_DATA, 'postgres', 'cluster', 'postmaster.pid')), false)
})
