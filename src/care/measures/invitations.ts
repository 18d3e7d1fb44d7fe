import { createHash, randomBytes } from 'node:crypto'
import type { Ctx } from '#platform/ctx.ts'
import { problem } from '#platform/problem.ts'
import type { MeasureMoment, MessageChannel } from '#platform/schema.ts'
import { record } from '#care/pathways/pathways.ts'
import type { Definition } from './definition.ts'

export type Invitation = {
  pathwayId: string
  definition: Pick<Definition, 'id' | 'version' | 'informant'>
  moment: MeasureMoment
  personId?: string | null
  informantName?: string
  contactId?: string | null
  planId?: string | null
  channel: MessageChannel
  language?: string
  /** Whoever the link is sent to, where it is somebody we know. */
  receiverId?: string | null
  sentAt?: Date | null
  expiresAt: Date
}

/** 128 bits and more, so that nobody guesses it. */
const SECRET_BYTES = 24

export const newSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url')

/** What is kept of the secret in a link. */
export const secretHash = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** Asks somebody to answer a form. Gives its id and the secret of its link, which is kept nowhere. */
export async function invite(ctx: Ctx, asked: Invitation): Promise<{ id: string; secret: string }> {
  const secret = newSecret()
  const { id } = await ctx.db
    .insertInto('measure_invitations')
    .values({
      pathway_id: asked.pathwayId,
      form_id: asked.definition.id,
      form_version: asked.definition.version,
      moment: asked.moment,
      informant: asked.definition.informant,
      person_id: asked.personId ?? null,
      informant_name: asked.informantName ?? '',
      contact_id: asked.contactId ?? null,
      plan_id: asked.planId ?? null,
      channel: asked.channel,
      language: asked.language ?? 'da',
      receiver_id: asked.receiverId ?? null,
      sent_at: asked.sentAt ?? null,
      token_hash: secretHash(secret),
      asked_at: ctx.now,
      expires_at: asked.expiresAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record(ctx, asked.pathwayId, 'measure.asked', {
    invitation: id,
    form: asked.definition.id,
    informant: asked.definition.informant,
    moment: asked.moment,
  })
  return { id, secret }
}

/** An invitation is answered, once; what was kept of the answers on the way is gone. Refused when it was used or cancelled, or has run out. */
export async function useInvitation(ctx: Ctx, invitationId: string): Promise<void> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('measure_invitations')
    .set({ answered_at: ctx.now })
    .where('id', '=', invitationId)
    .where('answered_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .where('expires_at', '>', ctx.now)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw problem.notAllowedNow('Linket er brugt eller udløbet.')
  await ctx.db.deleteFrom('measure_answers').where('invitation_id', '=', invitationId).execute()
}

/** Those who were asked in a pathway, the latest first. */
export const invitationsOf = (ctx: Ctx, pathwayId: string) =>
  ctx.db
    .selectFrom('measure_invitations as invitation')
    .leftJoin('people as person', (join) =>
      join
        .onRef('person.municipality_id', '=', 'invitation.municipality_id')
        .onRef('person.id', '=', 'invitation.person_id'),
    )
    .leftJoin('staff', (join) =>
      join
        .onRef('staff.municipality_id', '=', 'invitation.municipality_id')
        .onRef('staff.id', '=', 'invitation.asked_by'),
    )
    .select(['invitation.id', 'form_id', 'moment', 'informant', 'informant_name', 'channel', 'asked_at', 'expires_at'])
    .select(['sent_at', 'reminded_at', 'opened_at', 'answered_at', 'cancelled_at', 'invitation.language'])
    .select(['person.given_name', 'person.family_name', 'staff.name as asked_by_name'])
    .where('pathway_id', '=', pathwayId)
    .orderBy('asked_at', 'desc')
    .orderBy('invitation.id')
    .execute()
