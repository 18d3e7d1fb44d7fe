import type { Ctx } from '#platform/ctx.ts'
import type { Informant, MeasureEntry, MeasureMoment } from '#platform/schema.ts'
import { ageOn, dayOf } from '#platform/time.ts'
import { record } from '#care/pathways/pathways.ts'
import type { Answers } from './definition.ts'
import { definitionById } from './definitions.ts'
import { firstBand, setsInOrder } from './norms-in-use.ts'
import { score } from './score.ts'
import { shippedWording } from './wording.ts'

export type PastResponse = {
  pathwayId: string
  childId: string
  birthDate: string
  formId: string
  moment: MeasureMoment
  personId: string | null
  contactId: string
  entry: Exclude<MeasureEntry, 'link' | 'paper_scores'>
  answeredOn: string
  answers: Answers
  /** The words of the goals then, in order. */
  goals: readonly string[]
  recordedBy: string
  recordedAt: Date
  /** How a flag was answered; null when it still waits. */
  flagAnswer: string | null
}

export type PastGoal = {
  pathwayId: string
  nth: number
  words: string
  setBy: Exclude<Informant, 'clinician'>
  since: string
  recordedBy: string
  recordedAt: Date
}

/**
 * Records many forms that were answered in the past, and goals that were set, with scores and flags, in a handful of statements:
 * for what is invented or taken over. With the forms and norms that come with the software only.
 */
export async function recordPast(
  ctx: Ctx,
  { responses, goals }: { responses: readonly PastResponse[]; goals: readonly PastGoal[] },
): Promise<void> {
  if (goals.length)
    await ctx.db
      .insertInto('measure_goals')
      .values(
        goals.map((goal) => ({
          pathway_id: goal.pathwayId,
          nth: goal.nth,
          words: goal.words,
          set_by: goal.setBy,
          since: goal.since,
          recorded_by: goal.recordedBy,
          recorded_at: goal.recordedAt,
        })),
      )
      .execute()
  const scored = responses.flatMap(scoredPast)
  if (!scored.length) return
  await ctx.db
    .insertInto('measure_responses')
    .values(scored.map(({ row }) => row))
    .execute()
  await ctx.db
    .insertInto('measure_scores')
    .values(scored.flatMap(({ scores }) => scores))
    .execute()
  const flags = scored.flatMap((each) => each.flags)
  if (flags.length) await writeFlags(ctx, flags)
  for (const { row } of scored)
    await record({ ...ctx, now: row.recorded_at }, row.pathway_id, 'measure.answered', {
      response: row.id,
      form: row.form_id,
      informant: row.informant,
      moment: row.moment,
      on: row.answered_on,
      flags: flags.filter(({ response_id }) => response_id === row.id).length,
    })
}

function scoredPast(given: PastResponse) {
  const definition = definitionById(given.formId)
  if (!definition) return []
  const { scores, signs } = score(definition, given.answers)
  const id = crypto.randomUUID()
  const about = { age: ageOn(given.birthDate, given.answeredOn) }
  const sets = setsInOrder([], null)
  const shown = shippedWording(definition, 'da', given.goals)
  const row = {
    id,
    pathway_id: given.pathwayId,
    form_id: definition.id,
    form_version: definition.version,
    moment: given.moment,
    informant: definition.informant,
    person_id: given.personId,
    contact_id: given.contactId,
    entry: given.entry,
    answered_on: given.answeredOn,
    answers: JSON.stringify(given.answers),
    shown: shown && JSON.stringify(shown),
    recorded_by: given.recordedBy,
    recorded_at: given.recordedAt,
  }
  return [
    {
      row,
      scores: scores.map((each) => {
        const band = firstBand(sets, definition, each, about)
        return {
          response_id: id,
          scale: each.scale,
          value: each.value,
          answered: each.answered,
          items: each.of,
          prorated: each.prorated,
          incomplete: each.incomplete,
          norm_id: band?.normSet ?? null,
          norm_version: band?.version ?? null,
          band: band?.nth ?? null,
          bands: band?.of ?? null,
          band_name: band?.label ?? null,
        }
      }),
      flags: signs.map(({ item, value }) => ({
        id: crypto.randomUUID(),
        response_id: id,
        item,
        value,
        given,
        title: `Et svar i ${definition.shortTitle} skal ses i dag`,
      })),
    },
  ]
}

type PastFlag = { id: string; response_id: string; item: string; value: number; given: PastResponse; title: string }

async function writeFlags(ctx: Ctx, flags: readonly PastFlag[]): Promise<void> {
  const done = ({ flagAnswer, recordedAt, recordedBy }: PastResponse) =>
    flagAnswer ? { at: recordedAt, by: recordedBy, answer: flagAnswer } : { at: null, by: null, answer: null }
  await ctx.db
    .insertInto('measure_flags')
    .values(
      flags.map(({ id, response_id, item, value, given }) => {
        const { at, by, answer } = done(given)
        const raised = { raised_at: given.recordedAt, answered_at: at, answered_by: by, answer }
        return { id, response_id, item, value, pathway_id: given.pathwayId, ...raised }
      }),
    )
    .execute()
  await ctx.db
    .insertInto('tasks')
    .values(
      flags.map(({ id, given, title }) => {
        const { at, by, answer } = done(given)
        return {
          kind: 'measure_flag' as const,
          child_id: given.childId,
          pathway_id: given.pathwayId,
          flag_id: id,
          title,
          due_on: dayOf(given.recordedAt).toString(),
          assignee_id: given.recordedBy,
          role: 'therapist' as const,
          created_at: given.recordedAt,
          done_at: at,
          done_by: by,
          answer,
        }
      }),
    )
    .execute()
}
