import type { Definition, Option, Wording } from '../definition.ts'
import { choice, sumOf } from './items.ts'
import { OURS } from './ours.ts'

const HOW: readonly Option[] = [
  { value: 0, label: { da: 'Rigtig dårligt', en: 'Very badly' } },
  { value: 1, label: { da: 'Dårligt', en: 'Badly' } },
  { value: 2, label: { da: 'Midt imellem', en: 'In between' } },
  { value: 3, label: { da: 'Godt', en: 'Well' } },
  { value: 4, label: { da: 'Rigtig godt', en: 'Very well' } },
]

const AREAS: readonly (readonly [string, string, Wording, Wording])[] = [
  [
    'family',
    'Familie',
    { da: 'Hvordan går det hjemme i familien?', en: 'How are things at home with your family?' },
    { da: 'Hvordan har jeres barn det hjemme i familien?', en: 'How are things at home in the family for your child?' },
  ],
  [
    'friends',
    'Venner',
    { da: 'Hvordan går det med dine venner?', en: 'How are things with your friends?' },
    { da: 'Hvordan går det for jeres barn med venner?', en: 'How are things with your child’s friends?' },
  ],
  [
    'school',
    'Skole',
    { da: 'Hvordan går det i skolen?', en: 'How are things at school?' },
    { da: 'Hvordan går det for jeres barn i skolen?', en: 'How are things at school for your child?' },
  ],
  [
    'leisure',
    'Fritid',
    { da: 'Hvordan går det, når du har fri?', en: 'How are things in your free time?' },
    { da: 'Hvordan går det for jeres barn i fritiden?', en: 'How are things in your child’s free time?' },
  ],
  [
    'mood',
    'Humør',
    { da: 'Hvordan er dit humør for det meste?', en: 'How is your mood, mostly?' },
    { da: 'Hvordan er jeres barns humør for det meste?', en: 'How is your child’s mood, mostly?' },
  ],
]

const areas = (informant: 'self' | 'parent', title: string): Definition => ({
  ...OURS,
  id: `five-areas-${informant}`,
  family: 'five-areas',
  title,
  shortTitle: 'Fem områder',
  informant,
  ages: [5, 17],
  period: 'de seneste to uger',
  items: AREAS.map(([id, , child, parent]) => choice(id, HOW, { text: informant === 'self' ? child : parent })),
  scales: [
    sumOf(
      'five',
      'Fem områder i alt',
      AREAS.map(([id]) => id),
      [0, 20],
      { better: 'high', asked: 'first' },
    ),
    ...AREAS.map(([id, title]) => sumOf(id, title, [id], [0, 4], { better: 'high' })),
  ],
  source: 'De fem områder, som STIME måler: familie, venner, skole, fritid og humør. Spørgsmålene er vores egne.',
})

export const FIVE_AREAS: readonly Definition[] = [
  areas('self', 'Fem områder af hverdagen, barnet eller den unge'),
  areas('parent', 'Fem områder af hverdagen, forældre'),
]
