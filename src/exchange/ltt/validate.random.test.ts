import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { aReport, type Json } from '../../../test/reports.ts'
import { FAULTS, readReport, validate } from './validate.ts'

const report = JSON.parse(JSON.stringify(aReport())) as Json // a JSON text holds nothing else

type Path = readonly (string | number)[]

function pathsOf(node: Json, path: Path = []): Path[] {
  if (typeof node !== 'object' || node === null) return [path]
  const members: [string | number, Json][] = Array.isArray(node) ? [...node.entries()] : Object.entries(node)
  return [path, ...members.flatMap(([name, value]) => pathsOf(value, [...path, name]))]
}

type Change = 'delete' | 'replace' | 'duplicate' | 'in a list' | 'in an object' | 'out of its list' | 'renamed'
type Mutation = { path: Path; change: Change; value: Json; name: string }

/** A copy with one node changed; as it was where an earlier mutation took the node away. */
function mutate(node: Json, { path: [name, ...path], change, value, name: other }: Mutation): Json {
  if (name === undefined) {
    if (change === 'in a list') return [node]
    if (change === 'duplicate') return [node, node]
    if (change === 'in an object') return { [other]: node }
    return change === 'out of its list' && Array.isArray(node) ? (node[0] ?? null) : value
  }
  if (Array.isArray(node) && typeof name === 'number' && name < node.length) {
    if (path.length) return node.with(name, mutate(node[name] ?? null, { path, change, value, name: other }))
    if (change === 'delete') return node.toSpliced(name, 1)
    if (change === 'duplicate') return node.toSpliced(name, 0, node[name] ?? null)
    return node.with(name, mutate(node[name] ?? null, { path, change, value, name: other }))
  }
  if (typeof node === 'object' && node !== null && !Array.isArray(node) && Object.hasOwn(node, name)) {
    const { [name]: member = null, ...others } = node
    if (!path.length && change === 'delete') return others
    if (!path.length && change === 'renamed') return { ...others, [other]: member }
    return { ...node, [name]: mutate(member, { path, change, value, name: other }) }
  }
  return node
}

const strangeName = fc.oneof(
  fc.string(),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'text', 'extension', 'reference', 'coding'),
)
const strangeValue = fc.oneof(
  fc.jsonValue() as fc.Arbitrary<Json>, // it makes JSON
  fc.constantFrom<Json>(
    null,
    '',
    0,
    -1,
    true,
    [],
    {},
    [[]],
    [null],
    '9999-99-99',
    '2026-05-12T25:61:61Z',
    '\u0000',
    '☃',
  ),
)
const mutation: fc.Arbitrary<Mutation> = fc.record({
  path: fc.constantFrom(...pathsOf(report)),
  change: fc.constantFrom('delete', 'replace', 'duplicate', 'in a list', 'in an object', 'out of its list', 'renamed'),
  value: strangeValue,
  name: strangeName,
})

function soundAnswer(value: unknown): void {
  const faults = validate(value)
  assert.ok(Array.isArray(faults))
  for (const { code, location, da, en } of faults) {
    assert.deepEqual({ da, en }, { da: FAULTS[code].da, en: FAULTS[code].en })
    assert.match(location, /^Bundle[\w.[\]]*$/)
  }
}

test('whatever is changed in a valid report, the validator answers and changes nothing', () => {
  fc.assert(
    fc.property(fc.array(mutation, { minLength: 1, maxLength: 5 }), (mutations) => {
      const mutated = mutations.reduce(mutate, report)
      const before = JSON.stringify(mutated)
      soundAnswer(mutated)
      assert.equal(JSON.stringify(mutated), before)
      assert.deepEqual(validate(report), [])
    }),
    { numRuns: 3000 },
  )
})

test('taking away anything that must be there is a fault', () => {
  const mayBeAway = /lastUpdated$|reasonCode|versionId|^$/
  for (const path of pathsOf(report)) {
    if (mayBeAway.test(path.join('.')) || path.length === 0) continue
    const faults = validate(mutate(report, { path, change: 'delete', value: null, name: '' }))
    // a contact, and a referral, may be left out of a report; so may a theme
    const isWhole = path[0] === 'entry' && path.length === 2 && Number(path[1]) > 1
    assert.equal(faults.length === 0, isWhole, path.join('.'))
  }
})

test('any JSON is answered', () => {
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 6 }), soundAnswer), { numRuns: 1000 })
  fc.assert(fc.property(fc.anything(), soundAnswer), { numRuns: 1000 })
})

test('names that JavaScript knows are names like others', () => {
  const strange = JSON.parse('{"resourceType":"Bundle","__proto__":{"type":"collection"},"constructor":1}') as unknown
  assert.ok(validate(strange).some(({ code }) => code === 'bundle-type-not-collection'))
  soundAnswer(strange)
})

test('any text is answered, and a name that stands twice is found wherever it is', () => {
  const names = fc.uniqueArray(strangeName, { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(names, fc.nat(4), strangeValue, fc.nat(2), (given, nth, value, space) => {
      const member = (name: string) => `${JSON.stringify(name)}${' '.repeat(space)}:${JSON.stringify(value)}`
      const repetitions = (text: string) =>
        readReport(text)?.faults.filter(({ code }) => code === 'property-repeated').length
      const once = given.map(member)
      assert.equal(repetitions(`[{${once.join(',')}}]`), 0)
      assert.equal(repetitions(`[{${[...once, member(given[nth % given.length] ?? '')].join(',')}}]`), 1)
    }),
    { numRuns: 500 },
  )
  fc.assert(fc.property(fc.string(), (text) => void readReport(text)))
  assert.ok((readReport('{"a":1,"a":'.repeat(50_000) + '1' + '}'.repeat(50_000))?.faults ?? []).length > 1)
  assert.ok(readReport(JSON.stringify({ text: '\\"'.repeat(2_000_000) })))
})

test('neither depth nor length stops it, and time grows with length only', () => {
  const deep = JSON.parse(`${'{"entry":['.repeat(50_000)}${']}'.repeat(50_000)}`) as unknown
  soundAnswer(deep)
  soundAnswer({ ...aReport(), entry: deep })
  const [citizen, plan, ...contacts] = aReport().entry
  const many = Array.from({ length: 20_000 }, () => contacts[0])
  soundAnswer({ ...aReport(), entry: [citizen, plan, ...many] })
  soundAnswer({ ...aReport(), timestamp: '1'.repeat(5_000_000) })
  soundAnswer({ ...aReport(), timestamp: `2026-05-12T00:00:00.${'1'.repeat(5_000_000)}Z` })
})
