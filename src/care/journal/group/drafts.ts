import { sql, type ExpressionBuilder } from 'kysely'
import type { StaffCtx } from '#platform/ctx.ts'
import type { DB } from '#platform/schema.ts'
import { isSame, type Draft, type TypedNote } from '../drafts.ts'
import type { Group, Member } from './members.ts'

/** The group, and those of it whom the one who writes is shown. */
export type About = { group: Group; members: readonly Pick<Member, 'contactId'>[] }

const mine =
  (ctx: StaffCtx, { staffId, startsAt, placeId }: Group) =>
  (where: Where) =>
    where.and([
      where('author_id', '=', ctx.actor.id),
      where('staff_id', '=', staffId),
      where('starts_at', '=', startsAt),
      where('place_id', 'is not distinct from', placeId),
    ])
type Where = ExpressionBuilder<DB, 'journal_group_drafts'>

/** One's own draft of a joint note. */
export async function groupDraftOf(ctx: StaffCtx, group: Group, { held = false } = {}): Promise<Draft | null> {
  const found = await ctx.db
    .selectFrom('journal_group_drafts')
    .where(mine(ctx, group))
    .select(['id', 'typed', 'begun_at as begunAt', 'saved_at as savedAt', 'version'])
    .$if(held, (query) => query.forUpdate())
    .executeTakeFirst()
  return found ? { ...found, typed: found.typed as TypedNote } : null // written by saveGroupDraft alone
}

/**
 * R47: keeps what was typed, by the rule of `saveDraft`: what another window saved since is never overwritten. Keeps whose
 * talks it is about, by which it is found when they are registered otherwise.
 */
export async function saveGroupDraft(
  ctx: StaffCtx,
  { group, members }: About,
  typed: TypedNote,
  version: number,
): Promise<{ saved: Draft } | { conflict: Draft | null }> {
  const known = await groupDraftOf(ctx, group, { held: true })
  if (known && isSame(known.typed, typed)) return { saved: known }
  if (version !== (known?.version ?? 0)) return { conflict: known }
  const contactIds = members.map(({ contactId }) => contactId)
  const saved = await ctx.db
    .insertInto('journal_group_drafts')
    .values({
      staff_id: group.staffId,
      starts_at: group.startsAt,
      place_id: group.placeId,
      contact_ids: contactIds,
      typed: JSON.stringify(typed),
      begun_at: ctx.now,
      saved_at: ctx.now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['municipality_id', 'author_id', 'staff_id', 'starts_at', 'place_id'])
        .doUpdateSet({
          typed: JSON.stringify(typed),
          saved_at: ctx.now,
          version: version + 1,
          contact_ids: sql<
            string[]
          >`array(select unnest(journal_group_drafts.contact_ids) union select unnest(excluded.contact_ids))`,
        })
        // another window that began it in this moment is not overwritten
        .where('journal_group_drafts.version', '=', version),
    )
    .returning(['id', 'begun_at as begunAt', 'version'])
    .executeTakeFirst()
  return saved ? { saved: { ...saved, typed, savedAt: ctx.now } } : { conflict: await groupDraftOf(ctx, group) }
}

/** Deletes one's own draft of a joint note. */
export const removeGroupDraft = async (ctx: StaffCtx, group: Group): Promise<void> =>
  void (await ctx.db.deleteFrom('journal_group_drafts').where(mine(ctx, group)).execute())

/** One's own drafts of joint notes on talks that this child was in, each with the address of the child's own contact. */
export const groupDraftsAbout = (ctx: StaffCtx, childId: string) =>
  ctx.db
    .selectFrom('journal_group_drafts as draft')
    .innerJoin('contacts', (join) =>
      join
        .onRef('contacts.municipality_id', '=', 'draft.municipality_id')
        .onRef('contacts.staff_id', '=', 'draft.staff_id')
        .onRef('contacts.starts_at', '=', 'draft.starts_at')
        .on(sql<boolean>`contacts.place_id is not distinct from draft.place_id`),
    )
    .innerJoin('pathways', (join) =>
      join
        .onRef('pathways.municipality_id', '=', 'contacts.municipality_id')
        .onRef('pathways.id', '=', 'contacts.pathway_id'),
    )
    .select(['draft.id', 'saved_at as savedAt', 'contacts.id as contactId', 'contacts.pathway_id as pathwayId'])
    .where('author_id', '=', ctx.actor.id)
    .where('pathways.child_id', '=', childId)
    .where('contacts.delivery', '=', 'group')
    .where('contacts.status', '=', 'held')
    .orderBy('saved_at', 'desc')
    .limit(50)
    .execute()
