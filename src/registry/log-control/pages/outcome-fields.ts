import { radioGroup } from '#ui/choice-fields.ts'
import { textArea } from '#ui/text-fields.ts'
import type { Shown } from '../desk-form.ts'
import { OUTCOMES, outcomeName } from '../words.ts'

/** The answer to a look: the outcome, and what is to be said of it. */
export const outcomeFields = (shown: Shown) => [
  radioGroup({
    ...shown,
    name: 'outcome',
    label: 'Hvad viste gennemgangen?',
    options: OUTCOMES.map((value) => ({ value, label: outcomeName[value] })),
  }),
  textArea({
    ...shown,
    name: 'note',
    label: 'Bemærkning',
    rows: 3,
    limit: 2000,
    optional: true,
    hint: 'Skal skrives, når opslaget er forklaret eller taget videre.',
  }),
]
