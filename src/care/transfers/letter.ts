import { z } from 'zod'

/** What goes with a child to another municipality's offer, and nothing else. Sealed while it waits. */
const letter = z.object({
  givenName: z.string(),
  familyName: z.string(),
  birthDate: z.string(),
  cpr: z.string().nullable(),
  language: z.string(),
  needsInterpreter: z.boolean(),
  contactedBy: z.enum(['child', 'mother', 'father', 'other_custodian', 'other_adult']),
  contactName: z.string(),
  contactPhone: z.string(),
  themes: z.array(
    z.enum(['behaviour', 'worry', 'body_and_food', 'self_harm', 'sadness', 'obsessions', 'restlessness', 'other']),
  ),
  fromMunicipality: z.string(),
  firstEnquiryOn: z.string(),
  text: z.string(),
  agreedBy: z.string(),
  agreedOn: z.string(),
})

export type Letter = z.infer<typeof letter>

export const writeLetter = (written: Letter): string => JSON.stringify(written)
export const readLetter = (text: string): Letter => letter.parse(JSON.parse(text))

/** What the receiver reads as the reason for the henvendelse. */
export const wordsOf = (read: Letter): string =>
  [
    `Overdraget fra ${read.fromMunicipality} Kommune. Første henvendelse dér: ${read.firstEnquiryOn}.`,
    `${read.agreedBy} sagde ja den ${read.agreedOn}.`,
    read.text,
  ].join('\n')
