import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import type { RiskAnswer } from '#platform/schema.ts'
import { CRITERIA, type CriterionId } from './criteria.ts'
import { DEFAULT_RULE, knownFrom, trackOutcome, type Answers, type Outcome } from './track.ts'

const fitting = Object.fromEntries(CRITERIA.map(({ id, kind }) => [id, kind === 'exclude' ? 'no' : 'yes'])) as Answers // each id once
const of = (more: Partial<Record<CriterionId, RiskAnswer>> = {}, age = 14, rule = DEFAULT_RULE): Outcome =>
  trackOutcome({ ...fitting, ...more }, { age, rule })

test('R37 R38 all thirteen criteria are asked, and a child whom all of them fit, fits', () => {
  assert.equal(CRITERIA.length, 13)
  assert.deepEqual(of(), { result: 'fits', because: [], goesTo: null, open: [], notes: [] })
})

const against: [CriterionId, RiskAnswer, 'psychiatry' | 'other'][] = [
  ['age_and_gifted', 'no', 'other'],
  ['thoughts_of_harm', 'no', 'other'],
  ['recent_act', 'no', 'other'],
  ['socially_accepted', 'yes', 'other'],
  ['indirect_only', 'yes', 'other'],
  ['by_proxy_only', 'yes', 'other'],
  ['intent_to_die', 'yes', 'psychiatry'],
  ['high_risk', 'yes', 'psychiatry'],
  ['serious_acts', 'yes', 'psychiatry'],
  ['rising', 'yes', 'psychiatry'],
  ['exposed_places', 'yes', 'psychiatry'],
  ['severe_psychopathology', 'yes', 'psychiatry'],
]
for (const [id, answer, goesTo] of against) {
  test(`R37 R38 ${id} answered ${answer} is enough for it not to fit, also when something else is open`, () => {
    const also: Partial<Answers> = id === 'rising' ? { serious_acts: 'unknown' } : { rising: 'unknown' }
    for (const other of [{}, also]) {
      const { result, because, goesTo: to } = of({ ...other, [id]: answer })
      assert.deepEqual([result, because.length, to], ['does_not_fit', 1, goesTo])
    }
  })
  test(`R37 ${id} that is not known leaves it open`, () => {
    const { result, open, goesTo: to } = of({ [id]: 'unknown' })
    assert.deepEqual([result, open.length, to], ['cannot_say', 1, null])
  })
}

test('R37 the note decides nothing, and is told', () => {
  for (const answer of ['no', 'unknown'] as const) {
    const { result, notes } = of({ primary_cared_for: answer })
    assert.deepEqual([result, notes.length], ['fits', 1])
  }
})

test('R37 something serious leads to child psychiatry, whatever else speaks against it', () => {
  assert.equal(of({ recent_act: 'no', rising: 'yes' }).goesTo, 'psychiatry')
  assert.equal(of({ recent_act: 'no', indirect_only: 'yes' }).goesTo, 'other')
})

const ages: [number, typeof DEFAULT_RULE, Outcome['result']][] = [
  [11, DEFAULT_RULE, 'does_not_fit'],
  [12, DEFAULT_RULE, 'fits'],
  [17, DEFAULT_RULE, 'fits'],
  [18, DEFAULT_RULE, 'does_not_fit'],
  [14, { ...DEFAULT_RULE, toAge: 14 }, 'fits'],
  [15, { ...DEFAULT_RULE, toAge: 14 }, 'does_not_fit'],
]
for (const [age, rule, result] of ages)
  test(`R38 ${age} years where the track is for ${rule.fromAge}-${rule.toAge}: ${result}`, () => {
    const outcome = of({}, age, rule)
    assert.equal(outcome.result, result)
    if (result === 'does_not_fit') assert.match(outcome.because.join(), new RegExp(`${age} år, og sporet er for`))
  })

test('R38 what the assessment tells is answered beforehand, as far as its three months reach', () => {
  const about = { age: 14, rule: DEFAULT_RULE }
  assert.deepEqual(knownFrom({ level: 'acute', harmRecently: 'no' }, about), { high_risk: 'yes', recent_act: 'no' })
  assert.deepEqual(knownFrom({ level: 'low', harmRecently: 'yes' }, about), { high_risk: 'no' })
  const longer = { age: 11, rule: { ...DEFAULT_RULE, actWithinMonths: 6 } }
  assert.deepEqual(knownFrom({ level: 'none', harmRecently: 'no' }, longer), { high_risk: 'no', age_and_gifted: 'no' })
})

test('the pages that the criteria come from are named beside them', () => {
  const source = readFileSync(new URL('criteria.ts', import.meta.url), 'utf8')
  for (const from of ['Gribskov', 'Halsnæs', 'psykiatri-regionh.dk']) assert.ok(source.includes(from))
})
