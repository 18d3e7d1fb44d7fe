import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Job } from '#platform/jobs.ts'
import type { MessageChannel } from '#platform/schema.ts'
import { municipality } from '#registry/organisations/organisations.ts'
import { newSecret, secretHash } from '../invitations.ts'
import { answerSettings, send, type Origin } from './ask.ts'
import { messageOf } from './message.ts'

/** Reminded in one run at most; the rest the next day. */
const AT_MOST = 500
/** Who was there so lately is not disturbed: the link that they hold would stop. */
const HOURS_AT_IT = 24
/** What was answered on the way and never sent is kept so long after the link has run out, in case somebody is asked again. */
const DAYS_AFTER = 7

type Due = {
  id: string
  channel: MessageChannel
  language: string
  receiver_id: string
  expires_at: Date
  phone: string
  email: string
}

/** Those who were written to so many days ago, have not answered, can still, and have not been reminded. A teacher is not. */
async function dueForReminder(ctx: Ctx, days: number): Promise<Due[]> {
  const before = (hours: number) => new Date(ctx.now.getTime() - hours * 3_600_000)
  const { rows } = await sql<Due>`
    select i.id, i.channel, i.language, i.receiver_id, i.expires_at, r.phone, r.email
    from measure_invitations i
    join people r on r.municipality_id = i.municipality_id and r.id = i.receiver_id
    where i.municipality_id = ${ctx.actor.municipalityId} and i.answered_at is null and i.cancelled_at is null
      and i.channel <> 'handed_over' and i.reminded_at is null and i.sent_at <= ${before(days * 24)}
      and i.expires_at > ${before(-24)} and (i.opened_at is null or i.opened_at < ${before(HOURS_AT_IT)})
      and not exists (select from measure_answers a
        where a.municipality_id = i.municipality_id and a.invitation_id = i.id and a.saved_at > ${before(HOURS_AT_IT)})
      and (i.channel <> 'sms' or r.phone <> '') and (i.channel <> 'email' or r.email <> '')
      and (i.channel <> 'digital_post' or exists (select from person_identifiers n
        where n.municipality_id = r.municipality_id and n.person_id = r.id and n.valid_to is null))
    order by i.sent_at limit ${AT_MOST} for update of i skip locked`.execute(ctx.db)
  return rows
}

async function forgetUnsent(ctx: Ctx): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from measure_answers a using measure_invitations i
    where i.municipality_id = a.municipality_id and i.id = a.invitation_id
      and i.expires_at < ${new Date(ctx.now.getTime() - DAYS_AFTER * 86_400_000)}`.execute(ctx.db)
  return Number(numAffectedRows ?? 0n)
}

/** Each morning: one reminder at most for each who was asked, by a new link; and what was never sent is forgotten. */
export const remindToAnswer = ({ origin }: Origin) =>
  ({
    name: 'measures.remind',
    title: 'Påmindelser om skemaer, og sletning af svar, der aldrig blev sendt',
    schedule: '0 10 * * *',
    deletes: true,
    run: async (ctx) => {
      const { reminderDays } = await answerSettings(ctx)
      const due = reminderDays === null ? [] : await dueForReminder(ctx, reminderDays)
      if (due.length > 0) {
        const { name, slug } = await municipality(ctx)
        for (const one of due) {
          const secret = newSecret()
          const link = { origin, slug, secret, language: one.language }
          await ctx.db
            .updateTable('measure_invitations')
            .set({ token_hash: secretHash(secret), reminded_at: ctx.now })
            .where('id', '=', one.id)
            .execute()
          await send(
            ctx,
            {
              id: one.id,
              channel: one.channel,
              receiverId: one.receiver_id,
              address: one.channel === 'sms' ? one.phone : one.email,
            },
            messageOf(link, { place: name, expiresAt: one.expires_at, isReminder: true }),
          )
        }
      }
      return { answers: await forgetUnsent(ctx) }
    },
  }) satisfies Job
