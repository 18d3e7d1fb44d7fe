import assert from 'node:assert/strict'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { Bundle } from '../src/exchange/ltt/bundle.ts'
import { freshDatabase } from './database.ts'
import { aDataFolder, someKeys, trin2, type Environment } from './process.ts'

const database = await freshDatabase()
const env: Environment = { ...someKeys(), DATABASE_URL: database.ownerUrl, DATABASE_APP_URL: database.appUrl }
const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
after(() => owner.end().then(database.drop))

const EXAMPLE = fileURLToPath(new URL('../docs/stories/national-example.json', import.meta.url))
const folder = aDataFolder()
const EXPORT = 'ltt export --municipality 0316 --from 2025-05-14 --to 2025-11-08 --out'
const out = (name: string) => join(folder, name)
const done = async (words: string): Promise<string> => {
  const { code, out: said } = await trin2(words, env)
  assert.equal(code, 0, said)
  return said
}
const exportTo = (name: string) =>
  trin2(`ltt export --municipality 0316 --from 2025-05-14 --to 2025-11-08 --out ${out(name)}`, env)

await done('open-municipality --municipality 0316')
await done(
  'user add --municipality 0316 --name Ida --email ida.friis@holbaek.dk --profession psykolog --authorisation DKY12 --role intake --role therapist',
)
await done(`story ${EXAMPLE} --yes`)

/** A report in short: of each thing what it is, its state, its time and its codes, as the guide's own example tells it. */
const inShort = ({ entry }: Bundle): string[] =>
  entry.map(({ resource }) => {
    if (resource.resourceType === 'Patient') return `citizen active=${resource.active}`
    if (resource.resourceType === 'Encounter') {
      const codes = [
        ...resource.type.map(({ coding: [{ display }] }) => display),
        ...resource.extension.flatMap((each) =>
          'valueCodeableConcept' in each ? [each.valueCodeableConcept.coding[0].display] : [],
        ),
        ...(resource.participant ?? []).map(
          ({
            type: [
              {
                coding: [{ display }],
              },
            ],
          }) => display,
        ),
      ]
      return `encounter ${resource.status} ${resource.class.code} ${resource.period.start} ${codes.join(', ')}`
    }
    const { start } = resource.period
    const [{ detail }] = resource.activity
    if ('basedOn' in resource)
      return `referral ${resource.status}/${detail.status} ${start} ${detail.code.coding[0].display}`
    const end = 'end' in resource.period ? `..${resource.period.end}` : ''
    const themes = 'reasonCode' in detail ? detail.reasonCode.map(({ coding: [{ display }] }) => display) : []
    return `plan ${resource.status}/${detail.status} ${start}${end} ${themes.join(', ')}`.trim()
  })

const PLAN = 'plan active/in-progress 2025-05-14T08:20:00.000Z'
const individual = 'Behandling, Individuel indsats, Barn/ung deltager'
const DAYS: Record<string, string[]> = {
  '2025-05-14': [PLAN, 'encounter finished AMB 2025-05-14T08:20:00.000Z Henvendelse'],
  '2025-06-02': [`${PLAN} Krop og mad`, 'encounter finished AMB 2025-06-02T08:00:00.000Z Forsamtale'],
  '2025-06-23': [`${PLAN} Krop og mad`, 'encounter finished AMB 2025-06-23T11:30:00.000Z Screening'],
  '2025-07-07': [
    `${PLAN} Krop og mad, Bekymring`,
    `encounter finished AMB 2025-07-07T11:30:00.000Z ${individual}`,
    'referral completed/completed 2025-07-07T12:25:00.000Z Civilsamfund',
  ],
  '2025-08-18': [`${PLAN} Krop og mad, Bekymring`, `encounter finished AMB 2025-08-18T11:30:00.000Z ${individual}`],
  '2025-09-08': [`${PLAN} Krop og mad, Bekymring`, `encounter finished AMB 2025-09-08T11:30:00.000Z ${individual}`],
  '2025-10-06': [`${PLAN} Krop og mad, Bekymring`, `encounter finished AMB 2025-10-06T11:30:00.000Z ${individual}`],
  '2025-11-06': [
    `${PLAN} Krop og mad, Bekymring`,
    'encounter finished AMB 2025-11-06T12:30:00.000Z Afsluttende samtale',
  ],
  '2025-11-08': [
    'plan completed/completed 2025-05-14T08:20:00.000Z..2025-11-08T11:00:00.000Z Krop og mad, Bekymring',
    'encounter finished AMB 2025-11-08T11:00:00.000Z Afslutning',
  ],
}

test('R98 nothing is exported before the municipality has a SOR code', async () => {
  const { code, out: said } = await exportTo('without')
  assert.equal(code, 1)
  assert.match(said, /0316 has no SOR code/)
})

test('R21 R22 R25 R26 R91 R95 R96 R99 R101 the national example gives, day by day, the reports of the guide', async () => {
  await owner.query(
    "insert into ltt_settings (municipality_id, sor_code, sor_code_since) values ('0316', '451000016003', now())",
  )
  const { code, out: said } = await exportTo('reports')
  assert.equal(code, 0, said)
  assert.match(said, /^9 reports written/)

  const { rows } = await owner.query<{ child: string; plan: string }>(
    'select child_id as child, id as plan from pathways',
  )
  const [{ child, plan } = { child: '', plan: '' }] = rows
  const names = readdirSync(out('reports')).toSorted()
  assert.deepEqual(
    names,
    Object.keys(DAYS).map((day) => `${day}_${child}.json`),
  )
  const ids = new Set<string>()
  for (const name of names) {
    const report: Bundle = JSON.parse(readFileSync(join(out('reports'), name), 'utf8'))
    const [citizen, ...rest] = inShort(report)
    assert.equal(citizen, 'citizen active=true')
    assert.deepEqual(rest, DAYS[name.slice(0, 10)])
    ids.add(report.id)
    const [patient, carePlan] = report.entry.map(({ resource }) => resource)
    assert.equal(carePlan?.id, plan)
    assert.ok(patient?.resourceType === 'Patient')
    assert.equal(patient.id, child)
    assert.equal(patient.identifier[0].value, '1709149002')
    assert.equal(patient.managingOrganization.identifier.value, '451000016003')
    for (const { resource } of report.entry.slice(1))
      assert.ok('subject' in resource && resource.subject.reference === `Patient/${child}`)
    // R97: what the story tells of people and places is in none of it
    assert.doesNotMatch(JSON.stringify(report), /Alma|Vestergaard|Lone|Ida|forening|Mor|Skole/)
  }
  assert.equal(ids.size, names.length)
})

test('the same data give the same files, that only their owner can read, and that the validator takes', async () => {
  await exportTo('again')
  for (const name of readdirSync(out('reports'))) {
    assert.equal(readFileSync(join(out('again'), name), 'utf8'), readFileSync(join(out('reports'), name), 'utf8'))
    assert.equal(statSync(join(out('again'), name)).mode & 0o777, 0o600)
  }
  // a folder with the reports of an earlier export is not added to
  const stale = '2020-01-01_00000000-0000-4000-8000-000000000000.json'
  writeFileSync(join(out('again'), stale), '{}')
  const refused = await trin2(`${EXPORT} ${out('again')}`, env)
  assert.deepEqual([refused.code, /reports of an earlier export lie in/.test(refused.out)], [2, true])
  await done(`${EXPORT} ${out('again')} --replace`)
  assert.ok(!readdirSync(out('again')).includes(stale))
  const files = readdirSync(out('again')).map((name) => join(out('again'), name))
  await done(`ltt validate ${files.join(' ')}`)
})

test('an export is refused in words when it is not written as it must be', async () => {
  for (const [words, complaint] of [
    ['ltt export', /--municipality: say which/],
    ['ltt export --municipality 0316 --from 2025-13-01 --to 2025-11-08 --out x', /--from: say the first day/],
    ['ltt export --municipality 0316 --from 2025-05-14 --to 2025-11-08', /--out: say the folder/],
  ] as const) {
    const { code, out: said } = await trin2(words, env)
    assert.equal(code, 2)
    assert.match(said, complaint)
  }
  const backwards = await trin2(
    `ltt export --municipality 0316 --from 2025-11-08 --to 2025-05-14 --out ${out('no')}`,
    env,
  )
  assert.equal(backwards.code, 1)
})
