import assert from 'node:assert/strict'
import test from 'node:test'
import type { DisclosureBasis, ReceiverKind, SharingPurpose } from '#platform/schema.ts'
import {
  basisFor,
  isInForce,
  lastDayOf,
  usualPurpose,
  type Asked,
  type Consent,
  type Objection,
  type Standing,
} from './basis.ts'

const child: Standing['child'] = { id: 'josefine', birthDate: '2014-05-05', assessments: [] }
const consent: Consent = {
  id: 'one',
  child_id: 'josefine',
  receiver_kind: 'school',
  receiver: 'Vestre Skole',
  partner_id: null,
  purpose: 'other_legislation',
  capacity: 'custody_holder',
  given_on: '2026-11-01',
  valid_until: '2027-10-31',
  ended_how: null,
  ended_on: null,
  ended_time: null,
}
const objection: Objection = {
  receiver_kind: null,
  objected_on: '2026-11-01',
  objected_time: null,
  ended_how: null,
  ended_on: null,
  ended_time: null,
}
const asked: Asked = {
  kind: 'school',
  receiver: 'Vestre Skole',
  purpose: 'other_legislation',
  day: '2026-11-23',
  reason: '',
}
const answer = (
  changes: Partial<Asked>,
  { consents = [], objections = [] }: { consents?: Consent[]; objections?: Objection[] } = {},
): string => {
  const found = basisFor({ ...asked, ...changes }, { child, consents, objections })
  return found.fault ? found.fault.code : found.claim.basis
}

test('R75 school, PPR, social services and others need a consent for that receiver and that purpose', () => {
  for (const kind of ['school', 'ppr', 'social_services', 'ssp', 'civil_society', 'other'] as const)
    assert.equal(answer({ kind, purpose: usualPurpose(kind) }), 'TR075', kind)
  const given = { consents: [consent] }
  assert.equal(answer({}, given), 'consent')
  assert.equal(answer({ receiver: ' vestre skole' }, given), 'consent', 'spelling is forgiven')
  assert.equal(answer({ receiver: '' }, given), 'consent', 'the consent names the receiver')
  assert.equal(answer({ receiver: 'Østre Skole' }, given), 'TR075')
  assert.equal(answer({ purpose: 'other' }, given), 'TR075')
  assert.equal(answer({ kind: 'ppr' }, given), 'TR075')
  assert.equal(
    answer({ receiver: 'Skolen på Vestre', partnerId: 'p' }, { consents: [{ ...consent, partner_id: 'p' }] }),
    'consent',
  )
})

test('R75 who does not treat gets nothing for treatment, and only a supervising authority for supervision', () => {
  assert.equal(answer({ purpose: 'current_treatment' }, { consents: [consent] }), 'TR079')
  assert.equal(answer({ purpose: 'supervision', reason: 'Brev af 3.' }), 'TR079')
  assert.equal(answer({ kind: 'supervisory_authority', purpose: 'supervision', reason: 'Brev af 3.' }), 'supervision')
})

test('R76 a consent carries from the day it is given to its last day, and not once it is withdrawn', () => {
  const cases: [Partial<Consent>, string, boolean][] = [
    [{}, '2026-10-31', false],
    [{}, '2026-11-01', true],
    [{}, '2027-10-31', true],
    [{}, '2027-11-01', false],
    [{ ended_how: 'withdrawn', ended_on: '2026-11-23' }, '2026-11-22', true],
    [{ ended_how: 'withdrawn', ended_on: '2026-11-23' }, '2026-11-23', false],
    [{ ended_how: 'entered_in_error', ended_on: '2026-11-23' }, '2026-11-02', false],
  ]
  for (const [changes, day, is] of cases)
    assert.equal(isInForce({ ...consent, ...changes }, child, { day }), is, `${JSON.stringify(changes)} ${day}`)
  assert.equal(answer({ day: '2027-11-01' }, { consents: [consent] }), 'TR076')
  assert.equal(
    answer(
      {},
      {
        consents: [
          { ...consent, valid_until: '2026-11-02' },
          { ...consent, id: 'two' },
        ],
      },
    ),
    'consent',
    'of several, one in force is taken',
  )
})

test("R77 a custody holder's consent carries to the day before the 15th birthday, the young person's own goes on", () => {
  const until = { ...consent, given_on: '2029-01-01', valid_until: '2029-12-31' }
  const cases: [Consent['capacity'], string, string][] = [
    ['custody_holder', '2014-05-05', '2029-05-04'],
    ['young_person', '2014-05-05', '2029-12-31'],
    ['custody_holder', '2014-12-31', '2029-12-30'],
    ['custody_holder', '2015-01-01', '2029-12-31'],
  ]
  for (const [capacity, born, last] of cases) assert.equal(lastDayOf({ ...until, capacity }, born), last, born)
  const leap = { ...consent, valid_until: '2027-10-31' }
  assert.equal(lastDayOf(leap, '2012-02-29'), '2027-02-28', 'born on 29 February, the child turns 15 on 1 March')
})

test('R78 for current treatment no consent is asked, but an objection to all or to that receiver blocks it', () => {
  const kinds: ReceiverKind[] = ['general_practice', 'hospital', 'child_psychiatry', 'health_visitor', 'other_offer']
  const gp = { ...objection, receiver_kind: 'general_practice' } as const
  const lifted = { ...objection, ended_how: 'withdrawn', ended_on: '2026-11-23' } as const
  for (const kind of kinds) {
    const of = { kind, purpose: 'current_treatment', receiver: 'Dem' } as const
    assert.equal(answer(of), 'treatment', kind)
    assert.equal(answer(of, { objections: [objection] }), 'TR078', kind)
    assert.equal(answer(of, { objections: [gp] }), kind === 'general_practice' ? 'TR078' : 'treatment', kind)
    assert.equal(answer(of, { objections: [lifted] }), 'treatment', kind)
    assert.equal(answer({ ...of, day: '2026-11-22' }, { objections: [lifted] }), 'TR078', kind)
  }
  assert.equal(answer({ kind: 'general_practice' }), 'TR075', 'another purpose than treatment needs consent')
})

test('R80 without consent, by an essential regard, the concrete reason is written', () => {
  const of = { purpose: 'essential_regard', kind: 'social_services' } as const
  assert.equal(answer({ ...of, reason: 'Hensyn.' }), 'TR080')
  assert.equal(answer({ ...of, reason: 'Konkret fare for drengen i aften.' }), 'essential_regard')
  const other: [SharingPurpose, string, DisclosureBasis | 'TR080'][] = [
    ['law_requires', '', 'TR080'],
    ['law_requires', 'Barnets lov § 133', 'law_requires'],
  ]
  for (const [purpose, reason, is] of other) assert.equal(answer({ purpose, reason }, { objections: [objection] }), is)
})

test('R76 R78 on the day itself the clock decides, where it is known; otherwise the whole day counts', () => {
  const gp = { kind: 'general_practice', purpose: 'current_treatment', receiver: 'Lægehuset' } as const
  const at = (time?: string) => ({ ...gp, day: '2026-11-01', ...(time && { time }) })
  const atThree = { objections: [{ ...objection, objected_time: '15:00:00' }] }
  assert.equal(answer(at('09:00'), atThree), 'treatment')
  assert.equal(answer(at('15:00'), atThree), 'TR078')
  assert.equal(answer(at(), atThree), 'TR078', 'nobody knows that it came before')
  assert.equal(
    answer(at('00:00'), { objections: [objection] }),
    'TR078',
    'an objection without a time is of the whole day',
  )
  const lifted = { ...objection, ended_how: 'withdrawn', ended_on: '2026-11-23', ended_time: '12:00:00' } as const
  assert.equal(answer({ ...gp, time: '11:59' }, { objections: [lifted] }), 'TR078')
  assert.equal(answer({ ...gp, time: '12:00' }, { objections: [lifted] }), 'treatment')
  const withdrawn = { ...consent, ended_how: 'withdrawn', ended_on: '2026-11-23', ended_time: '15:00:00' } as const
  assert.equal(answer({ time: '09:00' }, { consents: [withdrawn] }), 'consent')
  assert.equal(answer({ time: '16:00' }, { consents: [withdrawn] }), 'TR076')
})

test('R72 R77 a consent carries while the one who gave it speaks: found unable, the custody holders, to the 18th birthday', () => {
  const asked = { ...consent, given_on: '2029-06-01', valid_until: '2030-05-31' }
  const on = (day: string, capacity: Consent['capacity'], findings: Standing['child']['assessments']) =>
    isInForce({ ...asked, capacity }, { ...child, assessments: findings }, { day })
  const unable = [{ finding: 'unable', assessed_on: '2029-05-20' }] as const
  const ableAgain = [{ finding: 'able', assessed_on: '2029-09-01' }, ...unable] as const
  assert.equal(on('2029-07-01', 'custody_holder', unable), true)
  assert.equal(on('2029-07-01', 'young_person', unable), false)
  assert.equal(on('2029-08-31', 'custody_holder', ableAgain), true)
  assert.equal(on('2029-09-01', 'custody_holder', ableAgain), false)
  assert.equal(on('2029-09-01', 'young_person', ableAgain), true)
  assert.equal(lastDayOf({ ...asked, given_on: '2031-12-01', valid_until: '2032-11-30' }, '2014-05-05'), '2032-05-04')
})
