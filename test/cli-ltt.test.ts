import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { test } from 'node:test'
import { trin2 } from './command.ts'
import { aDataFolder, launchTrin2 } from './process.ts'
import { aReport, changed } from './reports.ts'

const folder = aDataFolder()
async function aFile(name: string, content: unknown): Promise<string> {
  const file = join(folder, name)
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

const valid = await aFile('valid.json', aReport())
const unended = await aFile('unended.json', changed(aReport(), 'entry.1.resource.period.end', undefined))
const twice = await aFile('twice.json', JSON.stringify(aReport()).replace('"active":true', '"active":0,"active":true'))
const noJson = await aFile('no.json', '{')
/** An environment that no other command would run in. */
const nowhere = { PORT: 'abc', TRIN2_DEMO: 'no' }

test('valid reports end with 0, whatever the environment', async () => {
  assert.deepEqual(await trin2(`ltt validate ${valid}`, nowhere), { code: 0, out: 'The report is valid.\n' })
  assert.match((await trin2(`ltt validate ${valid} ${valid}`, {})).out, /^All 2 reports are valid\.$/m)
})

test('each fault is a line: file, place, code and sentence; and it ends with 1', async () => {
  const missing = join(folder, 'missing.json')
  const { code, out } = await trin2(`ltt validate ${valid} ${unended} ${twice} ${noJson} ${missing}`, {})
  assert.equal(code, 1)
  assert.deepEqual(out.trim().split('\n'), [
    `${unended}: Bundle.entry[1].resource.period.end plan-completed-without-end A completed care plan must have an end.`,
    `${twice}: Bundle.entry[0].resource.active property-repeated The same property stands twice; only one of them is then read.`,
    `${noJson}: Bundle file-not-json The file is not JSON.`,
    `${missing}: Bundle file-unreadable The file cannot be read.`,
    '4 of 5 files not valid.',
  ])
})

test('R104 no CPR number is printed, not even one that is wrong', async () => {
  const file = await aFile('cpr.json', changed(aReport(), 'entry.0.resource.identifier.0.value', '310416-9991'))
  const { out } = await trin2(`ltt validate ${file}`, {})
  assert.match(out, /cpr-malformed/)
  assert.doesNotMatch(out.replaceAll(file, ''), /\d{6}/)
})

test('--json gives the faults of all files as one list, in both languages', async () => {
  const { code, out } = await trin2(`ltt validate --json ${unended} ${valid}`, {})
  assert.equal(code, 1)
  assert.deepEqual(JSON.parse(out.slice(0, out.lastIndexOf(']') + 1)), [
    {
      file: unended,
      location: 'Bundle.entry[1].resource.period.end',
      code: 'plan-completed-without-end',
      da: 'Et afsluttet forløb skal have et sluttidspunkt.',
      en: 'A completed care plan must have an end.',
    },
  ])
  assert.deepEqual(await trin2(`ltt validate ${valid} --json`, {}), { code: 0, out: '[]\n' })
})

test('what is not written as it must be ends with 2', async () => {
  for (const [words, why] of [
    ['ltt validate', /Say which FILE/],
    ['ltt', /There is no command "ltt"[^]*ltt validate/],
    [`ltt fake-gateway ${valid}`, /Unexpected argument/],
    ['ltt fake-gateway --port many', /--port: must be a number/],
    ['ltt fake-gateway --duplicate-status 200', /--duplicate-status: must be at least 400/],
  ] as const) {
    const { code, out } = await trin2(words, {})
    assert.equal(code, 2, words)
    assert.match(out, why)
  }
})

const gateway = (...words: string[]) => launchTrin2(nowhere, ['src/cli.ts', 'ltt', 'fake-gateway', ...words])

test('the fake gateway takes reports until it is interrupted, and tells of each in a line', async () => {
  const running = gateway('--port', '0', '--token', 'secret', '--duplicate-status', '412')
  const [, url = ''] = await running.until(/listens on (http:\S+)/)
  const put = (authorization: string) =>
    fetch(`${url}/Bundle/${aReport().id}`, {
      method: 'PUT',
      headers: { authorization, 'content-type': 'application/fhir+json' },
      body: JSON.stringify(aReport()),
    }).then(({ status }) => status)
  assert.deepEqual([await put('Bearer guess'), await put('Bearer secret'), await put('Bearer secret')], [401, 201, 412])
  const { code, out } = await running.stop('SIGINT')
  assert.equal(code, 0)
  assert.deepEqual(
    out.trim().split('\n').slice(1),
    [401, 201, 412].map((status) => `PUT ${aReport().id} ${status} 0`),
  )
  assert.doesNotMatch(out, /1204169991/)
})

test('the fake gateway says when its port is taken, and ends with 1', async () => {
  await using taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  const address = taken.address()
  assert.ok(typeof address === 'object' && address)
  const { code, out } = await gateway('--port', String(address.port)).ended
  assert.equal(code, 1)
  assert.match(out, /Name another with --port/)
})
