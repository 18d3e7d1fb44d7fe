import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Job } from '#platform/jobs.ts'
import { dayOf } from '#platform/time.ts'

/** R73: so many days before a birthday the responsible is asked to prepare the new consent. Our choice. */
export const DAYS_TO_PREPARE = 30

/**
 * R73: who consents changes at the fifteenth birthday, and at the eighteenth nobody else does any more. A task for each
 * active pathway that began before the birthday, once, from thirty days before, also when the job runs late; none when the
 * young person's own consent after that birthday is there already.
 */
export async function addRenewalTasks(ctx: Ctx): Promise<{ tasks: number }> {
  const today = dayOf(ctx.now).toString()
  const { rows } = await sql<{ id: string }>`
    insert into tasks (kind, child_id, pathway_id, title, due_on, assignee_id, role, created_at)
    select 'consent_renewal', p.child_id, p.id,
      case when turning.years = 15 then 'Den unge fylder 15 og giver derefter selv samtykke. Forbered det med familien'
        else 'Den unge fylder 18. Forældrene giver ikke længere samtykke og orienteres ikke' end,
      turning.on_day, p.responsible_id, case when p.responsible_id is null then 'leader' else 'therapist' end::staff_role, ${ctx.now}
    from pathways p
      join people c on c.municipality_id = p.municipality_id and c.id = p.child_id
      cross join lateral (values (15, birthday(c.birth_date, 15)), (18, birthday(c.birth_date, 18))) as turning (years, on_day)
    where p.status = 'active' and p.enquiry_on < turning.on_day
      and turning.on_day <= ${today}::date + ${DAYS_TO_PREPARE}::integer
      and not exists (select from tasks t where t.municipality_id = p.municipality_id and t.pathway_id = p.id
        and t.kind = 'consent_renewal' and t.due_on = turning.on_day
        -- a task that was done by a consent which turned out to be a mistake is asked again
        and not exists (select from treatment_consents m join consent_errors e on e.municipality_id = m.municipality_id and e.of_id = m.id
          where m.municipality_id = p.municipality_id and m.pathway_id = p.id and m.capacity = 'young_person' and m.decision = 'permit'
            and m.given_on >= turning.on_day and m.recorded_at = t.done_at))
      and not exists (select from treatment_consents n where n.municipality_id = p.municipality_id and n.pathway_id = p.id
        and n.capacity = 'young_person' and n.decision = 'permit' and n.given_on >= turning.on_day
        and not exists (select from consent_errors e where e.municipality_id = n.municipality_id and e.of_id = n.id))
    returning id`.execute(ctx.db)
  return { tasks: rows.length }
}

export const renewConsents: Job = {
  name: 'consents.renew',
  title: 'Samtykker, der skal fornyes',
  schedule: '25 3 * * *',
  run: addRenewalTasks,
}
