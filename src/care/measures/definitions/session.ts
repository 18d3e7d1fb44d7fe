import type { Definition, Option } from '../definition.ts'
import { choice, named, sumOf, words } from './items.ts'
import { OURS } from './ours.ts'

const HOW_MUCH: readonly Option[] = [
  { value: 0, label: { da: 'Nej', en: 'No' } },
  { value: 1, label: { da: 'Lidt', en: 'A little' } },
  { value: 2, label: { da: 'Noget', en: 'Some' } },
  { value: 3, label: { da: 'Meget', en: 'A lot' } },
]

const QUESTIONS = [
  { da: 'Lyttede vi til dig i dag?', en: 'Did we listen to you today?' },
  { da: 'Talte vi om det, der er vigtigt for dig?', en: 'Did we talk about what matters to you?' },
  { da: 'Fik du noget med, som du kan bruge?', en: 'Did you get something that you can use?' },
] as const

/** Answered in two minutes at the end of a talk; the same words for a child and a parent. */
const rating = (informant: 'self' | 'parent', title: string): Definition => ({
  ...OURS,
  id: `session-${informant}`,
  family: 'session',
  title,
  shortTitle: 'Dagens samtale',
  informant,
  ages: [5, 17],
  period: 'samtalen i dag',
  items: [
    ...QUESTIONS.map((text, nth) => choice(`q${nth + 1}`, HOW_MUCH, { text })),
    words('next', { da: 'Hvad skal vi gøre næste gang?', en: 'What should we do next time?' }),
  ],
  scales: [sumOf('session', 'Dagens samtale', named(1, 2, 3), [0, 9], { better: 'high', asked: 'first' })],
  source: 'Vores egne tre spørgsmål.',
})

export const SESSION: readonly Definition[] = [
  rating('self', 'Dagens samtale, barnet eller den unge'),
  rating('parent', 'Dagens samtale, forældre'),
]
