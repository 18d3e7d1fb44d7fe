import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { admission, mayDo, newReceipt, readReceipt, splitName, type Admission } from './enquiry.ts'

test('R5 R7 R8 the offer is from five up to and including seventeen, on the day of the henvendelse', () => {
  const cases: [born: string, on: string, Admission][] = [
    ['2021-11-24', '2026-11-23', 'under_5'],
    ['2021-11-23', '2026-11-23', 'in_range'],
    ['2014-05-05', '2026-11-23', 'in_range'],
    ['2008-11-24', '2026-11-23', 'in_range'],
    ['2008-11-23', '2026-11-23', 'over_17'],
    ['1982-01-01', '2026-11-23', 'over_17'],
    ['2012-02-29', '2030-02-28', 'in_range'],
    ['2012-02-29', '2030-03-01', 'over_17'],
  ]
  for (const [born, on, expected] of cases) assert.equal(admission(born, on), expected, `${born} on ${on}`)
})

test('what has been handled once stands', () => {
  assert.ok(mayDo('open', 'waiting'))
  for (const status of ['opened', 'joined', 'guided_on', 'withdrawn'] as const) {
    for (const step of ['open', 'join', 'guideOn', 'withdraw'] as const)
      assert.ok(!mayDo(step, status), `${step} ${status}`)
  }
})

test('a receipt can be read aloud, says no word, and is never taken for a CPR number', () => {
  for (let nth = 0; nth < 500; nth += 1) {
    assert.match(newReceipt(), /^[2-9BCDFGHJKMNPQRSTVWXZ]{4}-[2-9BCDFGHJKMNPQRSTVWXZ]{4}$/)
  }
  assert.equal(new Set(Array.from({ length: 500 }, newReceipt)).size, 500)
})

test('a receipt is read as it is typed from what is said, and nothing else is taken for one', () => {
  for (const typed of ['K7M4-X2PD', 'k7m4-x2pd', ' K7M4 X2PD', 'K7M4X2PD', 'K7M4–X2PD'])
    assert.equal(readReceipt(typed), 'K7M4-X2PD', typed)
  for (const typed of ['', 'K7M4-X2P', 'K7M4-X2PDD', 'Emma Holm', '05052014', '050514-9995', 'K7M4--X2PD', 'K0M4-X2PD'])
    assert.equal(readReceipt(typed), null, typed)
  const receipt = newReceipt()
  assert.equal(readReceipt(receipt), receipt)
})

test('a name in one field becomes a first and a last name that can be kept', () => {
  assert.deepEqual(splitName('Anna Marie Holm'), { givenName: 'Anna Marie', familyName: 'Holm' })
  assert.deepEqual(splitName(' Fatma '), { givenName: 'Fatma', familyName: '(efternavn ukendt)' })
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 300 }).filter((name) => name.trim() !== ''),
      (name) => {
        const { givenName, familyName } = splitName(name)
        assert.ok(
          givenName.length >= 1 && givenName.length <= 100 && familyName.length >= 1 && familyName.length <= 100,
        )
      },
    ),
  )
})
