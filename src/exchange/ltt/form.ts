import { z } from 'zod'
import * as f from '#platform/form.ts'
import { isSorCode } from './sor.ts'

export const settingsForm = z.object({
  /** R98; empty: none yet. Spaces and dots are how such numbers are often written. */
  sorCode: f
    .optionalText(40)
    .transform((text) => text.replaceAll(/[ .]/g, ''))
    .refine((text) => text === '' || isSorCode(text), 'SOR-koden består af cifre, mindst 11 og højst 18.')
    .transform((text) => text || null),
  runsAt: f.time('Skriv, hvornår der sendes, fx 23.45.'),
  running: f.choice(['yes', 'paused'], 'Vælg, om der sendes hver nat.'),
})

/** Which of those that somebody must see to are sent again, all of them. */
export const redeliveriesForm = z.object({
  state: f.choice(['refused', 'failed'], 'Vælg, hvilke der skal sendes igen.'),
})
