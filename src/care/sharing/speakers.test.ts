import assert from 'node:assert/strict'
import test from 'node:test'
import { faultOfSpeakers, YOUNG, type Assessment, type Holding } from './speakers.ts'

const holding = (holderId: string, sharing: 'shared' | 'sole', changes: Partial<Holding> = {}): Holding => ({
  holderId,
  sharing,
  validFrom: '2014-05-05',
  validTo: null,
  ...changes,
})
const both = [holding('anne', 'shared'), holding('jens', 'shared')]
const fault = (
  speakers: string[],
  custody: Holding[],
  { all = true, day = '2026-11-23', birthDate = '2014-05-05', assessments = [] as readonly Assessment[] } = {},
) => faultOfSpeakers(speakers, { birthDate, assessments, custody, day, all })

test('R77 below 15 the custody holders of the register speak, both where it is shared', () => {
  assert.equal(fault(['anne', 'jens'], both), null)
  assert.match(fault(['anne'], both) ?? '', /Begge skal sige ja/)
  assert.match(fault(['anne', 'anne'], both) ?? '', /Begge/)
  assert.equal(fault(['anne'], [holding('anne', 'sole')]), null)
  assert.match(fault(['bo'], [holding('anne', 'sole')]) ?? '', /ikke forældremyndigheden efter registret/)
  assert.match(fault(['anne', 'bo'], both) ?? '', /ikke forældremyndigheden/)
  assert.match(fault(['anne'], [holding('anne', 'shared')]) ?? '', /vi kender kun den ene/)
  assert.match(fault(['anne'], []) ?? '', /ikke registreret/)
  assert.match(fault([], both) ?? '', /Vælg/)
  assert.match(fault([YOUNG], both) ?? '', /under 15/)
})

test('R77 custody is asked of the register as it was on the day', () => {
  const before = [
    holding('jens', 'sole', { validTo: '2026-11-01' }),
    holding('anne', 'sole', { validFrom: '2026-11-01' }),
  ]
  assert.equal(fault(['jens'], before, { day: '2026-10-31' }), null)
  assert.match(fault(['jens'], before, { day: '2026-11-01' }) ?? '', /ikke forældremyndigheden/)
  assert.equal(fault(['anne'], before, { day: '2026-11-01' }), null)
})

test('R77 from 15 the young person speaks alone, from the birthday on', () => {
  assert.equal(fault([YOUNG], both, { birthDate: '2011-11-23' }), null)
  assert.match(fault([YOUNG], both, { birthDate: '2011-11-24' }) ?? '', /under 15/)
  assert.match(fault(['anne', 'jens'], both, { birthDate: '2011-11-23' }) ?? '', /bestemmer selv/)
  assert.match(fault([YOUNG, 'anne'], both, { birthDate: '2011-11-23' }) ?? '', /bestemmer selv/)
})

test('R78 one custody holder is enough to object', () => {
  assert.equal(fault(['jens'], both, { all: false }), null)
  assert.match(fault(['bo'], both, { all: false }) ?? '', /ikke forældremyndigheden/)
})

test('R72 R77 R78 for one of 15 to 17 who is found unable the custody holders speak, and not the young person', () => {
  const mads = { birthDate: '2010-05-05', assessments: [{ finding: 'unable', assessed_on: '2026-11-10' }] as const }
  assert.equal(fault(['anne', 'jens'], both, mads), null)
  assert.match(fault(['anne'], both, mads) ?? '', /Begge skal sige ja/)
  assert.equal(fault(['jens'], both, { ...mads, all: false }), null)
  assert.match(fault([YOUNG], both, mads) ?? '', /vurderet ikke selv at kunne/)
  assert.equal(fault([YOUNG], both, { ...mads, day: '2026-11-09' }), null, 'before it was judged')
  assert.equal(fault([YOUNG], both, { ...mads, day: '2028-05-05' }), null, 'from 18 nobody else decides')
})
