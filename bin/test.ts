// npm test: format, lint, types, then every test. `npm test -- src/care/foo.test.ts` runs those files only,
// `--tests` every test without the checks before, `--journeys` only those in a browser.
// DATABASE_URL: use that server, as a role that may make databases and roles, and not the embedded PostgreSQL.
import { existsSync, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { startTestServer, tell } from '../test/server.ts'
import { checksPass, heading } from './stages.ts'
import { runTests, testFiles, type Result } from './test-run.ts'

/** That of the machine, which no test may depend on: CI runs all of them in two. */
const timeZone = process.env['TZ'] || 'Europe/Copenhagen'
const JOURNEYS = ['test/journeys/*.test.ts']
/** On two cores: while one waits for PostgreSQL, another goes on. A browser needs a core for itself. */
const [TESTS_AT_ONCE, JOURNEYS_AT_ONCE] = [3, 2]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { tests: { type: 'boolean' }, journeys: { type: 'boolean' } },
})
const chosen = positionals.map((path) =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() ? `${path}/**/*.test.ts` : path,
)

const runs = chosen.length
  ? [{ name: 'tests', files: chosen, atOnce: TESTS_AT_ONCE }]
  : values.journeys
    ? [{ name: 'journeys', files: JOURNEYS, atOnce: JOURNEYS_AT_ONCE }]
    : [
        { name: 'tests', files: ['src/**/*.test.ts', 'test/*.test.ts'], atOnce: TESTS_AT_ONCE },
        { name: 'journeys in a browser', files: JOURNEYS, atOnce: JOURNEYS_AT_ONCE },
      ]

async function runAll(): Promise<Result> {
  const interrupted = new AbortController()
  const server = await startTestServer(process.env['DATABASE_URL'])
  process.once('exit', () => interrupted.abort())
  tell(server)

  const total: Result = { passed: 0, failed: 0, unfinished: [] }
  try {
    for (const { name, files, atOnce } of runs) {
      const found = testFiles(files)
      if (!found.length) continue
      heading(`${name} (${timeZone})`)
      const result = await runTests(found, { timeZone, atOnce, signal: interrupted.signal })
      total.passed += result.passed
      total.failed += result.failed
      total.unfinished.push(...result.unfinished)
    }
  } finally {
    await server.stop()
  }
  return total
}

async function result(): Promise<Result> {
  const wantsChecks = !chosen.length && !values.tests && !values.journeys
  if (wantsChecks && !checksPass()) return { passed: 0, failed: 1, unfinished: [] }
  const missing = positionals.filter((path) => !existsSync(path)).map((path) => `there is no ${path}`)
  try {
    const { passed, failed, unfinished } = await runAll()
    return { passed, failed: failed + missing.length, unfinished: [...missing, ...unfinished] }
  } catch (error) {
    console.error(error)
    return { passed: 0, failed: 1, unfinished: ['the tests could not be run; see above'] }
  }
}

const { passed, failed, unfinished } = await result()
if (!passed && !failed) unfinished.push('no test was found')
for (const line of unfinished) console.log(`✖ counted as failed: ${line}`)
console.log(`\n${passed} passed, ${passed ? failed : failed || 1} failed`)
process.exitCode = failed || !passed ? 1 : 0
