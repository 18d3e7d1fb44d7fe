-- Fills one municipality with invented children and their ways, straight into the tables: triggers and foreign keys are
-- asleep meanwhile, so it keeps the rules by itself. The same settings give the same rows. Run by volume.ts, as owner:
--   volume.municipality   whose they are            volume.pathways   how many
--   volume.until          the day it is meanwhile   volume.days       over how many days before it the henvendelser lie
-- The shares follow the national estimates: of those in forsamtale 75 % go on to screening, of those 94,5 % to treatment.

set session_replication_role = replica;

-- Between 0 and 1, always the same for the same number and word. Stable and not immutable, like what they call: only so
-- are they inlined, and cost microseconds.
create function pg_temp.chance(n integer, word text) returns double precision language sql stable as
$$ select ('x' || substr(md5(word || n::text), 1, 8))::bit(32)::bigint / 4294967296.0 $$;
create function pg_temp.key(n bigint, word text) returns uuid language sql stable as
$$ select md5(current_setting('volume.municipality') || word || '.' || n::text)::uuid $$;
create function pg_temp.one_of(words text[], share double precision) returns text language sql stable as
$$ select words[1 + floor(share * cardinality(words))::integer] $$;
create function pg_temp.at_ten(day date) returns timestamptz language sql stable as
$$ select (day + time '10:00') at time zone 'Europe/Copenhagen' $$;
create function pg_temp.here() returns text language sql stable as
$$ select current_setting('volume.municipality') $$;
create function pg_temp.today() returns date language sql stable as
$$ select current_setting('volume.until')::date $$;

insert into units (municipality_id, id, name)
select pg_temp.here(), pg_temp.key(n, 'unit'), name
from unnest(array['Børnehuset', 'Familiehuset', 'Ungehuset']) with ordinality as named (name, n)
on conflict do nothing;
create temp table volume_units as select id, row_number() over (order by name) - 1 as n from units where municipality_id = pg_temp.here();

insert into staff (municipality_id, id, name, email, profession, unit_id)
select pg_temp.here(), pg_temp.key(n, 'staff'), 'Medarbejder ' || n, 'medarbejder' || n || '@example.org', 'psykolog',
  (select id from volume_units where volume_units.n = staff.n % (select count(*) from volume_units))
from generate_series(1, 40) as staff (n);
insert into staff_roles (municipality_id, staff_id, role)
select pg_temp.here(), pg_temp.key(n, 'staff'), case when n % 4 = 0 then 'intake' else 'therapist' end::staff_role from generate_series(1, 40) as n;

-- Each way as it is meant to go; what lies after today has not happened yet.
create temp table volume_ways as
with begun as (
  select n,
    pg_temp.today() - floor(pg_temp.chance(n, 'enquiry') * current_setting('volume.days')::integer)::integer as enquiry_on,
    pg_temp.chance(n, 'came') < .93 as comes,
    pg_temp.chance(n, 'screened') < .75 as is_screened,
    pg_temp.chance(n, 'treated') < .945 as is_treated,
    1 + floor(7 * pg_temp.chance(n, 'treatments'))::integer as treatments
  from generate_series(1, current_setting('volume.pathways')::integer) as n
), talked as (
  select *, case when comes then enquiry_on + 1 + floor(21 * power(pg_temp.chance(n, 'wait'), 1.5))::integer end as preliminary_talk_on from begun
), screened as (
  select *, case when is_screened then preliminary_talk_on + 5 + floor(24 * power(pg_temp.chance(n, 'wait again'), 1.6))::integer end as screening_on from talked
), treated as (
  select *, case when is_treated then screening_on + 7 + floor(45 * pg_temp.chance(n, 'wait more'))::integer end as treatment_on from screened
), followed as (
  select *, case when pg_temp.chance(n, 'followed') < .85 then treatment_on + treatments * 14 + 7 end as final_talk_on from treated
)
select *, coalesce(final_talk_on + 2, treatment_on + treatments * 14 + 30, screening_on + 14, preliminary_talk_on + 10, enquiry_on + 21)
    + floor(12 * pg_temp.chance(n, 'tidied'))::integer as ended_on,
  case when treatment_on is not null or is_screened and comes then 'treatment'
    else pg_temp.one_of(array['closed', 'closed', 'other_effort', 'other_effort', 'psychiatry'], pg_temp.chance(n, 'outcome')) end as outcome,
  coalesce(preliminary_talk_on, enquiry_on + 20) as outcome_on
from followed;

update volume_ways set
  preliminary_talk_on = case when preliminary_talk_on <= pg_temp.today() then preliminary_talk_on end,
  screening_on = case when screening_on <= pg_temp.today() then screening_on end,
  treatment_on = case when treatment_on <= pg_temp.today() then treatment_on end,
  final_talk_on = case when final_talk_on <= pg_temp.today() then final_talk_on end,
  ended_on = case when ended_on <= pg_temp.today() then ended_on end,
  outcome = case when outcome_on <= pg_temp.today() then outcome end,
  treatments = least(treatments, (pg_temp.today() - treatment_on) / 14 + 1);

alter table volume_ways
  add next_type contact_type, add next_on date, add birth_date date,
  add unit_id uuid, add staff_id uuid, add step contact_type, add judged_at judged_at;
update volume_ways w set
  next_type = case when ended_on is not null or pg_temp.chance(n, 'planned') > .7 then null
    when treatment_on is not null then 'treatment' when screening_on is not null then 'treatment'
    when preliminary_talk_on is not null then 'screening' else 'preliminary_talk' end::contact_type,
  next_on = pg_temp.today() + floor(15 * pg_temp.chance(n, 'planned on'))::integer,
  birth_date = enquiry_on - (5 * 366 + floor(12.9 * 365 * pg_temp.chance(n, 'born'))::integer),
  unit_id = (select id from volume_units u where u.n = floor(pg_temp.chance(w.n, 'unit') * (select count(*) from volume_units))::integer),
  staff_id = case when preliminary_talk_on is not null then pg_temp.key(1 + floor(40 * pg_temp.chance(n, 'staff'))::integer, 'staff') end,
  step = case when ended_on is not null then 'ending' when final_talk_on is not null then 'final_talk' when treatment_on is not null then 'treatment'
    when screening_on is not null then 'screening' when preliminary_talk_on is not null then 'preliminary_talk' else 'enquiry' end::contact_type,
  judged_at = case when preliminary_talk_on is not null then pg_temp.one_of(
    array['first_contact', 'first_conversation', 'first_conversation', 'first_conversation', 'later'], pg_temp.chance(n, 'judged')) end::judged_at;
-- A CPR number is not invented for those born on 1 January.
update volume_ways set birth_date = birth_date + 1 where extract(doy from birth_date) = 1;
update volume_ways set next_on = null where next_type is null;
analyze volume_ways;

insert into people (municipality_id, id, given_name, family_name, birth_date, is_child, school)
select pg_temp.here(), pg_temp.key(n, 'child'),
  pg_temp.one_of(array['Alma', 'Anton', 'Aya', 'Carl', 'Clara', 'Ella', 'Emil', 'Freja', 'Ida', 'Josefine', 'Karl', 'Lærke', 'Liam', 'Liv', 'Malthe',
    'Noah', 'Oscar', 'Sofie', 'Søren', 'Viggo', 'Yusuf', 'Åse'], pg_temp.chance(n, 'given')) || ' Test',
  pg_temp.one_of(array['Andersen', 'Bang', 'Christensen', 'Demir', 'Friis', 'Hansen', 'Holm', 'Jensen', 'Kjær', 'Larsen', 'Lund', 'Madsen', 'Møller',
    'Nielsen', 'Olsen', 'Pedersen', 'Rasmussen', 'Schmidt', 'Sørensen', 'Thomsen', 'Østergaard', 'Aagaard'], pg_temp.chance(n, 'family')),
  birth_date, true, pg_temp.one_of(array['Østre Skole', 'Vestre Skole', 'Søndre Skole'], pg_temp.chance(n, 'school'))
from volume_ways;
insert into people (municipality_id, id, given_name, family_name, is_child, phone)
select municipality_id, pg_temp.key(n, 'adult'), 'Forælder Test', family_name, false, '20 00 00 00'
from volume_ways join people on municipality_id = pg_temp.here() and id = pg_temp.key(n, 'child');
insert into child_contacts (municipality_id, child_id, adult_id, relationship, is_primary)
select pg_temp.here(), pg_temp.key(n, 'child'), pg_temp.key(n, 'adult'), 'mother', true from volume_ways;
insert into custody (municipality_id, child_id, holder_id, sharing, source, source_date, valid_from)
select pg_temp.here(), pg_temp.key(n, 'child'), pg_temp.key(n, 'adult'), 'sole', 'stated_by_parent', enquiry_on, birth_date from volume_ways;

insert into pathways (municipality_id, id, child_id, unit_id, responsible_id, status, enquiry_at, enquiry_on, contacted_by, channel, referred_by,
  residence_municipality_id, in_target_group, target_judged_on, target_judged_at, outcome, outcome_on, outcome_reason, guidance,
  step, preliminary_talk_on, screening_on, treatment_on, final_talk_on, treatments_held, next_contact_at, next_contact_type, clock, clock_due_on,
  ended_at, ended_on, closing_reason, no_way_reason, resumption_judged_unrealistic)
select pg_temp.here(), pg_temp.key(n, 'pathway'), pg_temp.key(n, 'child'), unit_id, staff_id,
  case when ended_on is null then 'active' else 'completed' end::pathway_status,
  pg_temp.at_ten(enquiry_on), enquiry_on,
  pg_temp.one_of(array['mother', 'mother', 'mother', 'father', 'child', 'other_custodian'], pg_temp.chance(n, 'by'))::contacting_party,
  pg_temp.one_of(array['phone', 'phone', 'written'], pg_temp.chance(n, 'channel'))::contact_mode,
  case when pg_temp.chance(n, 'referred') < .6 then pg_temp.one_of(
    array['general_practice', 'general_practice', 'school', 'school', 'ppr', 'health_visitor', 'social_services'], pg_temp.chance(n, 'by whom')) end::referring_party,
  pg_temp.here(), case when judged_at is not null then is_screened end, case when judged_at is not null then preliminary_talk_on end, judged_at,
  outcome::outcome, case when outcome is not null then outcome_on end, case when outcome = 'closed' then 'Der er ikke behov for mere.' end,
  case when outcome = 'other_effort' then 'Vejledt om andre tilbud.' end,
  step, preliminary_talk_on, screening_on, treatment_on, final_talk_on, case when treatment_on is null then 0 else treatments end,
  pg_temp.at_ten(next_on), next_type,
  case when ended_on is not null or screening_on is not null then null when preliminary_talk_on is null then 'preliminary_talk'
    when is_screened and judged_at <> 'later' then 'screening' end::contact_type,
  case when ended_on is not null or screening_on is not null then null when preliminary_talk_on is null then enquiry_on + 14
    when is_screened and judged_at <> 'later' then enquiry_on + 30 end,
  pg_temp.at_ten(ended_on), ended_on,
  case when ended_on is null then null when final_talk_on is not null then 'treatment_completed' when outcome = 'psychiatry' then 'child_psychiatry'
    when outcome = 'other_effort' then 'other_effort' when outcome = 'closed' then 'no_need'
    else pg_temp.one_of(array['declined', 'drop_out', 'moved', 'not_in_target_group'], pg_temp.chance(n, 'why')) end::closing_reason,
  case when ended_on is not null and outcome not in ('psychiatry', 'other_effort') then 'Der er ikke brug for mere.' end,
  case when ended_on is not null then 'Vurderet ved afslutningen.' end
from volume_ways;

insert into treatment_consents (municipality_id, pathway_id, giver_id, capacity, decision, form, given_on, counts_from, informed_of, recorded_at)
select pg_temp.here(), pg_temp.key(n, 'pathway'), pg_temp.key(n, case when is_young then 'child' else 'adult' end),
  case when is_young then 'young_person' else 'custody_holder' end::consent_capacity, 'permit', 'oral', preliminary_talk_on,
  preliminary_talk_on::timestamp at time zone 'Europe/Copenhagen', 'Hvad behandlingen går ud på.', pg_temp.at_ten(preliminary_talk_on)
from volume_ways, lateral (select age_on(birth_date, preliminary_talk_on) >= 15 as is_young) as age
where screening_on is not null and preliminary_talk_on is not null;
insert into custody_notices (municipality_id, pathway_id, holder_id, decision, on_day, how, recorded_at)
select pg_temp.here(), pg_temp.key(n, 'pathway'), pg_temp.key(n, 'adult'), 'told', preliminary_talk_on, 'I samtalen.', pg_temp.at_ten(preliminary_talk_on)
from volume_ways where screening_on is not null and age_on(birth_date, preliminary_talk_on) >= 15;

insert into risk_assessments (municipality_id, pathway_id, assessed_by, assessed_at, talked_with, harm_now, harm_recently, thoughts, plan, means, attempts,
  level, reason, guideline, recorded_at)
select pg_temp.here(), pg_temp.key(n, 'pathway'), staff_id, pg_temp.at_ten(screening_on), '{young_person_alone}', 'no', 'no', 'none', 'no', 'no', 'no',
  'none', 'Ingen tegn i samtalen.', 'Vejledning, version 1', pg_temp.at_ten(screening_on)
from volume_ways where screening_on is not null and staff_id is not null;

insert into contacts (municipality_id, id, pathway_id, type, status, starts_at, on_day, delivery, participant, staff_id, summary, cancelled_by, status_reason, registered_at)
select pg_temp.here(), pg_temp.key(n, type || status || nth), pg_temp.key(n, 'pathway'), type::contact_type, status::contact_status,
  pg_temp.at_ten(on_day), on_day, case when type = 'treatment' then 'individual' end::delivery_type, case when type = 'treatment' then 'with_child' end::participant_type,
  staff_id, 'Et kort resumé af, hvad der blev talt om.', case when status = 'cancelled' then pg_temp.one_of(array['family', 'family', 'offer'], pg_temp.chance(n, 'cancelled')) end::cancelling_party,
  case when status in ('cancelled', 'missed') then 'Barnet var sygt.' end, pg_temp.at_ten(on_day)
from (
  select n, 'enquiry' as type, 'held' as status, 1 as nth, enquiry_on as on_day, staff_id from volume_ways
  union all select n, 'preliminary_talk', 'held', 1, preliminary_talk_on, staff_id from volume_ways
  union all select n, 'screening', 'held', 1, screening_on, staff_id from volume_ways
  union all select n, 'treatment', 'held', nth, treatment_on + (nth - 1) * 14, staff_id from volume_ways, generate_series(1, treatments) as nth where treatment_on is not null
  union all select n, 'final_talk', 'held', 1, final_talk_on, staff_id from volume_ways
  union all select n, 'ending', 'held', 1, ended_on, staff_id from volume_ways
  union all select n, next_type::text, 'planned', 1, next_on, staff_id from volume_ways
  union all select n, 'preliminary_talk', 'cancelled', 1, enquiry_on + 6, staff_id from volume_ways where pg_temp.chance(n, 'off') < .1 and enquiry_on + 6 < pg_temp.today()
  union all select n, 'treatment', 'cancelled', 1, treatment_on + 5, staff_id from volume_ways where pg_temp.chance(n, 'off later') < .3 and treatment_on + 5 < pg_temp.today()
  union all select n, 'treatment', 'missed', 1, treatment_on + 10, staff_id from volume_ways where pg_temp.chance(n, 'away') < .12 and treatment_on + 10 < pg_temp.today()
) as meant where on_day is not null;

insert into pathway_themes (municipality_id, pathway_id, theme, since)
select distinct pg_temp.here(), pg_temp.key(n, 'pathway'), pg_temp.one_of(
    array['behaviour', 'worry', 'worry', 'worry', 'body_and_food', 'self_harm', 'sadness', 'sadness', 'obsessions', 'restlessness', 'other'],
    pg_temp.chance(n, 'theme' || nth))::theme, enquiry_on
from volume_ways, generate_series(1, 2) as nth;

insert into family_delays (municipality_id, pathway_id, from_day, to_day, reason, recorded_at)
select pg_temp.here(), pg_temp.key(n, 'pathway'), enquiry_on + 3, enquiry_on + 10, 'Familien var på ferie.', pg_temp.at_ten(enquiry_on + 3)
from volume_ways where pg_temp.chance(n, 'delay') < .05;

create temp table volume_ways_on as
select n, staff_id, outcome_on + 1 as handed_over_on, outcome_on + 31 as check_by, pg_temp.chance(n, 'checked') as chance,
  case when outcome = 'psychiatry' then 'child_psychiatry' else pg_temp.one_of(
    array['general_practice', 'other_municipal_offer', 'other_municipal_offer', 'civil_society', 'civil_society', 'offer_in_other_municipality', 'other'],
    pg_temp.chance(n, 'target')) end::way_target as target
from volume_ways
where outcome_on < pg_temp.today() and (outcome in ('psychiatry', 'other_effort') or pg_temp.chance(n, 'way') < .2);
insert into ways (municipality_id, id, pathway_id, target, receiver, agreed_by, agreed_on, handed_over_on, check_by, checked_on, check_outcome, check_note, recorded_at)
select pg_temp.here(), pg_temp.key(n, 'way'), pg_temp.key(n, 'pathway'), target, 'Modtageren', 'Forælderen', handed_over_on, handed_over_on, check_by,
  case when answered then check_by end, case when answered then pg_temp.one_of(
    array['in_contact', 'in_contact', 'in_contact', 'in_contact', 'waiting_for_receiver', 'not_in_contact', 'family_declined'], chance) end::way_check,
  case when answered then 'Ringet til familien.' end, pg_temp.at_ten(handed_over_on)
from (select *, check_by < pg_temp.today() and (pg_temp.today() - check_by > 20 or chance < .6) as answered from volume_ways_on) as shown;
insert into tasks (municipality_id, kind, child_id, pathway_id, way_id, title, due_on, assignee_id, role, created_at, done_at, answer)
select w.municipality_id, 'way_check', p.child_id, p.id, w.id, 'Er familien kommet i kontakt?', w.check_by, p.responsible_id, 'intake', w.recorded_at,
  pg_temp.at_ten(w.checked_on), w.check_note
from ways w join pathways p on p.municipality_id = w.municipality_id and p.id = w.pathway_id where w.municipality_id = pg_temp.here();

insert into care_relations (municipality_id, child_id, staff_id, basis, starts_at, ends_at)
select pg_temp.here(), pg_temp.key(n, 'child'), staff_id, 'responsible', pg_temp.at_ten(preliminary_talk_on), pg_temp.at_ten(ended_on + 30)
from volume_ways where staff_id is not null;

insert into events (municipality_id, pathway_id, at, actor_id, name, detail)
select municipality_id, pathway_id, starts_at, staff_id,
  case type when 'enquiry' then 'pathway.opened' when 'ending' then 'pathway.ended' else 'contact.held' end,
  jsonb_build_object('contact', id, 'type', type, 'on', on_day)
from contacts where municipality_id = pg_temp.here() and status = 'held';

insert into enquiries (municipality_id, status, source, received_at, received_on, contacted_by, channel, child_given_name, child_family_name,
  child_birth_date, contact_name, contact_phone, pathway_id, handled_at, receipt)
select p.municipality_id, 'opened', 'public_page', p.enquiry_at, p.enquiry_on, p.contacted_by, p.channel, c.given_name, c.family_name,
  c.birth_date, 'Forælder Test', '20 00 00 00', p.id, p.enquiry_at, 'V' || n
from volume_ways join pathways p on p.municipality_id = pg_temp.here() and p.id = pg_temp.key(n, 'pathway')
  join people c on c.municipality_id = p.municipality_id and c.id = p.child_id;
insert into enquiries (municipality_id, source, received_at, received_on, contacted_by, channel, child_given_name, child_family_name,
  child_birth_date, contact_name, contact_phone, receipt)
select pg_temp.here(), 'public_page', pg_temp.at_ten(pg_temp.today() - n), pg_temp.today() - n, 'mother', 'written', 'Ny Test', 'Venter', pg_temp.today() - 3650,
  'Forælder Test', '20 00 00 00', 'W' || n
from generate_series(0, 17) as n;
insert into anonymous_guidance (municipality_id, on_day, count)
select pg_temp.here(), pg_temp.today() - n, 1 + n % 3 from generate_series(0, current_setting('volume.days')::integer, 4) as n;

set session_replication_role = default;
