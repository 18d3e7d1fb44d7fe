import type { Definition } from '../definition.ts'
import { choices, named, NO_RULE_FOR_MISSING, numbers, PACKED, sumOf, upTo } from './items.ts'

const ALL = named(...numbers(1, 5))

export const WHO_5: readonly Definition[] = [
  {
    ...PACKED,
    id: 'who-5',
    family: 'who-5',
    title: 'WHO-5, trivsel',
    shortTitle: 'WHO-5',
    informant: 'self',
    ages: [9, 17],
    period: 'de seneste to uger',
    items: choices(5, upTo(5)),
    scales: [
      sumOf('wellbeing', 'Trivsel', ALL, [0, 100], { times: 4, better: 'high', asked: 'first' }),
      sumOf('raw', 'Trivsel, råscore', ALL, [0, 25], { better: 'high' }),
    ],
    source: 'CORC; INSPQ',
    licence: {
      holder: 'WHO Collaborating Centre, Hillerød',
      terms:
        'Frit uden tilladelse, når kilden nævnes. WHO’s nyere side angiver CC BY-NC-SA 3.0 IGO (ikke efterprøvet).',
      required: false,
    },
    unknown: [NO_RULE_FOR_MISSING],
  },
]
