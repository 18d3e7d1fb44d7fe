import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { trin2, aDataFolder, someKeys, startTrin2 } from './process.ts'
import { codeAt, PASSWORD, readActivationPage } from './sign-in.ts'

/** A browser against a process: keeps the session it gets, and follows nothing. */
function aBrowser(url: string, cookie = '') {
  let session = cookie
  const ask = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(url + path, {
      redirect: 'manual',
      ...init,
      headers: { ...Object.fromEntries(new Headers(init.headers)), Cookie: session },
    })
    for (const each of answer.headers.getSetCookie())
      if (each.startsWith('__Host-trin2=')) session = each.split(';')[0] ?? ''
    return answer
  }
  return {
    session: () => session,
    get: (path: string) => ask(path),
    post: (path: string, fields: Record<string, string>) =>
      ask(path, {
        method: 'POST',
        headers: { Origin: url, 'Content-Type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ once: randomUUID(), ...fields }).toString(),
      }),
  }
}

const killEverything = async (pid: number, data: string) => {
  const lock = await readFile(join(data, 'postgres', 'cluster', 'postmaster.pid'), 'utf8')
  process.kill(pid, 'SIGKILL')
  process.kill(Number(lock.split('\n')[0]), 'SIGKILL')
}

test('from nothing to a working installation on the command line; and whatever it has answered for survives kill -9 of it and its PostgreSQL', async () => {
  const env = { ...someKeys(), TRIN2_DATA: aDataFolder() }
  const steps = [
    await trin2('migrate', env),
    await trin2('open-municipality --municipality 0316', env),
    await trin2(
      'user add --municipality 0316 --email adam@holbaek.dk --name "Adam Juhl" --profession it-koordinator --role administrator',
      env,
    ),
  ]
  for (const { code, out } of steps) assert.equal(code, 0, out)
  const [, link = ''] = /(\/activation\/\S+)/.exec(steps[2]?.out ?? '') ?? []

  let running = await startTrin2(env)
  const adam = aBrowser(running.url)
  const { secret, sealed } = readActivationPage(await (await adam.get(link)).text())
  const activated = await adam.post(link, {
    secret: sealed,
    password: PASSWORD,
    again: PASSWORD,
    code: codeAt(secret, new Date()),
  })
  assert.equal(activated.status, 303)

  const kept: string[] = []
  for (let round = 1; round <= 2; round += 1) {
    const browser = aBrowser(running.url, adam.session())
    let isUp = true
    const write = async (writer: number) => {
      for (let nth = 1; isUp; nth += 1) {
        const email = `r${round}.w${writer}.n${nth}@holbaek.dk`
        const answer = await browser
          .post('/administration/staff', { name: 'Ny Medarbejder', email, profession: 'psykolog', roles: 'therapist' })
          .catch(() => null)
        if (answer?.status === 303) kept.push(email)
        else isUp = false
      }
    }
    const before = kept.length
    const writers = [1, 2, 3].map(write)
    for (let waited = 0; kept.length < before + 20 && waited < 60_000; waited += 10) await pause(10)
    await killEverything(running.pid, env.TRIN2_DATA)
    await Promise.all(writers)
    await running.ended
    running = await startTrin2(env)
  }

  const there: string[] = []
  for (let page = 1; there.length < page * 50; page += 1) {
    const html = await (await aBrowser(running.url, adam.session()).get(`/administration/staff?page=${page}`)).text()
    const found = [...html.matchAll(/href="\/administration\/staff\/([0-9a-f-]{36})"/g)].map(([, id]) => id ?? '')
    if (found.length === 0) break
    there.push(...found)
  }
  assert.ok(kept.length >= 40)
  assert.ok(there.length >= kept.length + 1, `${kept.length} were acknowledged, ${there.length - 1} are there`)
  const { out: list } = await trin2('user list --municipality 0316', env)
  for (const email of kept) assert.ok(list.includes(` ${email} `), `${email} was acknowledged and is gone`)
  const { code, out } = await trin2('verify', env)
  assert.equal(code, 0, out)
  assert.equal((await running.stop()).code, 0)
})
