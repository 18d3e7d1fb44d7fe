import type { Ctx } from '#platform/ctx.ts'
import type { Job } from '#platform/jobs.ts'
import { sql } from 'kysely'
import type { Speaker } from '#platform/schema.ts'
import { ageOn, dayOf, plainDate } from '#platform/time.ts'
import { addTask } from '#care/pathways/pathways.ts'
import { day } from '#ui/danish.ts'
import { lastDayOf } from './basis.ts'
import { DECIDES_FROM_AGE, OF_AGE } from './speakers.ts'

/** How long before a consent to share lapses the responsible is told. Ours; no source names a time. */
export const DAYS_BEFORE_EXPIRY = 30

/**
 * Told once for each consent, while the child has an open pathway: it lapses, or the young person turns 15, or 18 when found
 * unable (R76, R77).
 */
async function remind(ctx: Ctx): Promise<{ reminders: number }> {
  const today = dayOf(ctx.now)
  const until = today.add({ days: DAYS_BEFORE_EXPIRY }).toString()
  const consents = await ctx.db
    .selectFrom('sharing_consents as consent')
    .innerJoin('people as child', (join) =>
      join.onRef('child.municipality_id', '=', 'consent.municipality_id').onRef('child.id', '=', 'consent.child_id'),
    )
    .innerJoin('pathways', (join) =>
      join
        .onRef('pathways.municipality_id', '=', 'consent.municipality_id')
        .onRef('pathways.child_id', '=', 'consent.child_id'),
    )
    .selectAll('consent')
    .select(['child.birth_date', 'pathways.id as open_pathway_id', 'pathways.responsible_id'])
    .select(
      sql<Speaker>`who_speaks(consent.municipality_id, pathways.id, consent.child_id, ${today.toString()}::date)`.as(
        'speaks',
      ),
    )
    .where('pathways.status', '=', 'active')
    .where('ended_how', 'is', null)
    .where((where) =>
      where.or([
        where.between('valid_until', today.toString(), until),
        where.and([
          where('capacity', '=', 'custody_holder'),
          where('valid_until', '>=', today.toString()),
          where('child.birth_date', '<=', plainDate(until).subtract({ years: 15 }).add({ days: 1 }).toString()),
        ]),
      ]),
    )
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('tasks')
            .whereRef('tasks.municipality_id', '=', 'consent.municipality_id')
            .whereRef('tasks.sharing_consent_id', '=', 'consent.id'),
        ),
      ),
    )
    .execute()
  let reminders = 0
  for (const consent of consents) {
    const birthDate = consent.birth_date ?? ''
    const last = lastDayOf(consent, birthDate)
    if (last > until || last < today.toString() || consent.speaks !== consent.capacity) continue
    const turns = ageOn(birthDate, consent.given_on) < DECIDES_FROM_AGE ? DECIDES_FROM_AGE : OF_AGE
    await addTask(ctx, {
      kind: 'sharing_expires',
      childId: consent.child_id,
      pathwayId: consent.open_pathway_id,
      sharingConsentId: consent.id,
      title:
        last === consent.valid_until
          ? `Samtykket til at dele med ${consent.receiver} gælder til og med ${day(last)}. Skal det fornyes?`
          : `Den unge fylder ${turns} år, og samtykket til at dele med ${consent.receiver} gælder til og med ${day(last)}. Spørg den unge selv`,
      dueOn: last,
      assigneeId: consent.responsible_id,
      role: 'intake',
    })
    reminders += 1
  }
  return { reminders }
}

export const remindOfExpiry: Job = {
  name: 'sharing.remind',
  title: 'Minder om samtykker til deling, der snart udløber',
  schedule: '45 3 * * *',
  run: remind,
}
