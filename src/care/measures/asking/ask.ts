import type { Ctx, StaffCtx } from '#platform/ctx.ts'
import { post, withdrawMessages, type PostWay } from '#platform/post.ts'
import { problem } from '#platform/problem.ts'
import type { MeasureMoment, MessageChannel } from '#platform/schema.ts'
import { record } from '#care/pathways/pathways.ts'
import { municipality } from '#registry/organisations/organisations.ts'
import { cprOf } from '#registry/people/people.ts'
import type { Definition } from '../definition.ts'
import { invite, newSecret, secretHash } from '../invitations.ts'
import { linkTo, messageOf } from './message.ts'

/** What messages about an invitation are kept under. */
export const ABOUT = 'measure.invitation'

const ANSWER_DAYS = 14
const REMINDER_DAYS = 5

/** For how long a link can be answered, and after how many days those who have not are reminded; null: never. */
export async function answerSettings(ctx: Ctx): Promise<{ answerDays: number; reminderDays: number | null }> {
  const row = await ctx.db.selectFrom('measure_settings').select(['answer_days', 'reminder_days']).executeTakeFirst()
  return row
    ? { answerDays: row.answer_days, reminderDays: row.reminder_days }
    : { answerDays: ANSWER_DAYS, reminderDays: REMINDER_DAYS }
}

export type Asking = {
  pathwayId: string
  definition: Pick<Definition, 'id' | 'version' | 'informant'>
  moment: MeasureMoment
  personId: string | null
  informantName: string
  contactId?: string | null
  planId?: string | null
  language: string
  channel: MessageChannel
  /** Whoever is written to, where it is somebody we know. */
  receiverId: string | null
  /** A telephone number or mail address; nothing when the link is handed over, or goes by Digital Post. */
  address: string
}

/** Where the links of this installation lead. */
export type Origin = { origin: string }

const untilFrom = (ctx: Ctx, days: number): Date => new Date(ctx.now.getTime() + days * 86_400_000)

/**
 * Somebody is asked: a link that can be used once, sent after commit, or given back to be handed over. Refused when there is
 * nowhere to send it.
 */
export async function ask(ctx: StaffCtx, asked: Asking, { origin }: Origin): Promise<{ id: string; link: string }> {
  const [{ answerDays }, { name, slug }] = await Promise.all([answerSettings(ctx), municipality(ctx)])
  const expiresAt = untilFrom(ctx, answerDays)
  const isSent = asked.channel !== 'handed_over'
  const { id, secret } = await invite(ctx, { ...asked, expiresAt, sentAt: isSent ? ctx.now : null })
  const link = { origin, slug, secret, language: asked.language }
  if (isSent) await send(ctx, { ...asked, id }, messageOf(link, { place: name, expiresAt }))
  return { id, link: linkTo(link) }
}

type Sent = { id: string; channel: MessageChannel; receiverId: string | null; address: string }

/** Hands a message to the post. Digital Post goes to a CPR number, which is read here and kept nowhere. */
export async function send(
  ctx: Ctx,
  { id, channel, receiverId, address }: Sent,
  letter: { subject: string; text: string },
) {
  const to = channel === 'digital_post' ? ((receiverId && (await cprOf(ctx, receiverId))) ?? '') : address
  if (!to)
    throw problem.notAllowedNow(
      'Der er ingen adresse at sende til. Ret den på barnets side, eller giv linket i hånden.',
    )
  await post(ctx, { channel: channel as PostWay, about: ABOUT, aboutId: id, to, ...letter }) // what is handed over is not sent
}

const openInvitation = (ctx: Ctx, pathwayId: string, id: string) =>
  ctx.db
    .selectFrom('measure_invitations as invitation')
    .leftJoin('people as receiver', (join) =>
      join
        .onRef('receiver.municipality_id', '=', 'invitation.municipality_id')
        .onRef('receiver.id', '=', 'invitation.receiver_id'),
    )
    .select(['invitation.id', 'invitation.channel', 'invitation.language', 'receiver_id', 'phone', 'email'])
    .select(['answered_at', 'cancelled_at'])
    .where('invitation.pathway_id', '=', pathwayId)
    .where('invitation.id', '=', id)
    .forUpdate('invitation')
    .executeTakeFirstOrThrow(() => problem.notFound('Linket'))

const OVER = 'Der er allerede svaret, eller linket er trukket tilbage.'

/**
 * A new link for the same form, from now and for as long as a first one; the old one works no more, and what was answered so
 * far is still there. Gives it when it is handed over. Refused when it was answered or cancelled, and for who was written to
 * by an address that is not kept.
 */
export async function askAgain(
  ctx: StaffCtx,
  pathwayId: string,
  id: string,
  { origin }: Origin,
): Promise<string | null> {
  const invitation = await openInvitation(ctx, pathwayId, id)
  if (invitation.answered_at || invitation.cancelled_at) throw problem.notAllowedNow(OVER)
  const { channel, language, receiver_id: receiverId } = invitation
  if (channel !== 'handed_over' && !receiverId)
    throw problem.notAllowedNow('Adressen på den, der blev spurgt, er ikke gemt. Træk linket tilbage, og spørg på ny.')
  const [{ answerDays }, { name, slug }] = await Promise.all([answerSettings(ctx), municipality(ctx)])
  const secret = newSecret()
  const expiresAt = untilFrom(ctx, answerDays)
  await ctx.db
    .updateTable('measure_invitations')
    .set({ token_hash: secretHash(secret), expires_at: expiresAt, reminded_at: null })
    .$if(channel !== 'handed_over', (query) => query.set({ sent_at: ctx.now }))
    .where('id', '=', id)
    .execute()
  await withdrawMessages(ctx, { about: ABOUT, aboutId: id })
  const link = { origin, slug, secret, language }
  if (channel === 'handed_over') return linkTo(link)
  const address = (channel === 'sms' ? invitation.phone : invitation.email) ?? ''
  await send(ctx, { id, channel, receiverId, address }, messageOf(link, { place: name, expiresAt }))
  return null
}

/** Nobody is asked any more: the link stops, what was answered on the way is gone, and what was not sent yet never is. */
export async function takeBack(ctx: StaffCtx, pathwayId: string, id: string): Promise<void> {
  const invitation = await openInvitation(ctx, pathwayId, id)
  if (invitation.answered_at || invitation.cancelled_at) throw problem.notAllowedNow(OVER)
  await ctx.db
    .updateTable('measure_invitations')
    .set({ cancelled_at: ctx.now, cancelled_by: ctx.actor.id })
    .where('id', '=', id)
    .execute()
  await ctx.db.deleteFrom('measure_answers').where('invitation_id', '=', id).execute()
  await withdrawMessages(ctx, { about: ABOUT, aboutId: id })
  await record(ctx, pathwayId, 'measure.not_asked', { invitation: id })
}
