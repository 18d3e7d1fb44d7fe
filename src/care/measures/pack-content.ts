import { createHash } from 'node:crypto'
import { z } from 'zod'

const words = (most: number) =>
  z.string({ error: 'skal være tekst' }).trim().min(1, 'må ikke være tom').max(most, `må højst være på ${most} tegn`)
const day = z.iso.date({ error: 'skal være en dag, for eksempel 2027-12-31' })
const anObject = {
  error: (issue: { code?: string; keys?: unknown }) =>
    issue.code === 'unrecognized_keys' ? `ukendt felt ${[issue.keys].join(', ')}` : 'skal være et objekt',
}
const aList = { error: 'skal være en liste' }
const text = { error: 'skal være tekst' }

const anOption = z.strictObject(
  { value: z.union([z.number(), z.null()], { error: 'skal være et tal eller null' }), label: words(300) },
  anObject,
)
const aQuestion = z.strictObject(
  {
    id: words(60),
    text: words(2000),
    options: z.array(anOption, aList).max(40, 'må højst have 40 valg').optional(),
    ends: z.tuple([words(300), words(300)], { error: 'skal være to ord' }).optional(),
  },
  anObject,
)
const aLicence = z.strictObject(
  { holder: words(200).optional(), number: words(100).optional(), validTo: day.optional() },
  anObject,
)

/** The words of a form in one language, with the licence to show them. A file that the holder of the licence has made. */
const content = z.strictObject(
  {
    form: words(61),
    version: words(40),
    language: z.string(text).regex(/^[a-z]{2,3}$/, 'skal være et sprog med to eller tre bogstaver, for eksempel da'),
    /** What is said before the first question. */
    instruction: words(4000).optional(),
    items: z.array(aQuestion, aList).max(300, 'må højst have 300 spørgsmål'),
    licence: aLicence.default({}),
    /** In hexadecimal, of what is shown; `packHash` says how. */
    sha256: z
      .string(text)
      .regex(/^[0-9a-f]{64}$/, 'skal være 64 tegn, 0-9 og a-f')
      .optional(),
  },
  anObject,
)

export type Pack = z.output<typeof content>

/** Reads a content pack as it was handed in; or says in Danish, by place, what is wrong with it. */
export function readPack(given: unknown): { pack: Pack; faults?: never } | { faults: string[]; pack?: never } {
  const read = content.safeParse(given)
  if (read.success) return { pack: read.data }
  return {
    faults: read.error.issues.map(({ path, message }) => `${path.join('.') || 'Pakken'}: ${message}`),
  }
}

/** The fingerprint of what a pack shows: SHA-256 of form, version, language, instruction and questions as JSON, in that order. */
export function packHash({ form, version, language, instruction, items }: Pack): string {
  const shown = items.map(({ id, text, options, ends }) => [
    id,
    text,
    options?.map(({ value, label }) => [value, label]) ?? null,
    ends ?? null,
  ])
  return createHash('sha256')
    .update(JSON.stringify([form, version, language, instruction ?? null, shown]))
    .digest('hex')
}
