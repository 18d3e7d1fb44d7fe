import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import { dayOf, instantOf, type Day } from '#platform/time.ts'
import { workdaysAfter } from '#platform/workdays.ts'
import { RULES, WORKDAYS_TO_CONTROL } from './rule.ts'
import { settingsOf } from './settings.ts'

/**
 * Draws the looks of a month that are to be controlled: some of each person's by chance, and those that hit a rule, one for
 * each person and child, the gravest first and no more than the municipality has chosen. The same seed draws the same. Does
 * nothing when the month was drawn already. Gives how many were drawn, or null.
 */
export async function drawMonth(ctx: Ctx, { month, seed }: { month: Day; seed: string }): Promise<number | null> {
  const { perPerson, mostHits } = await settingsOf(ctx)
  const [from, to] = [instantOf(month), instantOf(month.add({ months: 1 }))]
  const draw = await ctx.db
    .insertInto('log_draws')
    .values({
      month: month.toString(),
      drawn_at: ctx.now,
      seed,
      per_person: perPerson,
      most_hits: mostHits,
      looks: sql<number>`(select count(*) from access_log where at >= ${from} and at < ${to})`,
      due_on: workdaysAfter(dayOf(ctx.now), WORKDAYS_TO_CONTROL).toString(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('month')
    .executeTakeFirst()
  if (!draw) return null
  const { rows } = await sql<{ drawn: number }>`
    with span as materialized (
      select id, staff_id, child_id, relation_id, at, basis, what, at at time zone 'Europe/Copenhagen' as local
      from access_log where at >= ${from} and at < ${to}
    ), chance as (
      select id from (
        select id, row_number() over (partition by staff_id order by md5(${seed} || id::text), id) as nth from span
      ) as each where nth <= ${perPerson}
    ), pair as materialized (
      select staff_id, child_id, (array_agg(id order by at, id))[1] as look_id, count(*)::integer as looks
      from span where child_id is not null group by 1, 2
    ), looker as materialized (
      select id, email, searchable(name) as whole_name, searchable(regexp_replace(name, '^.* ', '')) as surname from staff
    ), known as materialized (
      -- a member of staff as a person among those we know, if the whole name or the e-mail is the same
      select l.id as staff_id, p.id as person_id, p.address from looker l join people p on p.searchable_name = l.whole_name and not p.is_child
      union
      select l.id, p.id, p.address from looker l join people p on lower(p.email) = l.email and not p.is_child
    ), around as materialized (
      select distinct child.child_id, a.adult_id from (select distinct child_id from pair) child, lateral (
        select c.adult_id from child_contacts c where c.child_id = child.child_id
        union select h.holder_id from custody h where h.child_id = child.child_id and h.valid_to is null) a
    ), rule_of_pair as (
      select pair.*, 'same_surname' as rule from pair join looker on looker.id = pair.staff_id
        join people p on p.id = pair.child_id where searchable(p.family_name) ~ ('(^| )' || looker.surname || '$')
      union all
      select pair.*, 'same_address' from pair join known using (staff_id)
        join people p on p.id = pair.child_id
        where p.address <> '' and searchable(known.address) = searchable(p.address)
      union all
      select pair.*, 'colleague' from pair
        where child_id in (select around.child_id from around join known on known.person_id = around.adult_id)
      union all
      select pair.*, 'protected' from pair join people p on p.id = pair.child_id where p.has_protected_address
      union all
      select pair.*, 'restricted' from pair
        where exists (select from restricted_records r where r.child_id = pair.child_id and r.decided_at < ${to} and (r.ended_at is null or r.ended_at > ${from}))
    ), rule_of_look as (
      select id, 'no_relation' as rule from span where basis in ('reason', 'role', 'quality') and what <> 'log_review'
      union all select id, 'night' from span where extract(hour from local) >= 22 or extract(hour from local) < 6
      union all select id, 'weekend' from span where extract(isodow from local) > 5
    ), weight as (
      select * from unnest(${Object.keys(RULES)}::text[], ${Object.values(RULES).map(({ gravity }) => gravity)}::integer[]) as w (rule, gravity)
    ), hit as (
      select s.staff_id, coalesce(s.child_id, s.id) as about, s.id, s.at, r.rule from rule_of_look r join span s using (id)
      union all
      select staff_id, child_id, null, null, rule from rule_of_pair
    ), matter as (
      select staff_id, about, array_agg(distinct rule order by rule) as rules, (array_agg(id order by gravity desc, at, id) filter (where id is not null))[1] as look_id
      from hit join weight using (rule) group by 1, 2
    ), weighed as (
      select m.staff_id, m.about, m.rules, (select sum(gravity) from weight where rule = any(m.rules))::integer as gravity,
        coalesce(m.look_id, pair.look_id) as look_id
      from matter m left join pair on pair.staff_id = m.staff_id and pair.child_id = m.about
    ), drawn as (
      (select look_id, rules, gravity from weighed order by gravity desc, md5(${seed} || look_id::text) limit ${mostHits})
      union all
      select id, '{}'::text[], 0 from chance
    ), one as (
      select distinct on (look_id) look_id, rules, gravity from drawn order by look_id, gravity desc
    ), kept as (
      insert into log_reviews (month, look_id, staff_id, relation_id, looks, rules, gravity)
      select ${month.toString()}::date, o.look_id, s.staff_id, s.relation_id,
        coalesce(pair.looks, 1), o.rules, o.gravity
      from one o join span s on s.id = o.look_id
        left join pair on pair.staff_id = s.staff_id and pair.child_id = s.child_id
      returning 1
    )
    select count(*)::integer as drawn from kept`.execute(ctx.db)
  return rows[0]?.drawn ?? 0
}
