import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { MUTATIONS } from '../../../test/report-mutations.ts'
import { aReport, changed } from '../../../test/reports.ts'
import { outcomeOf, readOutcome } from './outcome.ts'
import { FAULTS, validate } from './validate.ts'

test('what we say in an OperationOutcome, we read again', () => {
  for (const [, , path, value] of MUTATIONS) {
    const faults = validate(changed(aReport(), path, value))
    const outcome = JSON.parse(JSON.stringify(outcomeOf(faults))) as unknown
    assert.deepEqual(
      readOutcome(outcome),
      faults.map(({ code, location }) => ({ code, location, words: FAULTS[code].da })),
    )
  }
})

test('an OperationOutcome says what kind of fault it is, where, and in which words', () => {
  const [issue] = outcomeOf(validate(changed(aReport(), 'entry.1.resource.period.end', undefined))).issue
  assert.deepEqual(issue, {
    severity: 'error',
    code: 'invariant',
    details: { text: 'Et afsluttet forløb skal have et sluttidspunkt.' },
    diagnostics: 'plan-completed-without-end: A completed care plan must have an end.',
    expression: ['Bundle.entry[1].resource.period.end'],
  })
})

const read = (...issue: unknown[]) => readOutcome({ resourceType: 'OperationOutcome', issue })

test('a stranger’s OperationOutcome is read by what it has', () => {
  const cases: [unknown, ReturnType<typeof read>[number]][] = [
    [
      { code: 'structure', diagnostics: 'No.' },
      { code: 'structure', location: '', words: 'No.' },
    ],
    [
      { code: 'value', location: ['/f:Bundle'], details: { coding: [{ display: 'Wrong' }] } },
      { code: 'value', location: '/f:Bundle', words: 'Wrong' },
    ],
    [{ expression: [1] }, { code: 'unknown', location: '', words: '' }],
    [
      { code: {}, details: [], diagnostics: null },
      { code: 'unknown', location: '', words: '' },
    ],
    [
      { code: 'x', diagnostics: 'HAPI-0446: Unknown' },
      { code: 'x', location: '', words: 'HAPI-0446: Unknown' },
    ],
  ]
  for (const [issue, expected] of cases) assert.deepEqual(read(issue), [expected])
  assert.deepEqual(
    read({ severity: 'information', code: 'informational' }, { severity: 'fatal', code: 'exception' }).map(
      ({ code }) => code,
    ),
    ['exception'],
  )
})

test('R104 what looks like a CPR number is masked', () => {
  for (const number of ['0505149996', '050514-9996', '050514 9996', '050514 - 9996', '0505141AB2', 'CPR0505149996.'])
    assert.doesNotMatch(JSON.stringify(read({ code: number, diagnostics: number, expression: [number] })), /\d/, number)
  assert.equal(read({ diagnostics: 'SOR 999901000016009' })[0]?.words, 'SOR 999901000016009')
})

test('whatever is sent, what is read of it is short', () => {
  assert.deepEqual([null, 'No', [], {}, { resourceType: 'OperationOutcome' }].flatMap(readOutcome), [])
  const long = read(...Array.from({ length: 1000 }, () => ({ diagnostics: 'Nej! '.repeat(100_000) })))
  assert.equal(long.length, 50)
  assert.ok(long.every(({ words }) => words.length <= 500))
  const issue = fc.record(
    { severity: fc.anything(), code: fc.anything(), details: fc.anything(), expression: fc.array(fc.anything()) },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(issue, fc.anything()), { maxLength: 60 }), (issues) => {
      const complaints = read(...issues)
      assert.ok(complaints.length <= 50)
      for (const { code, location, words } of complaints)
        for (const text of [code, location, words]) assert.ok(typeof text === 'string' && text.length <= 500)
    }),
    { numRuns: 500 },
  )
})
