import { sql } from 'kysely'
import type { Ctx, StaffCtx } from '#platform/ctx.ts'
import { isUuid } from '#platform/form.ts'
import { problem } from '#platform/problem.ts'
import type { Theme } from '#platform/schema.ts'
import { isClosedTo } from '#registry/access/access.ts'

const enquiries = (ctx: Ctx) =>
  ctx.db
    .selectFrom('enquiries')
    .leftJoin('staff', (join) =>
      join
        .onRef('staff.municipality_id', '=', 'enquiries.municipality_id')
        .onRef('staff.id', '=', 'enquiries.handled_by'),
    )
    .leftJoin('municipalities as residence', 'residence.id', 'enquiries.residence_municipality_id')
    .leftJoin('municipalities as acting', 'acting.id', 'enquiries.acting_municipality_id')
    .selectAll('enquiries')
    .select(['staff.name as handler_name', 'residence.name as residence_name', 'acting.name as acting_name'])
    .$narrowType<{ themes: Theme[] }>() // by a check of the table

/** SQL: whether a henvendelse belongs to a child whose record is closed to the reader, and so tells no name. */
export const isOfClosedChild = (ctx: StaffCtx) => sql<boolean>`exists (select from pathways
  where pathways.municipality_id = enquiries.municipality_id and pathways.id = enquiries.pathway_id
    and ${isClosedTo(ctx, sql.ref('pathways.child_id'))})`

export type Enquiry = Awaited<ReturnType<typeof enquiryById>>

/** A henvendelse that the reader's municipality has. */
export async function enquiryById(ctx: Ctx, id: string) {
  if (!isUuid(id)) throw problem.notFound('Henvendelsen')
  return enquiries(ctx)
    .where('enquiries.id', '=', id)
    .executeTakeFirstOrThrow(() => problem.notFound('Henvendelsen'))
}

/** The later henvendelser that were put together with this one while both waited, the first first. */
export const joinedTo = (ctx: Ctx, id: string): Promise<Enquiry[]> =>
  enquiries(ctx).where('enquiries.joined_to', '=', id).orderBy('received_at').orderBy('enquiries.id').execute()

/**
 * Takes a waiting henvendelse up for something that is done with it, and holds others back until it is done. false when
 * somebody else has changed or handled it since `version` was shown; then nothing is done.
 */
export async function takeEnquiry(ctx: Ctx, id: string, version: number): Promise<boolean> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('enquiries')
    .set((set) => ({ version: set('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .where('status', '=', 'waiting')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
