import { sql } from 'kysely'
import type { StaffCtx } from '#platform/ctx.ts'
import { isUuid } from '#platform/form.ts'
import { problem } from '#platform/problem.ts'
import { groupAddress } from '../addresses.ts'
import { ON_THE_DAY, type TypedNote } from '../drafts.ts'
import { mayOpen } from '../may-open.ts'
import { openedMembers } from './members.ts'

type Talk = { pathwayId: string; contactId: string }

const mine = (ctx: StaffCtx) =>
  ctx.db
    .selectFrom('journal_group_drafts as draft')
    .select(['draft.id', 'draft.saved_at', 'draft.starts_at'])
    .select(
      // from where it is written on: a talk that was held as the draft says, of a child one may open
      sql<Talk | null>`(
        select json_build_object('pathwayId', pathways.id, 'contactId', contacts.id)
        from contacts
        join pathways on pathways.municipality_id = contacts.municipality_id and pathways.id = contacts.pathway_id
        where contacts.municipality_id = draft.municipality_id and contacts.staff_id = draft.staff_id
          and contacts.starts_at = draft.starts_at and contacts.place_id is not distinct from draft.place_id
          and contacts.type = 'treatment' and contacts.delivery = 'group' and contacts.status = 'held'
          and pathways.status <> 'entered_in_error' and ${mayOpen(ctx)}
        order by contacts.id limit 1)`.as('talk'),
    )
    .where('draft.author_id', '=', ctx.actor.id)

const hrefOf = (talk: Talk | null): string | null => talk && groupAddress(talk.pathwayId, talk.contactId)

/** One's own drafts of joint notes, the oldest first, also those whose talk is not registered like that any more. */
export async function waitingGroupNotes(ctx: StaffCtx) {
  const found = await mine(ctx).orderBy('draft.saved_at').orderBy('draft.id').limit(ON_THE_DAY).execute()
  return found.map(({ talk, ...draft }) => ({ ...draft, href: hrefOf(talk) }))
}

/**
 * One's own draft of a joint note, by its id: what it says of those whose record one may open, which is opened for it (R55,
 * R56). Of the others nothing is told but how many they are.
 */
export async function waitingGroupNote(ctx: StaffCtx, id: string) {
  if (!isUuid(id)) throw problem.notFound('Kladden')
  const { talk, typed, ...draft } = await mine(ctx)
    .select('draft.typed')
    .where('draft.id', '=', id)
    .executeTakeFirstOrThrow(() => problem.notFound('Kladden'))
  const about = await ctx.db
    .selectFrom('journal_group_drafts as draft')
    .innerJoin('contacts', (join) =>
      join
        .onRef('contacts.municipality_id', '=', 'draft.municipality_id')
        .on(sql<boolean>`contacts.id = any (draft.contact_ids)`),
    )
    .innerJoin('pathways', (join) =>
      join
        .onRef('pathways.municipality_id', '=', 'contacts.municipality_id')
        .onRef('pathways.id', '=', 'contacts.pathway_id'),
    )
    .innerJoin('people as child', (join) =>
      join.onRef('child.municipality_id', '=', 'pathways.municipality_id').onRef('child.id', '=', 'pathways.child_id'),
    )
    .select(['contacts.id as contactId', 'pathways.child_id as childId', 'child.given_name as givenName'])
    .where('draft.id', '=', id)
    .orderBy('child.given_name')
    .orderBy('contacts.id')
    .execute()
  const { open, leftOut } = await openedMembers(ctx, about, 'read')
  return { ...draft, href: hrefOf(talk), typed: typed as TypedNote, open, leftOut } // written by saveGroupDraft alone
}

export type WaitingGroupNote = Awaited<ReturnType<typeof waitingGroupNote>>

/** Deletes one's own draft of a joint note by its id, whatever became of the talk. False when there is none of that id. */
export async function removeWaitingGroupNote(ctx: StaffCtx, id: string): Promise<boolean> {
  const { numDeletedRows } = await ctx.db
    .deleteFrom('journal_group_drafts')
    .where('author_id', '=', ctx.actor.id)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return numDeletedRows === 1n
}
