import { sql } from 'kysely'
import type { Ctx, StaffCtx } from '#platform/ctx.ts'
import { isUuid } from '#platform/form.ts'
import { problem } from '#platform/problem.ts'
import type { AccessKind, CosignBasis, CosignOutcome, PathwayStatus } from '#platform/schema.ts'
import { dayOf } from '#platform/time.ts'
import type { Responsible } from '#registry/delegation/delegation.ts'
import { hasRelation, listedChild } from '#registry/access/access.ts'
import { childForBanner } from '#registry/people/people.ts'
import { openedPathway, record, type CosignWork } from '#care/pathways/pathways.ts'
import { COSIGN_DAYS } from './cosign.ts'
import { entryById } from './entries.ts'

/** R85: a signed note waits for somebody's second signature. */
export async function askCosignature(
  ctx: StaffCtx,
  { entryId, pathwayId, by }: { entryId: string; pathwayId: string; by: Responsible },
): Promise<void> {
  await ctx.db
    .insertInto('journal_cosign_requests')
    .values({
      entry_id: entryId,
      cosigner_id: by.cosignerId,
      basis: by.basis,
      delegation_id: by.delegationId,
      asked_by: ctx.actor.id,
      asked_at: ctx.now,
      due_on: dayOf(ctx.now).add({ days: COSIGN_DAYS }).toString(),
    })
    .execute()
  await record(ctx, pathwayId, 'journal.cosign_asked', { entry: entryId })
}

/** Whether a request has been answered: one that is answered and waits asks for a correction. */
const isAnswered = sql<boolean>`exists (select from journal_cosignatures c
  where c.municipality_id = r.municipality_id and c.entry_id = r.entry_id and c.request_id = r.id)`

const isCorrected = sql<boolean>`exists (select from journal_entries l
  where l.municipality_id = e.municipality_id and l.corrects_id = e.id)`
const isSigned = sql<boolean>`exists (select from journal_cosignatures c
  where c.municipality_id = e.municipality_id and c.entry_id = e.id and c.outcome = 'signed')`

/** Signed notes that wait: each by the latest one asked, in its latest wording. `r` is the request, `e` the entry. */
const waiting = (ctx: Ctx) =>
  ctx.db
    .selectFrom('journal_cosign_requests as r')
    .innerJoin('journal_entries as e', (join) =>
      join.onRef('e.municipality_id', '=', 'r.municipality_id').onRef('e.id', '=', 'r.entry_id'),
    )
    .innerJoin('pathways as p', (join) =>
      join.onRef('p.municipality_id', '=', 'e.municipality_id').onRef('p.id', '=', 'e.pathway_id'),
    )
    .innerJoin('people as child', (join) =>
      join.onRef('child.municipality_id', '=', 'p.municipality_id').onRef('child.id', '=', 'p.child_id'),
    )
    .innerJoin('staff as s', (join) =>
      join.onRef('s.municipality_id', '=', 'r.municipality_id').onRef('s.id', '=', 'r.cosigner_id'),
    )
    .select([
      'r.entry_id',
      'r.due_on',
      'r.cosigner_id',
      's.name as cosigner',
      's.is_active as is_here',
      'e.pathway_id',
      'e.kind',
      'e.contact_at',
    ])
    .select(['e.author_id', 'e.author_name', 'r.basis', 'r.delegation_id'])
    .select(isAnswered.as('is_answered'))
    .where('p.status', '<>', 'entered_in_error')
    .where(sql<boolean>`not exists (select from journal_cosign_requests n
      where n.municipality_id = r.municipality_id and n.entry_id = r.entry_id and n.asked_at > r.asked_at)`)
    .where(sql<boolean>`not ${isCorrected}`)
    .where(sql<boolean>`not ${isSigned}`)

/** What waits for the reader: notes to sign too, and own notes that somebody asks to have corrected. The first due first. */
export const cosignWork = (ctx: StaffCtx): Promise<CosignWork[]> =>
  waiting(ctx)
    .select(listedChild(ctx))
    .where((where) => where.or([where('r.cosigner_id', '=', ctx.actor.id), where('e.author_id', '=', ctx.actor.id)]))
    .where(sql<boolean>`(r.cosigner_id = ${ctx.actor.id}) <> ${isAnswered}`)
    .orderBy('r.due_on')
    .orderBy('r.entry_id')
    .limit(50)
    .execute()

/** All that wait in the municipality, without naming a child; what is over its day first. */
export const waitingCosignatures = (ctx: Ctx) =>
  waiting(ctx).orderBy('r.due_on').orderBy('r.entry_id').limit(200).execute()

export type WaitingCosignature = Awaited<ReturnType<typeof waitingCosignatures>>[number]

/** One of those, for the leader to give to another. */
export const waitingById = (ctx: Ctx, entryId: string) => {
  if (!isUuid(entryId)) throw problem.notFound('Notatet')
  return waiting(ctx)
    .where('r.entry_id', '=', entryId)
    .executeTakeFirstOrThrow(() => problem.notFound('Notatet'))
}

/**
 * All that signing too asks for. Only the one who was asked comes here, while it waits also without a relation to the child:
 * being asked is the basis, and the look is logged as such (R55, R56). When it is over, who has no relation is told why.
 */
export async function cosigningOf(
  ctx: StaffCtx,
  named: { pathwayId: string; entryId: string },
  kind: AccessKind,
  what = 'journal_cosign',
) {
  if (!isUuid(named.pathwayId) || !isUuid(named.entryId)) throw problem.notFound('Notatet')
  const asked = await ctx.db
    .selectFrom('journal_cosign_requests as r')
    .innerJoin('journal_entries as e', (join) =>
      join.onRef('e.municipality_id', '=', 'r.municipality_id').onRef('e.id', '=', 'r.entry_id'),
    )
    .innerJoin('pathways as p', (join) =>
      join.onRef('p.municipality_id', '=', 'e.municipality_id').onRef('p.id', '=', 'e.pathway_id'),
    )
    .innerJoin('staff as s', (join) =>
      join.onRef('s.municipality_id', '=', 'r.municipality_id').onRef('s.id', '=', 'r.cosigner_id'),
    )
    .select(['r.cosigner_id', 'r.due_on', 'r.basis', 'p.child_id', 'p.status'])
    .select([isCorrected.as('is_corrected'), isSigned.as('is_signed')])
    .select(sql<boolean>`is_authorised_on(s, ${dayOf(ctx.now).toString()}::date)`.as('is_authorised'))
    .where('r.entry_id', '=', named.entryId)
    .where('e.pathway_id', '=', named.pathwayId)
    .orderBy('r.asked_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow(() => problem.notFound('Notatet'))
  if (asked.cosigner_id !== ctx.actor.id)
    throw problem.forbidden('Kun den, der er udpeget, kan medunderskrive notatet. Din leder kan udpege en anden.')
  const over = whyOver(asked)
  if (over && !(await hasRelation(ctx, asked.child_id))) return { over }
  const byRole = over ? undefined : 'cosigning'
  const pathway = await openedPathway(ctx, named.pathwayId, what, { kind, byRole })
  const [child, entry] = await Promise.all([
    childForBanner(ctx, pathway.child_id),
    entryById(ctx, pathway.child_id, named.entryId),
  ])
  if (!entry) throw problem.notFound('Notatet')
  return { pathway, child, entry, asked, hindered: over ?? whyNotByMe(asked), today: dayOf(ctx.now) }
}

export type Cosigning = Exclude<Awaited<ReturnType<typeof cosigningOf>>, { over: string }>

type Standing = { status: PathwayStatus; is_corrected: boolean; is_signed: boolean }

const whyOver = ({ status, is_corrected, is_signed }: Standing): string | null => {
  if (status === 'entered_in_error') return 'Forløbet er oprettet ved en fejl.'
  if (is_corrected) return 'Notatet er rettet imens. Skal du medunderskrive rettelsen, står den på Min dag.'
  return is_signed ? 'Notatet er medunderskrevet.' : null
}

/** The one who answers as the responsible is authorised; the database refuses the same (TR085). */
const whyNotByMe = ({ basis, is_authorised }: { basis: CosignBasis; is_authorised: boolean }): string | null =>
  basis === 'delegation' && !is_authorised
    ? 'Du er ikke autoriseret i dag og kan ikke svare som ansvarlig. Din leder kan udpege en anden.'
    : null

/** Whether a note's author is asked to correct it, and it has not been: the basis to do so without a relation to the child. */
export const isAskedToCorrect = async (
  ctx: StaffCtx,
  { entryId, pathwayId }: { entryId: string; pathwayId: string },
): Promise<boolean> =>
  (await waiting(ctx)
    .where('r.entry_id', '=', entryId)
    .where('e.pathway_id', '=', pathwayId)
    .where('e.author_id', '=', ctx.actor.id)
    .where(isAnswered)
    .executeTakeFirst()) !== undefined

/**
 * R85: signs a note too, or asks its author for a correction, in one's own name. Refused by the database: anybody but the one
 * asked, the author, a note that has been corrected or signed. It stands with the hash of the note as it was.
 */
export async function cosign(
  ctx: StaffCtx,
  { entryId, pathwayId }: { entryId: string; pathwayId: string },
  { outcome, remark }: { outcome: CosignOutcome; remark: string },
): Promise<void> {
  const { id } = await ctx.db
    .insertInto('journal_cosignatures')
    .values({ entry_id: entryId, cosigner_id: ctx.actor.id, outcome, remark, at: ctx.now })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record(ctx, pathwayId, 'journal.cosigned', { entry: entryId, cosignature: id, outcome })
}

/**
 * Signs all that has waited for the actor since before an instant, each a day after it was asked: for a life that is told
 * afterwards, such as the demo's. Gives how many.
 */
export async function cosignWaiting(ctx: StaffCtx, before: Date): Promise<number> {
  const { rows } = await sql<{ id: string; entry_id: string; pathway_id: string; at: Date }>`
    with waiting as (${waiting(ctx).where('r.cosigner_id', '=', ctx.actor.id).where('r.asked_at', '<', before)}),
    signed as (
      insert into journal_cosignatures (entry_id, outcome, at)
      select w.entry_id, 'signed', r.asked_at + interval '1 day' from waiting w
      join journal_cosign_requests r on r.entry_id = w.entry_id and r.cosigner_id = w.cosigner_id
      returning id, entry_id, at)
    select s.id, s.entry_id, w.pathway_id, s.at from signed s join waiting w on w.entry_id = s.entry_id`.execute(ctx.db)
  for (const { id, entry_id: entry, pathway_id: pathwayId, at } of rows)
    await record({ ...ctx, now: at }, pathwayId, 'journal.cosigned', { entry, cosignature: id, outcome: 'signed' })
  return rows.length
}
