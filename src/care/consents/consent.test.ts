import assert from 'node:assert/strict'
import test from 'node:test'
import { instantOf } from '#platform/time.ts'
import { lacking, mayNotGive, type Facts } from './consent.ts'

const DAY = '2026-11-23'
const at = instantOf(DAY, '10:00')
const [child, anne, peter] = ['child', 'anne', 'peter']

const held = (holderId: string, sharing: 'shared' | 'sole', validTo: string | null = null) => ({
  holderId,
  sharing,
  validFrom: '2010-01-01',
  validTo,
})
const shared = [held(anne, 'shared'), held(peter, 'shared')]
const says = (
  giverId: string,
  decision: 'permit' | 'deny',
  { capacity = 'custody_holder', day = '2026-11-10' }: Says = {},
): Facts['consents'][number] => ({
  giverId,
  capacity,
  decision,
  countsFrom: instantOf(day),
})
type Capacity = Facts['consents'][number]['capacity']
type Says = { capacity?: Capacity; day?: string }
const tookBack = (giverId: string, day: string, capacity: Capacity = 'custody_holder') => ({
  giverId,
  capacity,
  at: instantOf(day, '12:00'),
})
const own = (decision: 'permit' | 'deny' = 'permit', more: Says = {}) =>
  says(child, decision, { capacity: 'young_person', ...more })
const forUnable = (giverId: string) => says(giverId, 'permit', { capacity: 'custody_holder_for_unable' })
const told = (holderId: string | null, onDay = '2026-11-12') =>
  ({ holderId, decision: holderId ? 'told' : 'not_told', onDay }) as const
const unable = { finding: 'unable', assessedOn: '2026-11-09' } as const

const lacks = (born: string, facts: Partial<Facts>): string =>
  lacking(
    {
      childId: child,
      birthDate: born,
      custody: [],
      consents: [],
      withdrawals: [],
      assessments: [],
      notices: [],
      ...facts,
    },
    { at, onDay: DAY },
  )
    .map(({ code, personId, rule }) => [rule, code, personId].filter(Boolean).join(' '))
    .join(', ')

const TEN = '2016-05-05'
const SIXTEEN = '2010-05-05'
const EIGHTEEN = '2008-05-05'

test('R69 R70 below fifteen those who hold custody consent, and both of them when it is shared', () => {
  const cases: [Partial<Facts>, string][] = [
    [{}, 'TR069 custody_unknown'],
    [{ custody: [held(anne, 'sole')] }, 'TR069 holder_missing anne'],
    [{ custody: [held(anne, 'sole')], consents: [says(anne, 'permit')] }, ''],
    [{ custody: [held(anne, 'sole')], consents: [says(peter, 'permit')] }, 'TR069 holder_missing anne'],
    [{ custody: [held(anne, 'sole')], consents: [says(anne, 'deny')] }, 'TR069 holder_denied anne'],
    [{ custody: shared, consents: [says(anne, 'permit'), says(peter, 'permit')] }, ''],
    [{ custody: shared, consents: [says(anne, 'permit')] }, 'TR070 holder_missing peter'],
    [{ custody: shared }, 'TR070 holder_missing anne, TR070 holder_missing peter'],
    [{ custody: shared, consents: [says(anne, 'permit'), says(peter, 'deny')] }, 'TR070 holder_denied peter'],
    [{ custody: [held(anne, 'shared')], consents: [says(anne, 'permit')] }, 'TR070 custody_incomplete'],
    [
      { custody: [held(anne, 'sole'), held(peter, 'shared', '2026-11-01')], consents: [says(anne, 'permit')] },
      '', // Peter’s custody has ended
    ],
    [
      { custody: [held(anne, 'sole')], consents: [says(anne, 'permit', { day: '2026-11-24' })] },
      'TR069 holder_missing anne',
    ],
  ]
  for (const [facts, expected] of cases) assert.equal(lacks(TEN, facts), expected, JSON.stringify(facts))
})

test('R74 a consent that was withdrawn carries no further, and what was held before stands', () => {
  const custody = [held(anne, 'sole')]
  const consents = [says(anne, 'permit')]
  const on = (day: string) => ({ custody, consents, withdrawals: [tookBack(anne, day)] })
  assert.equal(lacks(TEN, on('2026-11-22')), 'TR074 holder_withdrew anne')
  assert.equal(lacks(TEN, on('2026-11-23')), '', 'withdrawn at noon, held at ten')
  const renewed = [...consents, says(anne, 'permit', { day: '2026-11-21' })]
  assert.equal(lacks(TEN, { ...on('2026-11-20'), consents: renewed }), '')
  const withdrawals = [tookBack(child, '2026-11-22', 'young_person')]
  assert.equal(
    lacks(SIXTEEN, { custody, notices: [told(anne)], consents: [own()], withdrawals }),
    'TR074 own_withdrew child',
  )
})

test('R74 who takes consent back takes back all that they said, in whatever order it was recorded', () => {
  const custody = [held(anne, 'sole')]
  const withdrawals = [tookBack(anne, '2026-11-20')]
  const [early, late] = [says(anne, 'permit', { day: '2026-11-05' }), says(anne, 'permit', { day: '2026-11-10' })]
  for (const consents of [[early, late], [late, early], [early], [late], [late, late]])
    assert.equal(lacks(TEN, { custody, consents, withdrawals }), 'TR074 holder_withdrew anne')
  const again = says(anne, 'permit', { day: '2026-11-21' })
  assert.equal(lacks(TEN, { custody, consents: [again, early], withdrawals }), '', 'what is said after it stands')
  assert.equal(
    lacks(TEN, { custody, consents: [late], withdrawals: [tookBack(anne, '2026-11-20', 'custody_holder_for_unable')] }),
    '',
    'said and taken back as something else',
  )
  assert.equal(lacks(TEN, { custody, withdrawals }), 'TR069 holder_missing anne', 'all that was said was a mistake')
})

test('R71 those who were told before the fifteenth birthday are told again of what the young person decides', () => {
  const facts = { custody: shared, consents: [own()] }
  const born = '2011-11-15'
  const untold = 'TR071 holder_not_told anne, TR071 holder_not_told peter'
  assert.equal(lacks(born, { ...facts, notices: [told(anne, '2026-11-14'), told(peter, '2026-11-14')] }), untold)
  assert.equal(lacks(born, { ...facts, notices: [told(null, '2026-11-14')] }), untold)
  assert.equal(lacks(born, { ...facts, notices: [told(anne, '2026-11-15'), told(peter, '2026-11-15')] }), '')
})

test('R71 from fifteen the young person consents, and those who hold custody are told', () => {
  const cases: [Partial<Facts>, string][] = [
    [{ custody: shared }, 'TR071 own_missing child, TR071 holder_not_told anne, TR071 holder_not_told peter'],
    [{ custody: shared, consents: [own()], notices: [told(anne), told(peter)] }, ''],
    [{ custody: shared, consents: [own()], notices: [told(anne)] }, 'TR071 holder_not_told peter'],
    [{ custody: shared, consents: [own()], notices: [told(null)] }, ''],
    [
      { custody: shared, consents: [own()], notices: [told(null, '2026-11-24')] },
      'TR071 holder_not_told anne, TR071 holder_not_told peter',
    ],
    [{ consents: [own()] }, 'TR071 custody_unknown'],
    [{ custody: [held(anne, 'shared')], consents: [own()], notices: [told(anne)] }, 'TR071 custody_incomplete'],
    [{ custody: shared, consents: [own('deny')], notices: [told(null)] }, 'TR071 own_denied child'],
    [
      {
        custody: shared,
        consents: [own(), says(peter, 'deny', { capacity: 'custody_holder' })],
        notices: [told(null)],
      },
      '',
    ],
  ]
  for (const [facts, expected] of cases) assert.equal(lacks(SIXTEEN, facts), expected, JSON.stringify(facts))
})

test('R72 a young person found unable: those who hold custody consent in that capacity', () => {
  const facts = { custody: shared, assessments: [unable] }
  assert.equal(lacks(SIXTEEN, facts), 'TR072 holder_missing anne, TR072 holder_missing peter')
  assert.equal(lacks(SIXTEEN, { ...facts, consents: [forUnable(anne), forUnable(peter)] }), '')
  assert.equal(
    lacks(SIXTEEN, { ...facts, consents: [says(anne, 'permit'), forUnable(peter)] }),
    'TR072 holder_missing anne',
    'what she said before the fifteenth birthday is another thing',
  )
  assert.equal(lacks(SIXTEEN, { assessments: [unable] }), 'TR072 custody_unknown')
  const found = [unable, { finding: 'able', assessedOn: '2026-11-20' } as const]
  assert.match(
    lacks(SIXTEEN, { ...facts, assessments: found, consents: [forUnable(anne), forUnable(peter)] }),
    /own_missing/,
  )
})

test('R73 what the holders said carries to the fifteenth birthday, and for an unable one to the eighteenth', () => {
  const consents = [says(anne, 'permit'), says(peter, 'permit')]
  assert.equal(lacks('2011-11-24', { custody: shared, consents }), '', 'the day before')
  assert.match(lacks('2011-11-23', { custody: shared, consents }), /^TR073 renew_at_15 child/)
  assert.equal(
    lacks('2008-11-23', { custody: shared, assessments: [unable], consents: [forUnable(anne)] }),
    'TR073 renew_at_18 child',
  )
  assert.equal(lacks(EIGHTEEN, {}), 'TR073 own_missing child')
  assert.equal(lacks(EIGHTEEN, { consents: [own()] }), '', 'what was said at seventeen is still one’s own')
})

test('R81 an adult who does not hold custody cannot consent, and is told why', () => {
  const facts = (birthDate: string, assessments: Facts['assessments'] = []): Facts => ({
    childId: child,
    birthDate,
    custody: [held(anne, 'sole')],
    consents: [],
    withdrawals: [],
    assessments,
    notices: [],
  })
  assert.equal(mayNotGive(facts(TEN), anne, DAY), null)
  assert.match(mayNotGive(facts(TEN), peter, DAY) ?? '', /Kun den, der har forældremyndigheden/)
  assert.match(mayNotGive(facts(TEN), child, DAY) ?? '', /under 15/)
  assert.equal(mayNotGive(facts(SIXTEEN), child, DAY), null)
  assert.match(mayNotGive(facts(SIXTEEN), anne, DAY) ?? '', /fyldt 15/)
  assert.match(mayNotGive(facts(EIGHTEEN), anne, DAY) ?? '', /fyldt 18/)
  assert.equal(mayNotGive(facts(SIXTEEN, [unable]), anne, DAY), null)
  assert.match(mayNotGive(facts(SIXTEEN, [unable]), child, DAY) ?? '', /ikke selv kan/)
})
