import assert from 'node:assert/strict'
import test from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { readSearch } from './typed-search.ts'

const today = Temporal.PlainDate.from('2026-11-23')

test('a birth date is understood in the ways Danes write one', () => {
  const spellings = [
    '5.5.2014',
    '05.05.2014',
    '05-05-2014',
    '5/5-2014',
    '5/5 2014',
    '5 5 14',
    '050514',
    '05052014',
    '2014-05-05',
    '5. maj 2014',
    'den 5. maj 2014',
    'd. 5. maj 2014',
    '5 maj 14',
    ' 5. MAJ  2014 ',
    '5.maj 2014',
  ]
  for (const typed of spellings) {
    const search = readSearch(typed, today)
    assert.deepEqual(search, { by: 'birth date', birthDate: '2014-05-05', criterion: '2014-05-05' }, typed)
  }
  const months = ['12. sept. 2009', '12. september 2009', '12 sep 2009']
  for (const typed of months) assert.equal(readSearch(typed, today).criterion, '2009-09-12', typed)
})

test('two digits of a year mean the latest such year', () => {
  assert.equal(readSearch('010126', today).criterion, '2026-01-01')
  assert.equal(readSearch('010127', today).criterion, '1927-01-01')
})

test('a CPR number is found wherever it stands, and never kept as the criterion', () => {
  for (const typed of [
    '0505149995',
    '050514-9995',
    '050514 9995',
    '05 05 14 99 95',
    'Josefine 050514-9995',
    '050514–9995',
  ]) {
    assert.deepEqual(readSearch(typed, today), { by: 'cpr', digits: '0505149995', criterion: '[CPR-nummer]' }, typed)
  }
  assert.deepEqual(readSearch('05051499951', today), { by: 'nothing', criterion: '[tal]' })
  assert.deepEqual(readSearch('050514-999', today), { by: 'nothing', criterion: '[tal]' })
})

test('everything else with letters is a name, and what says nothing finds nothing', () => {
  assert.deepEqual(readSearch('  Josefine  Test Holm ', today), {
    by: 'name',
    name: 'Josefine Test Holm',
    criterion: 'Josefine Test Holm',
  })
  assert.equal(readSearch('Åse', today).by, 'name')
  for (const typed of ['', '   ', '?', 'J', '31.2.2014', '99', '🙂', '1'.repeat(300)])
    assert.equal(readSearch(typed, today).by, 'nothing', typed)
  assert.equal(readSearch('x'.repeat(10_000), today).criterion.length, 200)
})
