import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

export type Environment = Record<string, string>
export type Ended = { code: number | null; out: string }

/** Keys as an installation for real use has them. */
export const someKeys = (): Environment => ({
  TRIN2_DEMO: 'no',
  TRIN2_KEYS: `k1:${randomBytes(32).toString('base64')}`,
  TRIN2_LOOKUP_KEY: randomBytes(32).toString('base64'),
})

/** A folder for the data of an installation, which ends with the test file. PostgreSQL's own user can enter it. */
export function aDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'trin2-test-'))
  chmodSync(folder, 0o755)
  after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 }))
  return folder
}

function run(
  program: string,
  words: string[],
  env: Environment,
): { child: ChildProcess; ended: Promise<Ended>; said: () => string } {
  const child = spawn(program, words, {
    cwd: root,
    // Only what a machine gives anybody, so that the test runs the same wherever it runs.
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TMPDIR: process.env['TMPDIR'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (out += text))
  const ended = once(child, 'close').then(([code]: (number | null)[]) => ({ code: code ?? null, out }))
  return { child, ended, said: () => out }
}

/** `npx trin2 …`, on the Node that runs the tests unless another program is named. */
export const trin2 = (words: string, env: Environment, program = process.execPath): Promise<Ended> =>
  run(program, ['bin/trin2.mjs', ...(words.match(/"[^"]*"|\S+/g)?.map((word) => word.replaceAll('"', '')) ?? [])], env)
    .ended

/** `npm start`, or a command that goes on until it is stopped: what it says, how it is stopped, how it ended. */
export function launchTrin2(env: Environment, words: readonly string[] = ['src/main.ts']) {
  const { child, ended, said } = run(process.execPath, [...words], { PORT: '0', ...env })
  after(() => child.kill('SIGKILL'))
  /** Waits until it says something; fails when it ends without. */
  const until = (words: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = () => {
        const found = words.exec(said())
        if (found) resolve(found)
      }
      child.stdout?.on('data', look)
      look()
      void ended.then(({ code, out }) => reject(new Error(`ended with ${code}:\n${out}`)))
    })
  const stop = (signal: NodeJS.Signals = 'SIGTERM'): Promise<Ended> => {
    child.kill(signal)
    return ended
  }
  return { said, until, stop, ended, pid: child.pid ?? 0 }
}

/** `npm start`, until it runs. */
export async function startTrin2(env: Environment) {
  const trin2 = launchTrin2(env)
  const [, url = ''] = await trin2.until(/runs on (http:\S+)/)
  return { ...trin2, url }
}

/** `npm start` that is expected to end by itself. */
export const failToStart = (env: Environment): Promise<Ended> => launchTrin2(env).ended
