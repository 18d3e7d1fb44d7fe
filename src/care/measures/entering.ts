import type { Context } from 'hono'
import { z } from 'zod'
import type { Staff, StaffCtx } from '#platform/ctx.ts'
import * as f from '#platform/form.ts'
import type { Errors, Typed } from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import type { MeasureEntry, MeasureMoment } from '#platform/schema.ts'
import { whoAnswers, type Somebody } from './asked-of.ts'
import { differences, numbersIn, readAnswers, readScores, type Entered } from './entry.ts'
import { groundOf, type Ground } from './ground.ts'
import type { Opened } from './opened.ts'
import { recordResponse } from './responses.ts'
import { momentName } from './words.ts'

/** How staff enter a form here. One that was answered by its link is never entered. */
export const ENTRIES = ['paper', 'paper_scores', 'on_screen'] as const satisfies MeasureEntry[]
export type StaffEntry = (typeof ENTRIES)[number]
export const MOMENTS = Object.keys(momentName) as MeasureMoment[] // the keys of the table

/** What is entered: the form and how, chosen on the page before and kept in the address. */
export type Entering = {
  ground: Ground
  moment: MeasureMoment
  entry: StaffEntry
  planId: string | null
  people: readonly Somebody[]
}

const chosen = z.object({
  form: z.string().max(80),
  moment: z.enum(MOMENTS),
  entry: z.enum(ENTRIES),
  plan: z.string().refine(f.isUuid).optional(),
})

/** Reads from the address what is to be entered. Refused as not found: a form or a way of entering that there is not. */
export async function enteringFrom(c: Context<Env<Staff>>, opened: Opened): Promise<Entering> {
  const asked = chosen.safeParse(c.req.query())
  if (!asked.success) throw problem.notFound('Skemaet')
  const { form, moment, entry, plan } = asked.data
  const ground = await groundOf(c.var.ctx, opened.pathway.id, form)
  const people = await whoAnswers(c.var.ctx, opened, ground.definition.informant)
  const planId = ground.plans.some(({ id }) => id === plan) ? (plan ?? null) : null
  return { ground, moment, entry, planId, people }
}

/** Why a form cannot be entered this way, with what to do instead. */
export function hindranceOf({ ground: { definition, shown, goals }, entry }: Entering): string | null {
  if (entry !== 'paper_scores' && definition.scoresOnly)
    return 'Skemaet kan kun scores på papir. Vælg at tage scorerne over fra papiret.'
  if (definition.family === 'goals' && goals.length === 0) return 'Der er ikke sat mål endnu. Sæt mindst ét mål først.'
  if (entry === 'on_screen' && !shown)
    return 'Skemaets spørgsmål må ikke vises uden en licens. Lad det besvare på papir, og indtast svarene.'
  return null
}

/** First typed, then typed again without seeing it, then settled where the two differ. */
export const PASSES = ['first', 'second', 'settle'] as const
export type Pass = (typeof PASSES)[number]

const whoAndWhen = z.object({
  pass: f.choice(PASSES, 'Begynd forfra.'),
  answeredOn: f.day('Skriv, hvilken dag skemaet er besvaret.'),
  personId: f.optionalId(),
  informantName: f.optionalText(200),
  first: f.optionalText(20_000),
})

export type Step = { at: Pass; typed: Typed; errors?: Errors; first?: Entered; differ?: string[] } | { done: string }

/** Takes one step of entering a form; what is wrong brings the same step back, the last step records it. */
export async function takeStep(c: Context<Env<Staff>>, opened: Opened, entering: Entering): Promise<Step> {
  const { typed, value, errors } = f.parseForm(await f.postedForm(c), whoAndWhen)
  const at = PASSES.find((each) => each === typed['pass']) ?? 'first'
  const first = at === 'first' ? undefined : firstIn(typed)
  const back = (more: { errors?: Errors; differ?: string[] }): Step => ({ at, typed, ...(first && { first }), ...more })
  const { definition } = entering.ground
  const isScores = entering.entry === 'paper_scores'
  const settled = at === 'settle' && first ? settledTyped(typed, first) : typed
  const read = isScores ? readScores(definition, settled) : readAnswers(definition, settled)
  const differ = first && read.entered ? differences(first, read.entered) : undefined
  const faults = { ...errors, ...(value && faultsOfWho(opened, entering, value)), ...read.errors }
  if (!value || !read.entered || Object.keys(faults).length)
    return back({ errors: faults, ...(at === 'settle' && first && { differ: asked(typed) }) })
  if (at === 'first' && entering.entry !== 'on_screen')
    return { at: 'second', typed: withoutAnswers(typed), first: read.entered }
  if (at === 'second' && differ?.length) return { at: 'settle', typed, first: read.entered && (first ?? {}), differ }
  const sent = await f.readForm(c, whoAndWhen) // a form sent twice is recorded once
  return sent.value
    ? { done: await save(c.var.ctx, opened, entering, sent.value, read.entered) }
    : back({ errors: sent.errors })
}

const anEntered = z.record(z.string().max(60), z.union([z.number(), z.string().max(2000), z.null()]))

/** What was typed first, as the page kept it. */
function firstIn(typed: Typed): Entered {
  try {
    return anEntered.parse(JSON.parse(f.typedText(typed, 'first')))
  } catch {
    throw problem.badRequest('Den første indtastning kom ikke med. Begynd forfra.')
  }
}

const ANSWER = /^a-/
const withoutAnswers = (typed: Typed): Typed =>
  Object.fromEntries(Object.entries(typed).filter(([name]) => !ANSWER.test(name)))
/** The fields that are settled on the page. */
const asked = (typed: Typed): string[] =>
  Object.keys(typed).flatMap((name) => (ANSWER.test(name) ? [name.replace(ANSWER, '')] : []))
/** What the two agreed on, and what was chosen where they did not. */
const settledTyped = (typed: Typed, first: Entered): Typed => ({
  ...Object.fromEntries(Object.entries(first).map(([id, value]) => [`a-${id}`, value === null ? '' : String(value)])),
  ...typed,
})

function faultsOfWho(opened: Opened, { people, ground }: Entering, value: z.output<typeof whoAndWhen>): Errors {
  const faults: Record<string, string> = {}
  if (value.answeredOn > opened.today.toString()) faults['answeredOn'] = 'Dagen ligger i fremtiden.'
  const isKnown = people.some(({ id }) => id === value.personId)
  if (value.personId && !isKnown) faults['personId'] = 'Vælg blandt dem, der er registreret omkring barnet.'
  if (!value.personId && !value.informantName && ground.definition.informant !== 'self')
    faults['informantName'] = 'Skriv, hvem der har svaret.'
  return faults
}

async function save(
  ctx: StaffCtx,
  { pathway }: Opened,
  { ground, moment, entry, planId, people }: Entering,
  { answeredOn, personId, informantName }: z.output<typeof whoAndWhen>,
  entered: Entered,
): Promise<string> {
  const isScores = entry === 'paper_scores'
  const { id } = await recordResponse(ctx, {
    pathwayId: pathway.id,
    formId: ground.definition.id,
    moment,
    entry,
    planId,
    personId: ground.definition.informant === 'self' ? (people[0]?.id ?? null) : personId,
    informantName: personId ? '' : informantName,
    answeredOn,
    answers: isScores ? {} : entered,
    ...(isScores && { scores: numbersIn(entered) }),
  })
  return id
}
