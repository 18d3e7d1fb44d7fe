import type { Definition } from '../definition.ts'
import { choices, named, NO_RULE_FOR_MISSING, numbers, PACKED, sumOf, upTo, watched } from './items.ts'

const LICENCE = {
  holder: 'Pfizer',
  terms: 'Må gengives, oversættes, vises og udleveres uden tilladelse.',
  required: false,
  url: 'https://www.phqscreeners.com',
}

const depression = (id: 'phq-9' | 'phq-a', shortTitle: string, title: string): Definition => ({
  ...PACKED,
  id,
  family: 'phq',
  title,
  shortTitle,
  informant: 'self',
  ages: id === 'phq-a' ? [11, 17] : [12, 17],
  period: 'de seneste to uger',
  items: watched(choices(9, upTo(3)), ['q9']),
  scales: [sumOf('total', 'Tegn på depression', named(...numbers(1, 9)), [0, 27])],
  source: 'HL7 SDC-guiden',
  licence: LICENCE,
  unknown: [
    NO_RULE_FOR_MISSING,
    ...(id === 'phq-a' ? ['At udgaven for unge har samme vilkår som PHQ-9, er baggrundsviden.'] : []),
  ],
})

export const PHQ: readonly Definition[] = [
  depression('phq-9', 'PHQ-9', 'PHQ-9, tegn på depression'),
  depression('phq-a', 'PHQ-A', 'PHQ-A, tegn på depression hos unge'),
  {
    ...depression('phq-9', 'GAD-7', 'GAD-7, tegn på angst og bekymring'),
    id: 'gad-7',
    family: 'gad',
    items: choices(7, upTo(3)),
    scales: [sumOf('total', 'Tegn på angst', named(...numbers(1, 7)), [0, 21])],
    unknown: [NO_RULE_FOR_MISSING],
  },
]
