import { sql, type RawBuilder } from 'kysely'
import type { StaffCtx } from '#platform/ctx.ts'
import { isUnassignedYet } from '#care/pathways/pathways.ts'
import { isClosedTo } from '#registry/access/access.ts'
import { may } from '#registry/access/roles.ts'

/**
 * R55: whether the one who asks may open the record of the child of `pathways`, which stands in the query, to write in it: by a
 * relation, or by taking in those nobody is responsible for yet.
 */
export const mayOpen = (ctx: StaffCtx): RawBuilder<boolean> => sql<boolean>`(
  not ${isClosedTo(ctx, sql.ref('pathways.child_id'))}
  and (
    exists (
      select from care_relations as relation
      where relation.municipality_id = pathways.municipality_id and relation.child_id = pathways.child_id
        and relation.staff_id = ${ctx.actor.id} and relation.basis <> 'quality'
        and relation.starts_at <= ${ctx.now} and (relation.ends_at is null or relation.ends_at > ${ctx.now}))
    or pathways.status = 'active' and ${isUnassignedYet} and ${may('entrance.open', ctx.actor)}::boolean))`
