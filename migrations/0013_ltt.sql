-- The national report (KL's guide LTT): what is due, what was told, and what came of it.

-- What a municipality decides about its reports. Without a SOR code nothing can be reported (R98).
create table ltt_settings (
  municipality_id text primary key references municipalities (id),
  sor_code text check (sor_code ~ '^[0-9]{11,18}$'),
  -- since when: children who were reported under another are reported again
  sor_code_since timestamptz,
  -- the Danish time of the nightly run
  runs_at time not null default '23:45',
  is_paused boolean not null default false,
  last_run_at timestamptz,
  version integer not null default 1,
  check ((sor_code is null) = (sor_code_since is null))
);
call own_by_municipality('ltt_settings', 'select, insert, update');

-- The order in which things happened, also within one instant.
alter table events add column nth bigint generated always as identity;

-- Children of whom something has changed that is in no report yet, since the first day of it.
create table ltt_due (
  municipality_id text not null,
  child_id uuid not null,
  since date not null,
  primary key (municipality_id, child_id),
  foreign key (municipality_id, child_id) references people (municipality_id, id)
);
call own_by_municipality('ltt_due', 'select, insert, update, delete');

-- R92: whatever happens that a report tells of marks its child, in the same transaction. The mark is written also when it
-- is there already, so that whoever builds a report waits for those who are still writing.
create function mark_for_report() returns trigger
  language plpgsql as $$
begin
  insert into ltt_due (municipality_id, child_id, since)
  select p.municipality_id, p.child_id, min((added.at at time zone 'Europe/Copenhagen')::date)
  from added join pathways p on p.municipality_id = added.municipality_id and p.id = added.pathway_id
  where added.name in ('pathway.opened', 'pathway.ended', 'pathway.reopened', 'pathway.entered_in_error', 'contact.held',
    'contact.corrected', 'theme.added', 'theme.removed', 'way.shown', 'way.corrected')
  group by p.municipality_id, p.child_id
  order by p.child_id
  on conflict (municipality_id, child_id) do update set since = least(ltt_due.since, excluded.since);
  return null;
end $$;
create trigger mark_for_report after insert on events referencing new table as added
  for each statement execute function mark_for_report();

-- The CPR number and the birth date are reported, or decide whether anything is: R99, R8.
create procedure mark_child_for_report(of_municipality text, of_person uuid, on_day date)
  language sql as $$
  insert into ltt_due (municipality_id, child_id, since)
  select distinct w.municipality_id, w.child_id, on_day from pathways w
  where w.municipality_id = of_municipality and w.child_id = of_person
  on conflict (municipality_id, child_id) do update set since = least(ltt_due.since, excluded.since)
$$;
create function mark_number_for_report() returns trigger
  language plpgsql as $$
begin
  call mark_child_for_report(new.municipality_id, new.person_id, (new.recorded_at at time zone 'Europe/Copenhagen')::date);
  return null;
end $$;
create trigger mark_number_for_report after insert on person_identifiers
  for each row execute function mark_number_for_report();
create function mark_birth_date_for_report() returns trigger
  language plpgsql as $$
begin
  call mark_child_for_report(new.municipality_id, new.id, (now() at time zone 'Europe/Copenhagen')::date);
  return null;
end $$;
create trigger mark_birth_date_for_report after update of birth_date on people
  for each row when (new.birth_date is distinct from old.birth_date) execute function mark_birth_date_for_report();

-- Whatever happened before this migration is due too, from its first day on.
alter table events no force row level security;
alter table pathways no force row level security;
alter table ltt_due no force row level security;
insert into ltt_due (municipality_id, child_id, since)
select p.municipality_id, p.child_id, min((e.at at time zone 'Europe/Copenhagen')::date)
from events e join pathways p on p.municipality_id = e.municipality_id and p.id = e.pathway_id
group by p.municipality_id, p.child_id;
alter table events force row level security;
alter table pathways force row level security;
alter table ltt_due force row level security;

-- pending: waits to be delivered, or to be tried again. failed: tried too often. duplicate: the gateway had it already.
-- replaced: another report tells what this one should have told.
create type ltt_state as enum ('pending', 'failed', 'refused', 'sent', 'duplicate', 'left_out', 'replaced');
create type ltt_left_out as enum ('not_under_126a', 'outside_age');

-- R91, R92: a report about one child and one day. What it said is in its items; the CPR number is put in when it is
-- delivered, so that it is kept in one place only.
create table ltt_reports (
  municipality_id text not null,
  -- Bundle.id; follows from what the report tells, so that the same is never told twice
  id uuid not null,
  child_id uuid not null,
  day date not null,
  -- the order in which a child's reports are delivered
  nth bigint generated always as identity,
  state ltt_state not null,
  left_out ltt_left_out,
  built_at timestamptz not null,
  attempts integer not null default 0,
  -- how often the receiver answered with a fault of its own; one that is away answers nothing
  troubles integer not null default 0,
  next_try_at timestamptz,
  settled_at timestamptz,
  -- why it was refused, or has not been delivered: codes, places and words, nothing about anybody
  faults jsonb not null default '[]',
  primary key (municipality_id, id),
  foreign key (municipality_id, child_id) references people (municipality_id, id),
  check ((state = 'left_out') = (left_out is not null)),
  check ((state in ('pending', 'failed')) = (settled_at is null))
);
create index ltt_reports_of_child on ltt_reports (municipality_id, child_id, nth);
create index ltt_reports_by_day on ltt_reports (municipality_id, day, id);
create index ltt_reports_open on ltt_reports (municipality_id, state, nth) where state in ('pending', 'failed', 'refused');
call own_by_municipality('ltt_reports', 'select, insert, update');

create type ltt_kind as enum ('citizen', 'plan', 'encounter', 'referral');

-- What each report tells of: ids, times and codes, never whose they are.
create table ltt_items (
  municipality_id text not null,
  report_id uuid not null,
  -- the id of the child, pathway, contact or way
  resource_id uuid not null,
  -- its place in the report, from 0
  position integer not null,
  kind ltt_kind not null,
  child_id uuid not null,
  pathway_id uuid,
  -- told again only because something else refers to it
  is_repeated boolean not null,
  is_error boolean not null,
  contact_type contact_type,
  target way_target,
  starts_at timestamptz,
  content jsonb not null,
  changed_at timestamptz not null,
  -- whether this is what the gateway holds of it now
  stands boolean not null default false,
  primary key (municipality_id, report_id, resource_id),
  foreign key (municipality_id, report_id) references ltt_reports (municipality_id, id),
  check ((kind = 'citizen') = (pathway_id is null)),
  check ((kind = 'encounter') = (contact_type is not null)),
  check ((kind = 'referral') = (target is not null))
);
create index ltt_items_of_child on ltt_items (municipality_id, child_id);
create unique index ltt_items_that_stand on ltt_items (municipality_id, resource_id) where stands;
create index ltt_items_counted on ltt_items (municipality_id, starts_at) where stands and not is_error;
call own_by_municipality('ltt_items', 'select, insert, update');
create index ltt_items_of_pathway on ltt_items (municipality_id, pathway_id, contact_type) where stands;

-- Reports that somebody must see to.
create view insight_reports with (security_invoker = true) as
select municipality_id, state from ltt_reports where state in ('refused', 'failed');
grant select on insight_reports to trin2_app;
