import { sql } from 'kysely'
import type { StaffCtx } from '#platform/ctx.ts'
import { dayOf } from '#platform/time.ts'
import { responsibleFor, type Responsible } from '#registry/delegation/delegation.ts'
import type { Matter } from './drafts.ts'

/**
 * R85: who signs a note besides its author: the one on whose responsibility the author worked, or whom a leader has named. When
 * somebody who is not authorised corrects a note that another was asked to sign, that one is asked again. Null for nobody.
 */
export async function cosignerOf(
  ctx: StaffCtx,
  { matter, contactId, contactAt: at }: { matter: Matter; contactId: string | null; contactAt: Date },
): Promise<Responsible | null> {
  const asked = matter.correctsId ? await askedBefore(ctx, matter.correctsId) : null
  if (asked) return asked
  const { pathwayId } = matter
  return responsibleFor(ctx, { staffId: ctx.actor.id, pathwayId, contactId, day: dayOf(at).toString(), at })
}

/** Who was last asked to sign any wording of an entry and still works here; nobody for an author who is authorised today. */
async function askedBefore(ctx: StaffCtx, entryId: string): Promise<Responsible | null> {
  const { rows } = await sql<Responsible>`
    select r.cosigner_id as "cosignerId", r.basis, r.delegation_id as "delegationId"
    from journal_entries corrected
    join journal_entries wording on wording.municipality_id = corrected.municipality_id and wording.original_id = corrected.original_id
    join journal_cosign_requests r on r.municipality_id = wording.municipality_id and r.entry_id = wording.id
    join staff cosigner on cosigner.municipality_id = r.municipality_id and cosigner.id = r.cosigner_id and cosigner.is_active
    where corrected.id = ${entryId} and r.cosigner_id <> ${ctx.actor.id}
      and not exists (select from staff s where s.id = ${ctx.actor.id} and is_authorised_on(s, ${dayOf(ctx.now).toString()}::date))
    order by r.asked_at desc, r.id limit 1`.execute(ctx.db)
  return rows[0] ?? null
}
