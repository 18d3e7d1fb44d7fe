import assert from 'node:assert/strict'
import { readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { aDataFolder, someKeys, startTrin2, trin2 } from './process.ts'

const env = { ...someKeys(), TRIN2_DATA: aDataFolder() }
const cluster = join(env.TRIN2_DATA, 'postgres', 'cluster')
const serverId = async () => Number((await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n')[0])

const isReady = async (url: string) => (await fetch(`${url}/ready`)).status === 200
const within = async (milliseconds: number, isSo: () => Promise<boolean>) => {
  for (const end = Date.now() + milliseconds; Date.now() < end; await pause(100)) if (await isSo()) return true
  return false
}

test('an embedded PostgreSQL that is killed alone comes back where it was; when it cannot, the process ends with 1 and words', async () => {
  const running = await startTrin2(env)
  for (const round of [1, 2]) {
    const before = await serverId()
    process.kill(before, 'SIGKILL')
    await running.until(new RegExp(`"event":"postgres.started-again","counts":{"starts":${round}}`))
    assert.ok(await within(30_000, () => isReady(running.url)), running.said())
    assert.notEqual(await serverId(), before)
    assert.equal((await fetch(`${running.url}/sign-in`)).status, 200)
  }
  const { code, out } = await trin2('verify', env)
  assert.equal(code, 0, out)

  await rename(join(cluster, 'global', 'pg_control'), join(cluster, 'global', 'pg_control.away'))
  process.kill(await serverId(), 'SIGKILL')
  const ended = await running.ended
  assert.equal(ended.code, 1)
  assert.match(ended.out, /The embedded PostgreSQL is gone, and could not be started again/)
  assert.doesNotMatch(ended.out, /"error":"object"|at file:.*embedded/)
})
