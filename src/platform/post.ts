import { sql } from 'kysely'
import type { Ctx } from './ctx.ts'

/** The ways by which a message leaves the house. */
export const POST_WAYS = ['sms', 'email', 'digital_post'] as const
export type PostWay = (typeof POST_WAYS)[number]

/** Address, subject and words of a message: sealed while it waits, gone when it is sent. */
export type Letter = { to: string; subject: string; text: string }

/** What a message is about: a kind of thing, and which. Nothing that names anybody. */
export type About = { about: string; aboutId: string }

/** The job that sends one message. `exchange/post` does it. */
export const SEND_POST = 'post.send'

const seal = (id: string) => `post ${id}`

/**
 * Sends a message, after commit: it waits in this transaction, and never leaves when that is rolled back. What it says must
 * not tell what somebody is treated for; who sees the telephone sees the message. Gives its id.
 */
export async function post(
  ctx: Ctx,
  { channel, about, aboutId, ...letter }: { channel: PostWay } & About & Letter,
): Promise<string> {
  const id = crypto.randomUUID()
  const { sealed, keyId } = ctx.vault.seal(JSON.stringify(letter), seal(id))
  await ctx.db
    .insertInto('post_messages')
    .values({ id, channel, about, about_id: aboutId, sealed, key_id: keyId, created_at: ctx.now })
    .execute()
  await ctx.enqueue(SEND_POST, ctx.actor.municipalityId, { message: id })
  return id
}

export type WaitingMessage = { id: string; channel: PostWay; attempts: number; letter: Letter }

/** Holds a message that has not been sent until the transaction ends; null when it has, was taken back, or another holds it. */
export async function takeMessage(ctx: Ctx, id: string): Promise<WaitingMessage | null> {
  const row = await ctx.db
    .selectFrom('post_messages')
    .select(['id', 'channel', 'attempts', 'sealed', 'key_id'])
    .where('id', '=', id)
    .where('sealed', 'is not', null)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!row?.sealed || !row.key_id) return null
  const letter = JSON.parse(ctx.vault.open({ sealed: row.sealed, keyId: row.key_id }, seal(id))) as Letter // sealed by `post`
  return { id, channel: row.channel as PostWay, attempts: row.attempts, letter } // the database allows no other
}

/** What became of a message: sent and emptied; refused and emptied; or not through yet, so that it is tried again. */
export async function settleMessage(
  ctx: Ctx,
  { id, attempts }: WaitingMessage,
  outcome: { kind: 'sent' } | { kind: 'refused' | 'given_up' | 'not_yet'; fault: string },
): Promise<void> {
  const emptied = { sealed: null, key_id: null }
  const tried = { attempts: attempts + 1, tried_at: ctx.now }
  const changes =
    outcome.kind === 'sent'
      ? { ...emptied, state: 'sent', sent_at: ctx.now, fault: null }
      : {
          ...(outcome.kind === 'refused' && emptied),
          state: outcome.kind === 'not_yet' ? 'waiting' : 'failed',
          fault: outcome.fault,
        }
  await ctx.db
    .updateTable('post_messages')
    .set({ ...tried, ...changes })
    .where('id', '=', id)
    .execute()
}

/** Takes back what was to be said about something and has not been sent. */
export async function withdrawMessages(ctx: Ctx, { about, aboutId }: About): Promise<void> {
  await ctx.db
    .deleteFrom('post_messages')
    .where('about', '=', about)
    .where('about_id', '=', aboutId)
    .where('sealed', 'is not', null)
    .execute()
}

/** Messages that could not be sent keep their words so long, in case somebody tries again. */
const DAYS_WORDS_ARE_KEPT = 14
/** That a message was sent is known so long. */
const DAYS_MESSAGES_ARE_KEPT = 90

/** Deletes what is known of messages that left long ago, and the words of those that never did. Gives how many. */
export async function deleteOldMessages(ctx: Ctx): Promise<number> {
  const before = (days: number) => new Date(ctx.now.getTime() - days * 86_400_000)
  const { rows } = await sql<{ count: number }>`
    with gone as (
      delete from post_messages where municipality_id = ${ctx.actor.municipalityId}
        and created_at < ${before(DAYS_MESSAGES_ARE_KEPT)} returning id
    ), emptied as (
      update post_messages set sealed = null, key_id = null, state = 'failed', fault = coalesce(fault, 'too-old')
      where municipality_id = ${ctx.actor.municipalityId} and sealed is not null
        and created_at between ${before(DAYS_MESSAGES_ARE_KEPT)} and ${before(DAYS_WORDS_ARE_KEPT)} returning id
    )
    select (select count(*) from gone) + (select count(*) from emptied) as count`.execute(ctx.db)
  return rows[0]?.count ?? 0
}

/** Seals again, with the key of today, what waits under an older one. Gives how many. */
export async function resealMessages(ctx: Ctx): Promise<number> {
  const older = await ctx.db
    .selectFrom('post_messages')
    .select(['id', 'sealed', 'key_id'])
    .where('sealed', 'is not', null)
    .where('key_id', '<>', ctx.vault.currentKeyId)
    .forUpdate()
    .execute()
  const renewed = older.flatMap(({ id, sealed, key_id: keyId }) =>
    sealed && keyId ? [{ id, ...ctx.vault.seal(ctx.vault.open({ sealed, keyId }, seal(id)), seal(id)) }] : [],
  )
  if (renewed.length === 0) return 0
  await sql`
    update post_messages set sealed = renewed.sealed, key_id = ${ctx.vault.currentKeyId}
    from unnest(${renewed.map(({ id }) => id)}::uuid[], ${renewed.map(({ sealed }) => sealed)}::bytea[]) as renewed (id, sealed)
    where post_messages.id = renewed.id`.execute(ctx.db)
  return renewed.length
}
