import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Ctx } from './ctx.ts'
import { problem } from './problem.ts'
import { monthNamed } from './time.ts'

/** What was typed, as it was typed, so that a page can show it again. */
export type Typed = Readonly<Record<string, string | string[]>>
/** A Danish sentence for each field that cannot be taken as it is. */
export type Errors = Readonly<Record<string, string>>

export type Form<T> = { typed: Typed } & ({ value: T; errors?: never } | { errors: Errors; value?: never })

/** As much of a request as reading a form takes. */
type Asked = { req: { formData(): Promise<FormData> }; var: { ctx: Ctx } }

/** The typed text of a field, or nothing. */
export const typedText = (typed: Typed, name: string): string => {
  const value = typed[name]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

export const typedList = (typed: Typed, name: string): string[] => {
  const value = typed[name]
  return typeof value === 'string' ? [value] : (value ?? [])
}

/** The version of what a form showed; 0 when it names none that could be. */
export const versionIn = (typed: Typed): number => {
  const version = typedText(typed, 'version')
  return /^\d{1,9}$/.test(version) ? Number(version) : 0
}

/**
 * Reads a posted form by a schema: a value, or words for the person. The key that each form carries is remembered in the
 * same transaction, so that a form sent twice is refused the second time.
 */
export async function readForm<T>(c: Asked, schema: z.ZodType<T>): Promise<Form<T>> {
  const form = parseForm(await postedForm(c), schema)
  if (form.value !== undefined) await receiveOnce(c.var.ctx, typedText(form.typed, 'once'))
  return form
}

/** A posted form as it came, for pages where nobody is known yet. */
export const postedForm = (c: Pick<Asked, 'req'>): Promise<FormData> =>
  c.req.formData().catch(() => {
    throw problem.badRequest('Formularen kom ikke helt frem. Gå tilbage, og send den igen.')
  })

/** The pure part of `readForm`. */
export function parseForm<T>(posted: FormData, schema: z.ZodType<T>): Form<T> {
  const typed: Record<string, string | string[]> = {}
  for (const name of new Set(posted.keys())) {
    const texts = posted.getAll(name).flatMap((value) => (typeof value === 'string' ? [tidy(value)] : []))
    typed[name] = texts.length > 1 ? texts : (texts[0] ?? '')
  }
  const parsed = schema.safeParse(typed)
  if (parsed.success) return { typed, value: parsed.data }
  const errors: Record<string, string> = {}
  for (const { path, message } of parsed.error.issues) errors[String(path[0] ?? 'form')] ??= message
  return { typed, errors }
}

async function receiveOnce(ctx: Ctx, key: string): Promise<void> {
  if (!isUuid(key)) throw problem.badRequest('Siden er for gammel. Hent den igen, og prøv en gang til.')
  const first = await ctx.db
    .insertInto('forms_received')
    .values({ municipality_id: ctx.actor.municipalityId, key, at: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  if (!first) throw problem.alreadyReceived()
}

/** A form that has stood open longer than this is no longer known from one sent twice. */
const DAYS_FORM_KEYS_ARE_KEPT = 30

/** Deletes the keys of the municipality's forms that are older than anybody sends again. Gives how many. */
export async function deleteOldFormKeys(ctx: Ctx): Promise<number> {
  const { numDeletedRows } = await ctx.db
    .deleteFrom('forms_received')
    .where('municipality_id', '=', ctx.actor.municipalityId)
    .where('at', '<', new Date(ctx.now.getTime() - DAYS_FORM_KEYS_ARE_KEPT * 86_400_000))
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

export const isUuid = (text: string): boolean => /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text)

/** Characters that no person types and no database column takes are dropped; line ends and accents are made one way. */
const tidy = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // oxlint-disable-next-line no-control-regex -- they are what is being removed
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .toWellFormed()
    .normalize('NFC')
    .trim()

const tooLong = (max: number) => `Skriv højst ${max.toLocaleString('da-DK')} tegn.`
const missing = z.preprocess((value) => value ?? '', z.string({ error: 'Feltet kom to gange. Udfyld det igen.' }))
const empty = z.literal('').transform(() => null)
/** What may be left out. Of the words for both ways, people get those of what they wrote. */
const orNothing = <S extends z.ZodType>(schema: S, error: string) => z.union([empty, schema], { error })

/** Text that must be there. `please` says what to write, such as `Skriv barnets fornavn.` */
export const text = (please: string, { max = 200, min = 1 }: { max?: number; min?: number } = {}) =>
  missing.pipe(
    z
      .string()
      .min(1, please)
      .min(min, `${please.replace(/\.$/, '')}: mindst ${min} tegn.`)
      .max(max, tooLong(max)),
  )

/** Text that may be left out; then it is the empty string. */
export const optionalText = (max = 200) => missing.pipe(z.string().max(max, tooLong(max)))

/** Pictures, flags and what colours them; on paper and in lists they come out as empty boxes. */
const PICTURE = /[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}\u20e3\ufe0f]/u

/** Whether it can be somebody's name: letters, no digits, no markup, no pictures. */
export const isName = (value: string): boolean =>
  /\p{L}/u.test(value) && !/[<>{}[\]\\|\d]/.test(value) && !PICTURE.test(value)

/** A person's name. */
export const name = (please: string) => text(please, { max: 100 }).refine(isName, 'Et navn består af bogstaver.')

const NO_PICTURES = 'Skriv navnet med bogstaver og tal, uden billedtegn.'

/** What a unit, a place or an office is called: digits and signs too, but no pictures. */
export const title = (please: string, max: number) =>
  text(please, { max }).refine((value) => !PICTURE.test(value), NO_PICTURES)
export const optionalTitle = (max: number) => optionalText(max).refine((value) => !PICTURE.test(value), NO_PICTURES)

const isDay = (value: string): boolean => {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(value) && Temporal.PlainDate.from(value, { overflow: 'reject' }).year > 1899
  } catch {
    return false
  }
}

/** A day as a browser sends it (`2026-11-22`), or as a person types it (`22.11.2026`, `22/11 2026`, `22112026`, `22. november 2026`). */
const asDay = (value: string): string => {
  const inWords = /^(?:den |d\. ?)?(\d{1,2})[. ]*(\p{L}{3,9})[., ]*(\d{4})$/iu.exec(value)
  const month = inWords && monthNamed(inWords[2] ?? '')
  if (month) return `${inWords[3]}-${String(month).padStart(2, '0')}-${inWords[1]?.padStart(2, '0')}`
  const typed = /^(\d{1,2})[.\-/ ]+(\d{1,2})[.\-/ ]+(\d{4})$/.exec(value) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(value)
  return typed ? `${typed[3]}-${typed[2]?.padStart(2, '0')}-${typed[1]?.padStart(2, '0')}` : value
}

const NO_SUCH_DAY = 'Datoen findes ikke. Skriv dag, måned og år, fx 22.11.2026.'

/** A calendar day that exists, as an ISO string. */
export const day = (please: string) =>
  missing.pipe(z.string().min(1, please).max(30, NO_SUCH_DAY).transform(asDay).refine(isDay, NO_SUCH_DAY))
export const optionalDay = () =>
  missing.pipe(orNothing(z.string().max(30, NO_SUCH_DAY).transform(asDay).refine(isDay, NO_SUCH_DAY), NO_SUCH_DAY))

const TIME = /^([01]?\d|2[0-3])[:.]?([0-5]\d)$/
const NO_SUCH_TIME = 'Klokkeslættet findes ikke. Skriv fx 13.30.'
const asTime = (value: string): string =>
  value.replace(TIME, (_, hour: string, minute: string) => `${hour.padStart(2, '0')}:${minute}`)
/** A clock time, as `13:30`. */
export const time = (please: string) =>
  missing.pipe(z.string().min(1, please).regex(TIME, NO_SUCH_TIME).transform(asTime))
export const optionalTime = () =>
  missing.pipe(orNothing(z.string().regex(TIME, NO_SUCH_TIME).transform(asTime), NO_SUCH_TIME))

/** One of the given words. */
export const choice = <const Word extends string>(words: readonly Word[], please: string) =>
  missing.pipe(z.enum(words, { error: please }))
const CHOOSE = 'Vælg en af mulighederne.'
export const optionalChoice = <const Word extends string>(words: readonly Word[]) =>
  missing.pipe(orNothing(z.enum(words), CHOOSE))

/** A whole number within limits. */
export const wholeNumber = (from: number, to: number) => {
  const words = `Skriv et helt tal fra ${from} til ${to}.`
  return missing.pipe(
    z
      .string()
      .regex(/^\d{1,9}$/, words)
      .transform(Number)
      .pipe(z.number().min(from, words).max(to, words)),
  )
}

/** Any number of the given words. */
export const choices = <const Word extends string>(words: readonly Word[]) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? (value === '' ? [] : [value]) : (value ?? [])),
    z.array(z.enum(words, { error: 'Vælg blandt mulighederne.' })).max(words.length, 'Vælg hver mulighed én gang.'),
  )

export const id = (please: string) => missing.pipe(z.string().refine(isUuid, please))
export const optionalId = () => missing.pipe(orNothing(z.string().refine(isUuid, CHOOSE), CHOOSE))
/** The version of what was shown, so that nobody overwrites what they have not seen. */
export const version = () =>
  missing.pipe(
    z
      .string()
      .regex(/^\d{1,9}$/, 'Hent siden igen.')
      .transform(Number),
  )
export const ticked = () => missing.pipe(z.string().transform((value) => value !== ''))

const PHONE = z
  .string()
  .max(40, tooLong(40))
  .regex(/^\+?[\d ()-]{6,}$/, 'Skriv et telefonnummer, fx 12 34 56 78.')
export const phone = (please: string) => missing.pipe(z.string().min(1, please).pipe(PHONE))
export const optionalPhone = () => missing.pipe(z.literal('').or(PHONE))
export const optionalEmail = () =>
  missing.pipe(
    z.literal('').or(z.string().max(200, tooLong(200)).pipe(z.email('Skriv en e-mailadresse, fx navn@eksempel.dk.'))),
  )

/** A field that this form does not ask for; whatever was sent under its name is not taken. */
export const notAsked = () =>
  z
    .unknown()
    .optional()
    .transform(() => null)
