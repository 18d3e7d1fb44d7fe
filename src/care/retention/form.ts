import { z } from 'zod'
import { choice, day, optionalText, text, wholeNumber } from '#platform/form.ts'
import { LEAST_YEARS } from './rule.ts'
import { HOLDS } from './words.ts'

export const settingsForm = z.object({ years: wholeNumber(LEAST_YEARS, 100), draftDays: wholeNumber(90, 3650) })

/** R50: what holds the record. */
export const holdForm = z.object({
  kind: choice(HOLDS, 'Vælg, hvad det er for en sag.'),
  reference: optionalText(200),
  reason: text('Skriv, hvorfor journalen skal bevares.', { min: 10, max: 2000 }),
  fromDay: day('Skriv, hvornår sagen begyndte.'),
})

export const liftForm = z.object({ reason: text('Skriv, hvorfor sagen ikke længere hindrer.', { min: 10, max: 2000 }) })
