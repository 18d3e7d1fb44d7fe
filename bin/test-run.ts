import { globSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { ROOT } from './stages.ts'

/** How a run of test files ended. `unfinished` names what was skipped, left to do, or holds no test; all count as failed. */
export type Result = { passed: number; failed: number; unfinished: string[] }

/** A test that never ends fails after ten minutes; something left open does not keep its file alive for ever. */
const NEVER_HANG = ['--test-timeout=600000', '--import', pathToFileURL(join(ROOT, 'test/ends.ts')).href]

export const testFiles = (patterns: string[]): string[] => globSync(patterns, { cwd: ROOT }).toSorted()

/** Runs test files, `atOnce` at a time, each in a process of its own, and shows how it goes. */
export async function runTests(
  files: string[],
  { timeZone, atOnce, signal }: { timeZone: string; atOnce: number; signal: AbortSignal },
): Promise<Result> {
  process.env['TZ'] = timeZone
  // each file is a process, and all of them load much the same
  process.env['NODE_COMPILE_CACHE'] ??= join(ROOT, 'node_modules/.cache/compiled')
  const unfinished: string[] = []
  let result = { passed: 0, failed: 0 }
  let suitesFailed = false

  const events = run({
    files: files.map((file) => join(ROOT, file)),
    concurrency: atOnce,
    execArgv: NEVER_HANG,
    signal,
  })
  events.on('test:pass', ({ name, file = '', skip, todo }) => {
    if (name === file) unfinished.push(`${relative(ROOT, file)} holds no test`)
    if (skip) unfinished.push(`${relative(ROOT, file)}: skipped: ${name}`)
    if (todo) unfinished.push(`${relative(ROOT, file)}: left to do: ${name}`)
  })
  events.on('test:fail', ({ name, file = '', todo, details }) => {
    if (todo) unfinished.push(`${relative(ROOT, file)}: left to do: ${name}`)
    else if (details.type === 'suite') suitesFailed = true
  })
  events.on('test:summary', ({ file, counts }) => {
    const { tests, passed, skipped, todo } = counts
    if (file === undefined) result = { passed, failed: tests - passed - skipped - todo }
  })
  for await (const text of events.compose(spec)) process.stdout.write(text)

  const empty = unfinished.filter((line) => line.endsWith('holds no test')).length
  const failed = result.failed + unfinished.length
  return { passed: result.passed - empty, failed: failed || Number(suitesFailed), unfinished }
}
