import { z } from 'zod'
import { isName, optionalDay } from '#platform/form.ts'
import type { Words } from '../words/da.ts'

// The fields of the citizen's form. Those of #platform/form.ts answer in Danish; these answer in the page's language.

/** What stands in a field; the first, when somebody sends it twice. */
const typed = z.preprocess((value) => (Array.isArray(value) ? value[0] : value) ?? '', z.string())

export const line = (please: string, words: Words, max = 100) =>
  optionalLine(words, max).pipe(z.string().min(1, please))
export const optionalLine = (words: Words, max = 100) => typed.pipe(z.string().max(max, words.about.tooLong(max)))

export const personName = (please: string, words: Words, max = 100) =>
  line(please, words, max).pipe(z.string().refine(isName, words.name.letters))

export const phoneNumber = (words: Words) =>
  line(words.phone.missing, words, 40).pipe(z.string().regex(/^\+?[\d ()-]{6,}$/, words.phone.notPhone))

export const oneOf = <const Word extends string>(options: readonly Word[], please: string) =>
  typed.pipe(z.enum(options, { error: please }))

export const anyOf = <const Word extends string>(options: readonly Word[], please: string) =>
  z.preprocess(
    (value) => [value ?? []].flat().filter((word) => word !== ''),
    z.array(z.enum(options, { error: please })).max(options.length, please),
  )

export const tick = typed.transform((value) => value !== '')

/** A day sent as three fields: null when nothing was typed, undefined when there is no such day. */
export function dayFrom(form: Readonly<Record<string, unknown>>, name: string): string | null | undefined {
  const parts = ['day', 'month', 'year'].map((part) => typed.parse(form[`${name}-${part}`]))
  if (parts.every((part) => part === '')) return null
  if (!/^\d{4}$/.test(parts[2] ?? '')) return undefined
  return optionalDay().safeParse(parts.join('.')).data ?? undefined
}
