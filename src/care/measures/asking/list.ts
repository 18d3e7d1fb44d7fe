import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Informant, MeasureMoment, MessageChannel } from '#platform/schema.ts'
import { ownTitle } from '../own-forms.ts'
import { ABOUT } from './ask.ts'

export type Invited = {
  id: string
  form_id: string
  own_title: string | null
  moment: MeasureMoment
  informant: Informant
  name: string
  receiver: string | null
  channel: MessageChannel
  asked_at: Date
  asked_by: string | null
  expires_at: Date
  sent_at: Date | null
  reminded_at: Date | null
  opened_at: Date | null
  answered_at: Date | null
  cancelled_at: Date | null
  response_id: string | null
  has_receiver: boolean
  /** How far the latest message has come; null when there was none, or it left long ago. */
  post: 'waiting' | 'sent' | 'failed' | null
}

/** All who were asked in a pathway, those who have not answered first, with how far each has come. One statement. */
export async function invitedIn(ctx: Ctx, pathwayId: string): Promise<Invited[]> {
  const { rows } = await sql<Invited>`
    select i.id, i.form_id, ${ownTitle('i.form_id')} as own_title, i.moment, i.informant, i.channel, i.asked_at, i.expires_at, i.sent_at, i.reminded_at, i.opened_at,
      i.answered_at, i.cancelled_at, r.id as response_id, s.name as asked_by, i.receiver_id is not null as has_receiver,
      coalesce(p.given_name || ' ' || p.family_name, i.informant_name) as name,
      case when i.receiver_id is distinct from i.person_id then t.given_name || ' ' || t.family_name end as receiver,
      (select m.state from post_messages m
        where m.municipality_id = i.municipality_id and m.about = ${ABOUT} and m.about_id = i.id
        order by m.created_at desc limit 1) as post
    from measure_invitations i
    left join people p on p.municipality_id = i.municipality_id and p.id = i.person_id
    left join people t on t.municipality_id = i.municipality_id and t.id = i.receiver_id
    left join staff s on s.municipality_id = i.municipality_id and s.id = i.asked_by
    left join measure_responses r on r.municipality_id = i.municipality_id and r.invitation_id = i.id
    where i.municipality_id = ${ctx.actor.municipalityId} and i.pathway_id = ${pathwayId}
    order by i.answered_at is not null or i.cancelled_at is not null, i.asked_at desc, i.id`.execute(ctx.db)
  return rows
}

export type Standing =
  | 'answered'
  | 'cancelled'
  | 'expired'
  | 'failed'
  | 'waiting'
  | 'opened'
  | 'reminded'
  | 'sent'
  | 'handed_over'

/** How far somebody who was asked has come, in the word that says most. */
export function standingOfInvited(invited: Invited, now: Date): Standing {
  if (invited.answered_at) return 'answered'
  if (invited.cancelled_at) return 'cancelled'
  if (invited.expires_at <= now) return 'expired'
  if (invited.opened_at) return 'opened'
  if (invited.channel === 'handed_over') return 'handed_over'
  if (invited.post === 'failed' || invited.post === 'waiting') return invited.post
  return invited.reminded_at ? 'reminded' : 'sent'
}
