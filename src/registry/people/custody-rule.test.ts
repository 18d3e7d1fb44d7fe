import assert from 'node:assert/strict'
import test from 'node:test'
import { plainDate } from '#platform/time.ts'
import { custodyInWords } from './banner.ts'
import { custodyFault, type NewCustody } from './custody-rule.ts'

const today = plainDate('2026-11-23')
const known: NewCustody = {
  holders: [{ adultId: 'anne' }, { adultId: 'jens' }],
  sharing: 'shared',
  source: 'cpr_register',
  sourceDate: '2026-11-23',
  validFrom: '2014-05-05',
}

test('R81 custody is held alone by one or shared by at most two, and recorded when it is in force', () => {
  const cases: [Partial<NewCustody>, string | null][] = [
    [{}, null],
    [{ holders: [{ adultId: 'anne' }] }, null], // the other is not known to us yet
    [{ sharing: 'sole', holders: [{ adultId: 'anne' }] }, null],
    [{ holders: [] }, 'holders'],
    [{ sharing: 'sole' }, 'holders'],
    [{ holders: [{ adultId: 'anne' }, { adultId: 'anne' }] }, 'holders'],
    [{ holders: ['anne', 'jens', 'bo'].map((adultId) => ({ adultId })) }, 'holders'],
    [{ sourceDate: '2026-11-24' }, 'sourceDate'],
    [{ validFrom: '2026-11-24' }, 'validFrom'],
    [{ validFrom: '2014-05-04' }, 'validFrom'], // the day before the birth
  ]
  for (const [change, field] of cases) {
    assert.equal(
      custodyFault({ ...known, ...change }, today, '2014-05-05')?.field ?? null,
      field,
      JSON.stringify(change),
    )
  }
})

test('R81 the words say who holds custody, and that we do not know', () => {
  const holder = (givenName: string, sharing: 'shared' | 'sole') => ({
    id: givenName,
    givenName,
    familyName: 'Holm',
    sharing,
  })
  assert.equal(custodyInWords([]), 'ikke oplyst')
  assert.equal(custodyInWords([holder('Anne', 'sole')]), 'Anne Holm alene')
  assert.equal(custodyInWords([holder('Anne', 'shared'), holder('Jens', 'shared')]), 'fælles: Anne Holm og Jens Holm')
  assert.equal(custodyInWords([holder('Anne', 'shared')]), 'fælles: Anne Holm og en, vi ikke kender')
})
