-- What insight may read of the other modules: days, states and kinds, never a name, a birth date or a word about a child.
-- With the rights of the one who asks, so that row-level security holds here as it does below.

-- Each way that a child has gone or goes, and where it stands.
create view insight_pathways with (security_invoker = true) as
select p.municipality_id, p.id as pathway_id, p.unit_id, p.is_under_126a, p.status, p.responsible_id,
  p.enquiry_on, p.contacted_by, p.referred_by, p.outcome, p.step,
  p.preliminary_talk_on, p.screening_on, p.treatment_on, p.final_talk_on, p.ended_on, p.closing_reason,
  p.clock, p.clock_due_on, p.next_contact_type, (p.next_contact_at at time zone 'Europe/Copenhagen')::date as next_contact_on,
  exists (
    select from ways w where w.municipality_id = p.municipality_id and w.pathway_id = p.id and w.entered_in_error_reason is null
  ) as has_way
from pathways p
where p.status <> 'entered_in_error';

-- What each way waits or waited for, by its goals: the day it is counted from, the day it was held, and when it was not, the
-- day from which nobody waited for it any more. Nobody waits for a forsamtale once there has been a screening, for a
-- screening once another outcome than treatment is chosen, or for anything once the way has ended.
create view insight_waits with (security_invoker = true) as
select p.municipality_id, p.id as pathway_id, p.unit_id, p.is_under_126a, p.enquiry_on, p.in_target_group, p.target_judged_at,
  wait.goal, wait.from_day, wait.held_on, wait.needless_on
from pathways p, lateral (values
  ('preliminary_talk'::contact_type, p.enquiry_on, p.preliminary_talk_on, least(p.screening_on, p.ended_on)),
  ('screening', p.enquiry_on, p.screening_on, least(case when p.outcome <> 'treatment' then p.outcome_on end, p.ended_on)),
  ('treatment', p.screening_on, p.treatment_on, p.ended_on)
) as wait (goal, from_day, held_on, needless_on)
where p.status <> 'entered_in_error'
  and (wait.goal <> 'treatment' or p.treatment_on is not null or p.screening_on is not null and p.outcome = 'treatment');

-- The days that families asked for themselves.
create view insight_family_days with (security_invoker = true) as
select municipality_id, pathway_id, from_day, to_day from family_delays;

-- Every contact that was planned or held. What was taken off the calendar because the way ended is not a cancellation.
create view insight_contacts with (security_invoker = true) as
select c.municipality_id, c.pathway_id, p.unit_id, p.is_under_126a, c.type, c.status, c.cancelled_by, c.on_day
from contacts c
join pathways p on p.municipality_id = c.municipality_id and p.id = c.pathway_id
where c.status <> 'entered_in_error' and p.status <> 'entered_in_error'
  and (c.status <> 'cancelled' or p.ended_on is null or c.on_day < p.ended_on);

-- Talks that are planned, or were and wait to be registered.
create view insight_planned_talks with (security_invoker = true) as
select municipality_id, staff_id, starts_at from contacts where status = 'planned';

create view insight_ways with (security_invoker = true) as
select w.municipality_id, w.pathway_id, p.unit_id, p.is_under_126a, w.target, w.handed_over_on, w.check_outcome
from ways w
join pathways p on p.municipality_id = w.municipality_id and p.id = w.pathway_id
where w.entered_in_error_reason is null and p.status <> 'entered_in_error';

-- What each way is about as it stands now.
create view insight_themes with (security_invoker = true) as
select t.municipality_id, t.pathway_id, p.unit_id, p.is_under_126a, p.enquiry_on, t.theme
from pathway_themes t
join pathways p on p.municipality_id = t.municipality_id and p.id = t.pathway_id
where t.until is null and p.status <> 'entered_in_error';

-- What somebody must answer and has not.
create view insight_tasks with (security_invoker = true) as
select municipality_id, pathway_id, kind, due_on, assignee_id, role from tasks where done_at is null;

create view insight_enquiries with (security_invoker = true) as
select municipality_id, status, received_on from enquiries;

create view insight_guidance with (security_invoker = true) as
select municipality_id, on_day, count from anonymous_guidance;

grant select on insight_pathways, insight_waits, insight_family_days, insight_contacts, insight_planned_talks, insight_ways,
  insight_themes, insight_tasks, insight_enquiries, insight_guidance to trin2_app;
