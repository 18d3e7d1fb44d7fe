import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { trin2 } from './command.ts'
import { aDataFolder } from './process.ts'

const folder = aDataFolder()
/** An environment that no other command would run in. */
const nowhere = { PORT: 'abc', TRIN2_DEMO: 'no' }

test('a form is printed as a Questionnaire, and can be brought back under another id', async () => {
  const { code, out } = await trin2('fhir questionnaire five-areas-self --language en', nowhere)
  assert.equal(code, 0)
  assert.match(out, /"text": "How are things at home with your family\?"/)
  const [ours, own] = [join(folder, 'ours.json'), join(folder, 'own.json')]
  await writeFile(ours, out)
  await writeFile(own, out.replace('"id": "five-areas-self"', '"id": "my-areas"'))
  assert.deepEqual(await trin2(`fhir import ${own} --check`, nowhere), {
    code: 0,
    out: 'The form my-areas can be used: 5 questions, 6 scores.\n',
  })
  assert.deepEqual(await trin2(`fhir import ${ours} --check`, nowhere), {
    code: 1,
    out: `${ours}: Questionnaire.id: five-areas-self er et af de skemaer, der følger med Trin 2. Giv det et andet id.
1 fault: the form cannot be used.
`,
  })
})

test('R41 no form that is printed has words of others', async () => {
  const { out } = await trin2('fhir questionnaire list', nowhere)
  assert.match(out, /^sdq-p4-10 {2}SDQ/m)
  assert.doesNotMatch((await trin2('fhir questionnaire phq-9', nowhere)).out, /"display": "(?!PHQ-9)/)
})

test('what the file does not say, whoever brings it says; --json gives the form or the faults', async () => {
  const file = join(folder, 'foreign.json')
  const item = ['a', 'b'].map((linkId) => ({ linkId, text: `Går det? ${linkId}`, type: 'boolean' }))
  const form = {
    resourceType: 'Questionnaire',
    id: 'yes',
    version: '1',
    title: 'Ja',
    status: 'active',
    copyright: 'Vores',
    item,
  }
  await writeFile(file, JSON.stringify(form))
  assert.equal((await trin2(`fhir import ${file} --check --informant self`, nowhere)).code, 1)
  const said = await trin2(`fhir import ${file} --check --json --informant self --ages 11-17 --sum high`, nowhere)
  assert.equal(said.code, 0)
  assert.deepEqual(JSON.parse(said.out).definition.scales[0].items, ['a', 'b'])
  const { out } = await trin2(`fhir import ${file} --check --json`, nowhere)
  assert.deepEqual(
    JSON.parse(out.slice(0, out.lastIndexOf('}') + 1)).faults.map(({ location }: { location: string }) => location),
    ['Questionnaire.extension', 'Questionnaire.useContext'],
  )
})

test('what is not written as it must be ends with 2, what cannot be done with 1', async () => {
  for (const [words, code, why] of [
    ['fhir', 2, /fhir questionnaire[^]*fhir import/],
    ['fhir questionnaire', 2, /Say which FORM/],
    ['fhir questionnaire phq-9 --language de', 2, /--language: da or en/],
    ['fhir questionnaire toString', 1, /There is no form "toString"/],
    [`fhir import ${folder}/none.json`, 2, /--check: /],
    [`fhir import ${folder}/none.json --check --ages 6`, 2, /--ages: from and to/],
    [`fhir import ${folder}/none.json --check`, 1, /cannot be read/],
    ['fhir import --help', 0, /FILE --check/],
  ] as const) {
    const ended = await trin2(words, nowhere)
    assert.equal(ended.code, code, words)
    assert.match(ended.out, why)
  }
})
