import { sql } from 'kysely'
import type { StaffCtx } from '#platform/ctx.ts'
import { dayOf } from '#platform/time.ts'
import { CLOSED_NAME } from '#registry/access/access.ts'
import { may } from '#registry/access/roles.ts'
import { readSearch, sealCpr } from '#registry/people/people.ts'
import type { FoundEnquiry } from '#care/pathways/pathways.ts'
import { statusName } from './desk/words.ts'
import { readReceipt } from './enquiry.ts'
import { isOfClosedChild } from './load.ts'

const AT_MOST = 20

/**
 * Looks in the entrance by what was typed in the one search box, for those who may see it: the receipt that the family has,
 * whatever became of the henvendelse, or, among those that wait, a CPR number, a birth date or a name that may be misspelt.
 * One statement. The search is logged where children are looked for (R56).
 */
export async function findEnquiries(ctx: StaffCtx, typed: string): Promise<FoundEnquiry[]> {
  if (!may('entrance.read', ctx.actor)) return []
  const rows = await matching(ctx, typed)?.execute()
  return (rows ?? []).map(({ isClosed, ...row }) => ({
    id: row.id,
    name: isClosed ? CLOSED_NAME : `${row.child_given_name} ${row.child_family_name}`,
    birthDate: isClosed ? null : row.child_birth_date,
    receivedOn: row.received_on,
    standing: statusName[row.status],
  }))
}

function matching(ctx: StaffCtx, typed: string) {
  const all = ctx.db
    .selectFrom('enquiries')
    .select(['enquiries.id', 'child_given_name', 'child_family_name', 'child_birth_date', 'received_on', 'status'])
    .select(isOfClosedChild(ctx).as('isClosed'))
    .limit(AT_MOST)
  const receipt = readReceipt(typed)
  if (receipt) return all.where('receipt', '=', receipt)
  const waiting = all.where('status', '=', 'waiting')
  const search = readSearch(typed, dayOf(ctx.now))
  if (search.by === 'cpr') return waiting.where('cpr_lookup', '=', sealCpr(ctx, search.digits).lookup)
  if (search.by === 'birth date')
    return waiting.where('child_birth_date', '=', search.birthDate).orderBy('received_at').orderBy('enquiries.id')
  if (search.by !== 'name') return null
  return waiting
    .innerJoin(
      sql<{ enquiry_id: string; likeness: number }>`enquiries_named(${search.name}, ${AT_MOST})`.as('named'),
      'named.enquiry_id',
      'enquiries.id',
    )
    .orderBy('likeness', 'desc')
    .orderBy('received_at')
    .orderBy('enquiries.id')
}
