import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { freshDatabase } from './database.ts'
import { aDataFolder, someKeys, trin2, type Environment } from './process.ts'

const database = await freshDatabase()
const env: Environment = { ...someKeys(), DATABASE_URL: database.ownerUrl, DATABASE_APP_URL: database.appUrl }
const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
after(() => owner.end().then(database.drop))

const EXAMPLE = fileURLToPath(new URL('../docs/stories/national-example.json', import.meta.url))
const folder = aDataFolder()

/** The example with something changed, as a file. */
function changed(name: string, change: (text: string) => string): string {
  const file = join(folder, name)
  writeFileSync(file, change(readFileSync(EXAMPLE, 'utf8')))
  return file
}

const story = (...words: string[]) => trin2(['story', ...words].join(' '), env)
const pathways = async () => (await owner.query('select 1 from pathways')).rowCount

test('a story is entered in a fresh municipality, once it is said that it shall be', async () => {
  assert.equal((await trin2('open-municipality --municipality 0316', env)).code, 0)
  const nobody = await story(EXAMPLE, '--yes')
  assert.equal(nobody.code, 1)
  assert.match(nobody.out, /event 1: Nobody who works here has the role intake/)
  const added = await trin2(
    'user add --municipality 0316 --name Ida --email ida.friis@holbaek.dk --profession psykolog --authorisation DKY12 --role intake --role therapist',
    env,
  )
  assert.equal(added.code, 0, added.out)

  const asked = await story(EXAMPLE)
  assert.equal(asked.code, 2)
  assert.match(asked.out, /--yes/)
  assert.equal(await pathways(), 0)

  const { code, out } = await story(EXAMPLE, '--yes')
  assert.equal(code, 0, out)
  assert.match(out, /^alma\n {2}child {4}[0-9a-f-]{36}\n/)
  assert.match(
    out,
    / 1\. 2025-05-14 10:20 {2}enquiry +contact [0-9a-f-]{36} {2}enquiry [0-9a-f-]{36} {2}by ida\.friis@holbaek\.dk/,
  )
  assert.match(out, / 11\. 2025-07-07 14:25 {2}referral +way [0-9a-f-]{36}/)
  assert.match(out, /16\. 2025-11-08 12:00 {2}ending +contact [0-9a-f-]{36}/)
  assert.match(out, /preliminary_talk {2}day 19 of 14, missed\n {4}screening {9}day 40 of 30, missed\n$/)
  assert.equal(await pathways(), 1)
})

test('a story is entered once, unless it is said that it shall be entered again', async () => {
  const twice = await story(EXAMPLE, '--yes')
  assert.equal(twice.code, 1)
  assert.match(
    twice.out,
    /event 1: Barnet har allerede et forløb fra samme tidspunkt: [0-9a-f-]{36}\..*--again[^]*Nothing was written/,
  )
  assert.equal(await pathways(), 1)
  const { code, out } = await story(EXAMPLE, '--yes --again')
  assert.equal(code, 0, out)
  assert.equal(await pathways(), 2)
})

test('a refused event is told by its number, and nothing is written', async () => {
  const file = changed('refused.json', (text) => text.replace('"type": "screening"', '"type": "final_talk"'))
  const { code, out } = await story(file, '--yes --again')
  assert.equal(code, 1)
  assert.match(out, /refused\.json: event 7: Først skal der være holdt behandling\.\nNothing was written\./)
  assert.equal(await pathways(), 2)
})

test('every fault of a file is told, and what is not a file is said to be none', async () => {
  const file = changed('faults.json', (text) =>
    text.replace('"2025-06-23"', '"2025-06-31"').replace('"phone"', '"pigeon"'),
  )
  const { code, out } = await story(file, '--yes')
  assert.equal(code, 1)
  assert.match(out, /faults\.json: child 1, adults\.0: Unrecognized key: "pigeon"/)
  assert.match(out, /faults\.json: event 7, day: a day that exists/)
  const none = await story(join(folder, 'none.json'), '--yes')
  assert.equal(none.code, 1)
  assert.match(none.out, /there is no such file/)
  const nowhere = await story(EXAMPLE, '--yes --municipality 9999')
  assert.equal(nowhere.code, 1)
  assert.match(nowhere.out, /no municipality with the number 9999/)
  for (const words of ['', `${EXAMPLE} ${EXAMPLE}`, `${EXAMPLE} --fast`])
    assert.equal((await story(words)).code, 2, words)
})
