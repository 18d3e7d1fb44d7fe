import type { Definition, Option, Wording } from '../definition.ts'
import { choice, sumOf, words } from './items.ts'
import { OURS } from './ours.ts'

const SATISFIED: readonly Option[] = [
  { value: 0, label: { da: 'Meget utilfreds', en: 'Very dissatisfied' } },
  { value: 1, label: { da: 'Utilfreds', en: 'Dissatisfied' } },
  { value: 2, label: { da: 'Både og', en: 'In between' } },
  { value: 3, label: { da: 'Tilfreds', en: 'Satisfied' } },
  { value: 4, label: { da: 'Meget tilfreds', en: 'Very satisfied' } },
]
const RECOMMEND: readonly Option[] = [
  { value: 0, label: { da: 'Nej, slet ikke', en: 'No, not at all' } },
  { value: 1, label: { da: 'Nej, nok ikke', en: 'No, probably not' } },
  { value: 2, label: { da: 'Måske', en: 'Maybe' } },
  { value: 3, label: { da: 'Ja, nok', en: 'Yes, probably' } },
  { value: 4, label: { da: 'Ja, helt sikkert', en: 'Yes, certainly' } },
]
const ANYTHING: Wording = {
  da: 'Er der noget, vi skal gøre anderledes? Du kan også skrive, hvad der var godt.',
  en: 'Is there something we should do differently? You can also write what was good.',
}

const satisfaction = (informant: 'self' | 'parent', title: string, satisfied: Wording, recommend: Wording) => ({
  ...OURS,
  id: `satisfaction-${informant}`,
  family: 'satisfaction',
  title,
  shortTitle: 'Tilfredshed',
  informant,
  ages: informant === 'self' ? ([11, 17] as const) : ([5, 17] as const),
  period: 'hele forløbet',
  items: [
    choice('satisfied', SATISFIED, { text: satisfied }),
    choice('recommend', RECOMMEND, { text: recommend }),
    words('anything', ANYTHING),
  ],
  scales: [
    sumOf('satisfied', 'Tilfreds', ['satisfied'], [0, 4], { better: 'high', asked: 'first' }),
    sumOf('recommend', 'Vil anbefale', ['recommend'], [0, 4], { better: 'high' }),
  ],
  source: 'De to forhold, som STIME spørger til: tilfreds, og vil anbefale. Spørgsmålene er vores egne.',
})

/** Asked at the end. Satisfied, or would recommend: 3 or 4. */
export const SATISFACTION: readonly Definition[] = [
  satisfaction(
    'self',
    'Tilfredshed, unge 11-17 år',
    { da: 'Hvor tilfreds er du med den hjælp, du har fået?', en: 'How satisfied are you with the help you got?' },
    { da: 'Vil du anbefale os til en ven?', en: 'Would you recommend us to a friend?' },
  ),
  satisfaction(
    'parent',
    'Tilfredshed, forældre',
    {
      da: 'Hvor tilfreds er du med den hjælp, I har fået?',
      en: 'How satisfied are you with the help your family got?',
    },
    { da: 'Vil du anbefale os til andre forældre?', en: 'Would you recommend us to other parents?' },
  ),
]
