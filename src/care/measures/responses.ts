import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Ctx } from '#platform/ctx.ts'
import { problem } from '#platform/problem.ts'
import type { MeasureEntry, MeasureMoment } from '#platform/schema.ts'
import { ageOn } from '#platform/time.ts'
import { record } from '#care/pathways/pathways.ts'
import { faultsOfAnswers } from './answers.ts'
import type { Answers, Definition } from './definition.ts'
import { raiseFlags } from './flags.ts'
import { groundOf, type Ground } from './ground.ts'
import { useInvitation } from './invitations.ts'
import type { Band } from './norm.ts'
import { firstBand } from './norms-in-use.ts'
import { score, type Score, type Scored } from './score.ts'
import { faultsOfScores, takenOver } from './signs.ts'
import { closeMissing } from './missing-tasks.ts'

export type NewResponse = {
  pathwayId: string
  formId: string
  moment: MeasureMoment
  /** Who answered: a person of ours, or a name, such as a teacher's. */
  personId?: string | null
  informantName?: string
  contactId?: string | null
  planId?: string | null
  /** Set when it was answered by a link, and only then. */
  invitationId?: string | null
  entry: MeasureEntry
  answeredOn: string
  language?: string
  /** The version that a link asked for; without it the one in use. */
  formVersion?: string
  /** By item. Empty when only scores are taken over. */
  answers: Answers
  /** By scale: what was scored on paper. */
  scores?: Readonly<Record<string, number>>
}

export type Recorded = { id: string; flagIds: string[] }

/**
 * Records a form that was answered: the answers as given, the questions as they stood, its scores and the bands they fell in,
 * and a flag with a task for the responsible for each answer that needs a look at once. An invitation is used up by it, what
 * asked for it is done. In a fixed number of statements. Refused: a form that is not in use, answers that it does not have,
 * an invitation that was used, a pathway that should never have been.
 */
export async function recordResponse(ctx: Ctx, given: NewResponse): Promise<Recorded> {
  const ground = await groundOf(ctx, given.pathwayId, given.formId, given.language, given.formVersion)
  const scored = scoredOf(ground, given)
  if (given.invitationId) await useInvitation(ctx, given.invitationId)
  const { id } = await ctx.db
    .insertInto('measure_responses')
    .values({
      pathway_id: given.pathwayId,
      form_id: given.formId,
      form_version: ground.definition.version,
      moment: given.moment,
      informant: ground.definition.informant,
      person_id: given.personId ?? null,
      informant_name: given.informantName ?? '',
      contact_id: given.contactId ?? null,
      plan_id: given.planId ?? null,
      invitation_id: given.invitationId ?? null,
      entry: given.entry,
      answered_on: given.answeredOn,
      language: ground.language,
      answers: JSON.stringify(given.answers),
      shown: given.entry === 'paper_scores' || !ground.shown ? null : JSON.stringify(ground.shown),
      pack_id: given.entry === 'paper_scores' ? null : ground.packId,
      recorded_at: ctx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (scored.scores.length) await writeScores(ctx, id, scored, bandsOf(ground, given))
  const flagIds = scored.signs.length ? await raiseFlags(ctx, ground, id, scored.signs) : []
  await closeMissing(ctx, ground, given)
  await record(ctx, given.pathwayId, 'measure.answered', {
    response: id,
    form: given.formId,
    informant: ground.definition.informant,
    moment: given.moment,
    on: given.answeredOn,
    flags: flagIds.length,
  })
  return { id, flagIds }
}

function scoredOf({ definition }: Ground, { entry, answers, scores = {} }: NewResponse): Scored {
  if (entry === 'paper_scores') {
    const [fault] = Object.values(faultsOfScores(definition, scores))
    if (fault) throw problem.badRequest(fault)
    return takenOver(definition, scores)
  }
  const [fault] = faultsOfAnswers(definition, answers)
  if (fault) throw problem.badRequest(fault.words)
  return score(definition, answers)
}

type BandOfScore = (score: Score) => Band | null

/** A child's sex is not known here: a table for girls or boys alone is not used. */
const bandsOf =
  ({ bandSets, definition, birth_date }: Ground, { answeredOn }: NewResponse): BandOfScore =>
  (score) =>
    firstBand(bandSets, definition, score, { age: birth_date ? ageOn(birth_date, answeredOn) : null })

async function writeScores(ctx: Ctx, responseId: string, { scores }: Scored, bandOf: BandOfScore): Promise<void> {
  await ctx.db
    .insertInto('measure_scores')
    .values(
      scores.map((score) => {
        const { scale, value, answered, of, prorated, incomplete } = score
        const band = bandOf(score)
        return {
          response_id: responseId,
          scale,
          value,
          answered,
          items: of,
          prorated,
          incomplete,
          norm_id: band?.normSet ?? null,
          norm_version: band?.version ?? null,
          band: band?.nth ?? null,
          bands: band?.of ?? null,
          band_name: band?.label ?? null,
        }
      }),
    )
    .execute()
}

export const responses = (ctx: Ctx) =>
  ctx.db
    .selectFrom('measure_responses as response')
    .leftJoin('measure_errors as error', (join) =>
      join
        .onRef('error.municipality_id', '=', 'response.municipality_id')
        .onRef('error.response_id', '=', 'response.id'),
    )
    .leftJoin('people as person', (join) =>
      join
        .onRef('person.municipality_id', '=', 'response.municipality_id')
        .onRef('person.id', '=', 'response.person_id'),
    )
    .leftJoin('staff', (join) =>
      join
        .onRef('staff.municipality_id', '=', 'response.municipality_id')
        .onRef('staff.id', '=', 'response.recorded_by'),
    )
    // the municipality's own form in the version that was answered
    .leftJoin('measure_forms as own', (join) =>
      join
        .onRef('own.municipality_id', '=', 'response.municipality_id')
        .onRef('own.form_id', '=', 'response.form_id')
        .onRef('own.form_version', '=', 'response.form_version'),
    )
    .selectAll('response')
    .select((response) => response.ref('own.definition').$castTo<Definition | null>().as('own')) // as `installForm` let it in
    .select(['error.reason as mistake', 'error.recorded_at as mistaken_at', 'staff.name as recorder'])
    .select(['person.given_name', 'person.family_name'])
    .select((response) => [
      jsonArrayFrom(
        response
          .selectFrom('measure_scores as score')
          .select(['score.scale', 'score.value', 'score.answered', 'score.items', 'score.prorated', 'score.incomplete'])
          .select(['score.norm_id', 'score.norm_version', 'score.band', 'score.bands', 'score.band_name'])
          .whereRef('score.municipality_id', '=', 'response.municipality_id')
          .whereRef('score.response_id', '=', 'response.id')
          .orderBy('score.scale'),
      ).as('scores'),
      jsonArrayFrom(
        response
          .selectFrom('measure_flags as flag')
          .select(['flag.id', 'flag.item', 'flag.value', 'flag.answer', 'flag.answered_at'])
          .whereRef('flag.municipality_id', '=', 'response.municipality_id')
          .whereRef('flag.response_id', '=', 'response.id')
          .orderBy('flag.item'),
      ).as('flags'),
    ])

/** All forms that were answered in a pathway, with scores and flags, the oldest first; mistakes too, marked. One statement. */
export const responsesOf = (ctx: Ctx, pathwayId: string) =>
  responses(ctx)
    .where('response.pathway_id', '=', pathwayId)
    .orderBy('response.answered_on')
    .orderBy('response.nth')
    .execute()

export type Response = Awaited<ReturnType<typeof responsesOf>>[number]

export const responseById = (ctx: Ctx, pathwayId: string, id: string) =>
  responses(ctx)
    .where('response.pathway_id', '=', pathwayId)
    .where('response.id', '=', id)
    .executeTakeFirstOrThrow(() => problem.notFound('Skemaet'))
