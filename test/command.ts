import { mock } from 'node:test'
import { runCommand } from '../src/commands/run.ts'
import type { Ended, Environment } from './process.ts'

/** A command as it is typed, run in this process, with what it prints. */
export async function trin2(words: string, env: Environment): Promise<Ended> {
  let out = ''
  const print = (text: string) => void (out += `${text}\n`)
  const [log, error] = [mock.method(console, 'log', print), mock.method(console, 'error', print)]
  const code = await runCommand(words.match(/"[^"]*"|\S+/g)?.map((word) => word.replaceAll('"', '')) ?? [], env)
  log.mock.restore()
  error.mock.restore()
  return { code, out }
}
