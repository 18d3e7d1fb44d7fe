import { sql } from 'kysely'
import type { Ctx, StaffCtx } from '#platform/ctx.ts'
import { isUuid } from '#platform/form.ts'
import { problem } from '#platform/problem.ts'
import type { AccessKind } from '#platform/schema.ts'
import { dayOf } from '#platform/time.ts'
import { openedPathway } from '#care/pathways/pathways.ts'
import { childForBanner, familyOf } from '#registry/people/people.ts'
import { ROWS_ON_A_PAGE } from '#ui/work-table.ts'

const nameOf = (table: 'people' | 'staff', column: string) =>
  table === 'people'
    ? sql<
        string | null
      >`(select p.given_name || ' ' || p.family_name from people p where p.municipality_id = said.municipality_id and p.id = ${sql.ref(`said.${column}`)})`
    : sql<
        string | null
      >`(select s.name from staff s where s.municipality_id = said.municipality_id and s.id = ${sql.ref(`said.${column}`)})`

/** The consents that were given about a child, the latest first. */
export const consentsOf = (ctx: Ctx, childId: string) =>
  ctx.db
    .selectFrom('sharing_consents as said')
    .selectAll('said')
    .select([
      nameOf('people', 'giver_id').as('giver_name'),
      nameOf('people', 'second_giver_id').as('second_giver_name'),
      nameOf('staff', 'recorded_by').as('recorder_name'),
    ])
    .where('child_id', '=', childId)
    .orderBy('given_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('said.id')
    .execute()
export type GivenConsent = Awaited<ReturnType<typeof consentsOf>>[number]

/** The objections that were made about a child, the latest first. */
export const objectionsOf = (ctx: Ctx, childId: string) =>
  ctx.db
    .selectFrom('sharing_objections as said')
    .selectAll('said')
    .select([nameOf('people', 'objector_id').as('objector_name'), nameOf('staff', 'recorded_by').as('recorder_name')])
    .where('child_id', '=', childId)
    .orderBy('objected_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('said.id')
    .execute()
export type MadeObjection = Awaited<ReturnType<typeof objectionsOf>>[number]

/** R72: what was judged of the young person on the pathway, the latest first, without what was a mistake. */
export const assessmentsOf = (ctx: Ctx, pathwayId: string) =>
  ctx.db
    .selectFrom('capacity_assessments as judged')
    .select(['finding', 'assessed_on'])
    .where('pathway_id', '=', pathwayId)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('consent_errors as error')
            .whereRef('error.municipality_id', '=', 'judged.municipality_id')
            .whereRef('error.of_id', '=', 'judged.id'),
        ),
      ),
    )
    .orderBy('assessed_on', 'desc')
    .orderBy('nth', 'desc')
    .execute()

/** R79: the register of a child, the latest disclosure first, with what was a mistake; a page of it, or all of it to print. */
export async function registerOf(ctx: Ctx, childId: string, page: number | 'all') {
  let query = ctx.db
    .selectFrom('disclosures as said')
    .leftJoin('disclosure_errors as error', (join) =>
      join.onRef('error.municipality_id', '=', 'said.municipality_id').onRef('error.disclosure_id', '=', 'said.id'),
    )
    .selectAll('said')
    .select(['error.reason as error_reason', 'error.recorded_at as error_at'])
    .select([
      nameOf('staff', 'disclosed_by').as('discloser_name'),
      sql<number>`count(*) over ()`.as('total'),
      sql<number>`count(error.id) over ()`.as('errors'),
    ])
    .where('child_id', '=', childId)
    .orderBy('disclosed_at', 'desc')
    .orderBy('said.id')
  if (page !== 'all') query = query.limit(ROWS_ON_A_PAGE).offset((page - 1) * ROWS_ON_A_PAGE)
  const rows = await query.execute()
  const total = rows[0]?.total ?? 0
  return { rows, total, errors: rows[0]?.errors ?? 0, pages: Math.max(1, Math.ceil(total / ROWS_ON_A_PAGE)) }
}
export type Register = Awaited<ReturnType<typeof registerOf>>

/** What was passed on from a pathway, with why it was a mistake where it was: one thing, or what went with a way. */
export const disclosuresOf = (ctx: Ctx, pathwayId: string, which: { id: string } | { wayId: string }) =>
  ctx.db
    .selectFrom('disclosures as said')
    .leftJoin('disclosure_errors as error', (join) =>
      join.onRef('error.municipality_id', '=', 'said.municipality_id').onRef('error.disclosure_id', '=', 'said.id'),
    )
    .select(['said.id', 'receiver', 'disclosed_at', 'concern_id', 'error.reason as error_reason'])
    .where('said.pathway_id', '=', pathwayId)
    .where('id' in which ? 'said.id' : 'said.way_id', '=', 'id' in which ? which.id : which.wayId)
    .execute()

/** What the rule asks of a child: when it was born, what was judged on this pathway, and all that was said about sharing. */
export async function standingOf(ctx: Ctx, { id, child_id: childId }: { id: string; child_id: string }) {
  const [child, assessments, consents, objections] = await Promise.all([
    ctx.db
      .selectFrom('people')
      .select(['id', 'birth_date'])
      .where('id', '=', childId)
      .executeTakeFirstOrThrow(() => problem.notFound('Barnet')),
    assessmentsOf(ctx, id),
    consentsOf(ctx, childId),
    objectionsOf(ctx, childId),
  ])
  const birthDate = child.birth_date ?? '' // a child has a birth date
  return { child: { id: child.id, birthDate, assessments }, consents, objections }
}

const partnersOf = (ctx: Ctx) =>
  ctx.db
    .selectFrom('partner_organisations')
    .select(['id', 'name'])
    .where('is_active', '=', true)
    .orderBy('name')
    .execute()

/** What every page about sharing of one pathway shows. The pathway is opened and the look logged as `sharing` (R55, R56). */
export async function sharingView(ctx: StaffCtx, pathwayId: string, kind: AccessKind) {
  if (!isUuid(pathwayId)) throw problem.notFound('Forløbet')
  const pathway = await openedPathway(ctx, pathwayId, 'sharing', { kind })
  const childId = pathway.child_id
  const [child, assessments, consents, objections, family, partners] = await Promise.all([
    childForBanner(ctx, childId),
    assessmentsOf(ctx, pathwayId),
    consentsOf(ctx, childId),
    objectionsOf(ctx, childId),
    familyOf(ctx, childId),
    partnersOf(ctx),
  ])
  const standing = { child: { id: childId, birthDate: child.birthDate, assessments }, consents, objections }
  return {
    pathway,
    child,
    assessments,
    consents,
    objections,
    standing,
    family,
    partners,
    today: dayOf(ctx.now),
    now: ctx.now,
  }
}
export type SharingView = Awaited<ReturnType<typeof sharingView>>
