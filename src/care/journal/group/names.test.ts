import assert from 'node:assert/strict'
import test from 'node:test'
import { namesIn } from './names.ts'

const NAMES = [
  'Emma Sofie Holm',
  'Anne-Mette Kjær',
  'Zoë Ågård',
  'Mads Øst',
  'Liv Storm',
  'Al El Bo',
  'Malik von Holst',
]

const CASES: [text: string, found: string[]][] = [
  ['Gruppen talte om søvn.', []],
  ['Emma var stille.', ['Emma']],
  ['emma og EMMA', ['emma', 'EMMA']],
  ["Emmas mor og Emma’s far, Mads’ bror, Mads' og Mads's", ['Emmas', 'Emma’s', 'Mads’', "Mads'", "Mads's"]],
  ['Sofie-Emma, (Mette) og »Anne«.', ['Sofie', 'Emma', 'Mette', 'Anne']],
  ['Zoe, Zoé og Zoës hund', ['Zoe', 'Zoes']],
  ['Ågård, ågårds og Agard', ['Ågård', 'ågårds']],
  ['Mod øst, og Øst', ['øst', 'Øst']],
  ['Et liv i storm på en holm', []],
  ['Livet er stort. Holmen, Stormen, Emmanuel', []],
  ['Liv fortalte, og Storms far', ['Liv', 'Storms']],
  ['Et hus, der bor en mand', []],
  ['Malik og holst, von, el, al', ['Malik', 'holst']],
  ['Emma\u0301 er ikke Emma? Jo.', ['Emma']],
  ['', []],
]

for (const [text, found] of CASES)
  test(`names in »${text}«`, () => {
    assert.deepEqual(namesIn(text, NAMES), found)
  })

test('nobody’s name is found in nothing', () => {
  assert.deepEqual(namesIn('Emma', []), [])
  assert.deepEqual(namesIn('Emma', ['', ' ', 'E']), [])
})
