import { z } from 'zod'
import * as f from '#platform/form.ts'
import type { Part } from './extract.ts'

const PARTS = ['all', 'pathway', 'period', 'entries'] as const
export const WORDINGS = ['all', 'newest'] as const

/** What is to be printed. Says what is missing of a period, or when no entry is chosen. */
export const partForm = (pathwayId: string) =>
  z
    .object({
      part: f.choice(PARTS, 'Vælg, hvad der skal med.'),
      from: f.optionalDay(),
      to: f.optionalDay(),
      entries: z.preprocess(
        (value) => (typeof value === 'string' ? [value] : (value ?? [])),
        z.array(z.string().refine(f.isUuid, 'Hent siden igen.')).max(2000),
      ),
      wordings: f.choice(WORDINGS, 'Vælg, om tidligere udgaver skal med.'),
    })
    .superRefine(({ part, from, to, entries }, issues) => {
      const wrong = (field: string, message: string) => issues.addIssue({ code: 'custom', path: [field], message })
      if (part === 'period' && !from) wrong('from', 'Skriv, hvilken dag perioden begynder.')
      if (part === 'period' && !to) wrong('to', 'Skriv, hvilken dag perioden slutter.')
      if (part === 'period' && from && to && from > to) wrong('to', 'Perioden slutter, før den begynder.')
      if (part === 'entries' && entries.length === 0) wrong('entries', 'Vælg mindst ét notat.')
    })
    .transform(({ part, from, to, entries, wordings }): Part => {
      if (part === 'period') return { of: 'period', from: from ?? '', to: to ?? '', wordings }
      if (part === 'entries') return { of: 'entries', ids: entries, wordings }
      return part === 'pathway' ? { of: 'pathway', pathwayId, wordings } : { of: 'all', wordings }
    })
