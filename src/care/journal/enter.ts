import type { StaffCtx } from '#platform/ctx.ts'
import { sectionsOf } from './note.ts'
import { addEntry } from './sign.ts'

/** What an act writes in the journal by itself, in the name of the one who acts. */
export type ActKind = 'consent' | 'disclosure' | 'record_access' | 'risk'

/**
 * R36, R52, R67, R79: a consent, a disclosure, an aktindsigt or a risk assessment stands in the journal as an entry of its own, signed by whoever
 * registers it, in the transaction of the act. `text` is what a reader of the record needs: what, who, when, on what basis.
 * It goes into the journal of the place where the child was last in this pathway (R42). Refused like any entry, and when the
 * text is empty. Gives the entry's id.
 */
export async function enterInJournal(
  ctx: StaffCtx,
  { pathwayId, kind, text }: { pathwayId: string; kind: ActKind; text: string },
): Promise<string> {
  const { child_id: childId, place_id: placeId } = await ctx.db
    .selectFrom('pathways')
    .select((query) => [
      'child_id',
      query
        .selectFrom('contacts')
        .select('place_id')
        .whereRef('contacts.pathway_id', '=', 'pathways.id')
        .where('status', '=', 'held')
        .where('place_id', 'is not', null)
        .orderBy('starts_at', 'desc')
        .limit(1)
        .as('place_id'),
    ])
    .where('id', '=', pathwayId)
    .executeTakeFirstOrThrow()
  return addEntry(ctx, ctx.db, {
    childId,
    matter: { pathwayId, contactId: null, correctsId: null },
    kind,
    placeId,
    sections: sectionsOf(kind, { [kind]: text }),
    contactAt: ctx.now,
    writtenAt: ctx.now,
    lateReason: null,
    correction: null,
  })
}
