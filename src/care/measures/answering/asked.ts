import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Informant, MeasureMoment } from '#platform/schema.ts'
import type { Answers } from '../definition.ts'
import { secretHash } from '../invitations.ts'

/** Whom a link asks, and how far it has come. */
export type Asked = {
  id: string
  pathway_id: string
  form_id: string
  form_version: string
  moment: MeasureMoment
  informant: Informant
  person_id: string | null
  informant_name: string
  contact_id: string | null
  plan_id: string | null
  language: string
  expires_at: Date
  opened_at: Date | null
  answered_at: Date | null
  cancelled_at: Date | null
  child: string
  /** One of the answers was one that somebody must look at. */
  raised: boolean
}

/** A link is as it is until it is answered, once; then and otherwise it leads to kind words only. */
export type State = 'open' | 'answered' | 'expired' | 'cancelled'

export function stateOf(
  { answered_at, cancelled_at, expires_at }: Pick<Asked, 'answered_at' | 'cancelled_at' | 'expires_at'>,
  now: Date,
): State {
  if (answered_at) return 'answered'
  if (cancelled_at) return 'cancelled'
  return expires_at <= now ? 'expired' : 'open'
}

/** What could be the secret of a link; anything else is not asked of the database. */
const SECRET = /^[\w-]{22,64}$/

/** The invitation that a secret belongs to, in the municipality of the address; null when it is none, or has been replaced. */
export async function askedBy(ctx: Ctx, secret: string): Promise<Asked | null> {
  if (!SECRET.test(secret)) return null
  const { rows } = await sql<Asked>`
    select i.id, i.pathway_id, i.form_id, i.form_version, i.moment, i.informant, i.person_id, i.informant_name, i.contact_id, i.plan_id,
      i.language, i.expires_at, i.opened_at, i.answered_at, i.cancelled_at, child.given_name as child,
      exists (select from measure_responses r
        join measure_flags f on f.municipality_id = r.municipality_id and f.response_id = r.id
        where r.municipality_id = i.municipality_id and r.invitation_id = i.id) as raised
    from measure_invitations i
    join pathways p on p.municipality_id = i.municipality_id and p.id = i.pathway_id
    join people child on child.municipality_id = p.municipality_id and child.id = p.child_id
    where i.municipality_id = ${ctx.actor.municipalityId} and i.token_hash = ${secretHash(secret)}`.execute(ctx.db)
  return rows[0] ?? null
}

/** Somebody has begun; the first time stands. */
export const markOpened = (ctx: Ctx, invitationId: string) =>
  ctx.db
    .updateTable('measure_invitations')
    .set({ opened_at: ctx.now })
    .where('id', '=', invitationId)
    .where('opened_at', 'is', null)
    .execute()

/** What has been answered so far. An item that was skipped is there with null. */
export async function keptAnswers(ctx: Ctx, invitationId: string): Promise<Answers> {
  const rows = await ctx.db
    .selectFrom('measure_answers')
    .select(['item', 'value', 'words'])
    .where('invitation_id', '=', invitationId)
    .execute()
  return Object.fromEntries(rows.map(({ item, value, words }) => [item, words ?? value]))
}

/** Keeps answers, over what was answered before. Nothing is kept of a link that is used, cancelled or has run out. */
export async function keepAnswers(ctx: Ctx, invitationId: string, answers: Answers): Promise<void> {
  const given = Object.entries(answers)
  if (given.length === 0) return
  const numbers = given.map(([, answer]) => (typeof answer === 'number' ? answer : null))
  const words = given.map(([, answer]) => (typeof answer === 'string' ? answer : null))
  await sql`
    insert into measure_answers (invitation_id, item, value, words, saved_at)
    select ${invitationId}, given.item, given.value, given.words, ${ctx.now}
    from unnest(${given.map(([item]) => item)}::text[], ${numbers}::numeric[], ${words}::text[]) as given (item, value, words)
    where exists (select from measure_invitations i where i.id = ${invitationId} and i.answered_at is null
      and i.cancelled_at is null and i.expires_at > ${ctx.now})
    on conflict (municipality_id, invitation_id, item)
      do update set value = excluded.value, words = excluded.words, saved_at = excluded.saved_at`.execute(ctx.db)
}
