import type { Ctx, StaffCtx } from '#platform/ctx.ts'
import { isUuid } from '#platform/form.ts'
import { Problem, problem } from '#platform/problem.ts'
import type { AccessKind } from '#platform/schema.ts'
import { dayOf } from '#platform/time.ts'
import { openedPathway, pathwayById, type Pathway } from '#care/pathways/pathways.ts'
import { logGlance } from '#registry/access/access.ts'
import { may } from '#registry/access/roles.ts'
import { childForBanner } from '#registry/people/people.ts'
import { isForReader } from './concern.ts'
import { officeFor } from './office.ts'

const concerns = (ctx: Ctx) =>
  ctx.db
    .selectFrom('concerns')
    .innerJoin('staff as author', (join) =>
      join
        .onRef('author.municipality_id', '=', 'concerns.municipality_id')
        .onRef('author.id', '=', 'concerns.author_id'),
    )
    .leftJoin('units', (join) =>
      join.onRef('units.municipality_id', '=', 'author.municipality_id').onRef('units.id', '=', 'author.unit_id'),
    )
    .leftJoin('staff as sender', (join) =>
      join.onRef('sender.municipality_id', '=', 'concerns.municipality_id').onRef('sender.id', '=', 'concerns.sent_by'),
    )
    .selectAll('concerns')
    .select(['author.name as author_name', 'author.profession as author_profession', 'units.name as unit_name'])
    .select(['units.phone as unit_phone', 'sender.name as sender_name'])

export type Concern = Awaited<ReturnType<typeof concernsOf>>[number]

/** The underretninger of a pathway, the latest first. */
export const concernsOf = (ctx: Ctx, pathwayId: string) =>
  concerns(ctx).where('pathway_id', '=', pathwayId).orderBy('begun_at', 'desc').orderBy('concerns.id').execute()

const concernById = (ctx: Ctx, pathwayId: string, id: string) =>
  concerns(ctx)
    .where('pathway_id', '=', pathwayId)
    .where('concerns.id', '=', id)
    .executeTakeFirstOrThrow(() => problem.notFound('Underretningen'))

/** What was added to underretninger that were sent, the oldest first. */
export const supplementsOf = (ctx: Ctx, concernIds: readonly string[]) =>
  ctx.db
    .selectFrom('concern_supplements as supplement')
    .innerJoin('staff', (join) =>
      join
        .onRef('staff.municipality_id', '=', 'supplement.municipality_id')
        .onRef('staff.id', '=', 'supplement.written_by'),
    )
    .selectAll('supplement')
    .select('staff.name as writer_name')
    .where('concern_id', 'in', concernIds)
    .orderBy('sent_at')
    .orderBy('supplement.id')
    .execute()

/** What came of underretninger, the oldest first. */
export const followUpsOf = (ctx: Ctx, concernIds: readonly string[]) =>
  ctx.db
    .selectFrom('concern_follow_ups as follow_up')
    .innerJoin('staff', (join) =>
      join
        .onRef('staff.municipality_id', '=', 'follow_up.municipality_id')
        .onRef('staff.id', '=', 'follow_up.recorded_by'),
    )
    .selectAll('follow_up')
    .select('staff.name as recorder_name')
    .where('concern_id', 'in', concernIds)
    .orderBy('recorded_at')
    .orderBy('follow_up.id')
    .execute()

const readerOf = ({ actor }: StaffCtx) => ({ id: actor.id, isLeader: may('concern.read', actor) })

/** Whether the one who asks has sent an underretning on the pathway: then they follow it up, also after handing over. */
const hasSent = async (ctx: StaffCtx, pathwayId: string): Promise<boolean> =>
  (await ctx.db
    .selectFrom('concerns')
    .select('id')
    .where('pathway_id', '=', pathwayId)
    .where('author_id', '=', ctx.actor.id)
    .where('sent_at', 'is not', null)
    .executeTakeFirst()) !== undefined

/**
 * The pathway, opened for its underretninger: by those who may open it (R55), by leaders, whose work it is to follow them up,
 * and by who has sent one. Each look is logged as `concern` (R56).
 */
async function openedFor(ctx: StaffCtx, pathwayId: string, kind: AccessKind): Promise<Pathway> {
  if (!isUuid(pathwayId)) throw problem.notFound('Forløbet')
  if (!readerOf(ctx).isLeader)
    try {
      return await openedPathway(ctx, pathwayId, 'concern', { kind })
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 403 || !(await hasSent(ctx, pathwayId))) throw error
    }
  const pathway = await pathwayById(ctx, pathwayId)
  await logGlance(ctx, pathway.child_id, { what: 'concern', kind })
  return pathway
}

/** What surrounds every page about underretninger of one pathway. */
const around = async (ctx: StaffCtx, pathway: Pathway) => {
  const [child, office] = await Promise.all([childForBanner(ctx, pathway.child_id), officeFor(ctx, pathway)])
  return { pathway, child, office, today: dayOf(ctx.now), now: ctx.now, reader: ctx.actor }
}
export type Around = Awaited<ReturnType<typeof around>>

/** R82: a pathway on which somebody begins an underretning: the relation or the reason of opening it, and nothing besides. */
export async function pathwayForNew(ctx: StaffCtx, pathwayId: string, kind: AccessKind) {
  if (!isUuid(pathwayId)) throw problem.notFound('Forløbet')
  const pathway = await openedPathway(ctx, pathwayId, 'concern', { kind })
  const [surroundings, all] = await Promise.all([around(ctx, pathway), concernsOf(ctx, pathwayId)])
  return { ...surroundings, ownDraft: all.find(({ author_id, sent_at }) => !sent_at && author_id === ctx.actor.id) }
}

/** The underretninger of a pathway as its reader may know of them: all that were sent, and the drafts they may see. */
export async function concernsForReader(ctx: StaffCtx, pathwayId: string) {
  const pathway = await openedFor(ctx, pathwayId, 'read')
  const [surroundings, all] = await Promise.all([around(ctx, pathway), concernsOf(ctx, pathwayId)])
  const reader = readerOf(ctx)
  return {
    ...surroundings,
    concerns: all.filter((each) => each.sent_at || isForReader(reader, each, pathway.responsible_id)),
  }
}

/**
 * One underretning with all that came after it. `mayRead` says whether its content is for the reader (R84); a draft that
 * is not theirs is not found.
 */
export async function concernView(ctx: StaffCtx, pathwayId: string, concernId: string, kind: AccessKind) {
  if (!isUuid(concernId)) throw problem.notFound('Underretningen')
  const pathway = await openedFor(ctx, pathwayId, kind)
  const [surroundings, concern, supplements, followUps] = await Promise.all([
    around(ctx, pathway),
    concernById(ctx, pathwayId, concernId),
    supplementsOf(ctx, [concernId]),
    followUpsOf(ctx, [concernId]),
  ])
  const mayRead = isForReader(readerOf(ctx), concern, pathway.responsible_id)
  if (!concern.sent_at && !mayRead) throw problem.notFound('Underretningen')
  return { ...surroundings, concern, supplements, followUps: followUps.toReversed(), mayRead }
}
export type ConcernView = Awaited<ReturnType<typeof concernView>>
