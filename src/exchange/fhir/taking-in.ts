import { Hono } from 'hono'
import { z } from 'zod'
import type { Staff } from '#platform/ctx.ts'
import * as f from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { staff } from '#registry/access/guard.ts'
import { installForm, type Informant } from '#care/measures/measures.ts'
import type { Fault } from './reading/faults.ts'
import { readForm } from './reading/file.ts'
import { ADMINISTRATION, takingInPage } from './taking-in-page.ts'

/** More than a form is; a request holds 256 KB. */
const MOST = 240_000
const INFORMANTS = ['self', 'parent', 'teacher', 'clinician'] as const satisfies Informant[]
const age = () =>
  f
    .optionalText(3)
    .refine((typed) => /^\d{0,2}$/.test(typed), 'Skriv alderen i hele år.')
    .transform((typed) => (typed === '' ? null : Number(typed)))

const given = z
  .object({
    text: f.optionalText(MOST),
    informant: f.optionalChoice(INFORMANTS),
    fromAge: age(),
    toAge: age(),
    sum: f.optionalChoice(['low', 'high']),
  })
  .refine(({ fromAge, toAge }) => (fromAge === null) === (toAge === null), {
    path: ['toAge'],
    error: 'Skriv både fra og til hvilken alder.',
  })
  .refine(({ fromAge, toAge }) => fromAge === null || toAge === null || fromAge <= toAge, {
    path: ['toAge'],
    error: 'Den højeste alder ligger under den laveste.',
  })

const guard = staff('measures.administer')
const path = `${ADMINISTRATION}/forms/new`

/**
 * Another system's Questionnaire is taken into use as a form of the municipality's own, or refused with each fault and its
 * place. What was typed, and what stood in the file, comes back with the faults.
 */
export const takingIn = new Hono<Env<Staff>>()
  .get(path, guard, (c) => c.html(takingInPage(c.var.frame)))
  .post(path, guard, async (c) => {
    const posted = await f.postedForm(c)
    const file = posted.get('file')
    const inFile = file instanceof File && file.size > 0 ? await file.text() : ''
    const { typed, value, errors } = await f.readForm(c, given)
    const text = inFile || (value?.text ?? f.typedText(typed, 'text'))
    const again = (shown: { errors?: f.Errors; faults?: readonly Fault[] }) =>
      c.html(takingInPage(c.var.frame, { typed: { ...typed, text }, ...shown }), 422)
    if (errors) return again({ errors })
    if (!text) return again({ errors: { text: 'Vælg en fil, eller sæt dens tekst ind.' } })
    const { informant, fromAge, toAge, sum } = value
    const read = readForm(text, {
      informant: informant ?? undefined,
      ages: fromAge === null || toAge === null ? undefined : [fromAge, toAge],
      sum: sum ?? undefined,
    })
    if ('faults' in read) return again({ faults: read.faults })
    const { definition, notes } = read
    const unknown = [...(definition.unknown ?? []), ...notes.map(({ location, words }) => `${location}: ${words}`)]
    const wrong = await installForm(c.var.ctx, { ...definition, ...(unknown.length && { unknown }) })
    if (wrong.length) return again({ faults: wrong.map((words) => ({ location: 'Questionnaire', words })) })
    return c.redirect(ADMINISTRATION, 303)
  })
