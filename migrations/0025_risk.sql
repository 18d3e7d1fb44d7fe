-- Risk of self-harm and suicide: what was asked and judged, on whose guideline, what was decided, and the plan that the young
-- person made. Nothing of it is changed or deleted; a mistake is marked by a row of its own.

create type risk_level as enum ('none', 'low', 'increased', 'acute');
create type risk_answer as enum ('yes', 'no', 'unknown');
create type risk_talk as enum ('young_person_alone', 'young_person_with_adults', 'parents', 'others');
create type risk_thoughts as enum ('none', 'of_not_living', 'of_suicide', 'unknown');
create type harm_severity as enum ('superficial', 'needed_care_at_home', 'needed_medical_care', 'unknown');
create type risk_step as enum ('acute_psychiatry', 'child_psychiatry', 'parents_told', 'concern_considered', 'safety_plan', 'followed_up_soon');
create type track_result as enum ('fits', 'does_not_fit', 'cannot_say');

alter type task_kind add value 'risk_assessment';
alter type task_kind add value 'risk_step';
alter type journal_kind add value 'risk';

-- The guideline that a municipality follows, its own or a partnership's, in versions. The one that is valid is shown beside the form.
create table risk_guidelines (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  number integer not null check (number >= 1),
  title text not null check (length(title) between 3 and 200),
  text text not null check (length(text) between 20 and 20000),
  approved_by text not null check (length(approved_by) between 2 and 200),
  approved_on date not null,
  valid_from date not null check (valid_from >= approved_on),
  recorded_by uuid default current_actor(),
  recorded_at timestamptz not null,
  primary key (municipality_id, id),
  unique (municipality_id, number)
);
call own_by_municipality('risk_guidelines', 'select, insert');

-- R38: what the self-harm track asks for here; the last row counts.
create table risk_track_rules (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  nth bigint not null generated always as identity,
  from_age integer not null check (from_age between 5 and 17),
  to_age integer not null check (to_age between 5 and 17),
  act_within_months integer not null check (act_within_months between 1 and 24),
  recorded_by uuid default current_actor(),
  recorded_at timestamptz not null,
  primary key (municipality_id, id),
  constraint from_youngest_to_oldest check (from_age <= to_age)
);
call own_by_municipality('risk_track_rules', 'select, insert');

-- R36: one structured assessment, at the day and time on which it was made.
create table risk_assessments (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  nth bigint not null generated always as identity,
  pathway_id uuid not null,
  assessed_by uuid not null,
  assessed_at timestamptz not null,
  talked_with risk_talk[] not null check (cardinality(talked_with) > 0),
  talked_with_words text not null default '' check (length(talked_with_words) <= 300),
  harm_now risk_answer not null,
  harm_recently risk_answer not null,
  harm_severity harm_severity,
  harm_words text not null default '' check (length(harm_words) <= 2000),
  thoughts risk_thoughts not null,
  thoughts_words text not null default '' check (length(thoughts_words) <= 2000),
  plan risk_answer not null,
  means risk_answer not null,
  attempts risk_answer not null,
  attempts_words text not null default '' check (length(attempts_words) <= 2000),
  protective text not null default '' check (length(protective) <= 2000),
  adults_know text not null default '' check (length(adults_know) <= 2000),
  level risk_level not null,
  reason text not null check (length(reason) between 10 and 4000),
  steps risk_step[] not null default '{}',
  steps_words text not null default '' check (length(steps_words) <= 2000),
  -- the version that was shown beside the form: the municipality's own, or the short one of Trin 2 by its name
  guideline_id uuid,
  guideline text not null check (length(guideline) between 3 and 250),
  recorded_by uuid default current_actor(),
  recorded_at timestamptz not null,
  primary key (municipality_id, id),
  unique (municipality_id, pathway_id, id),
  foreign key (municipality_id, pathway_id) references pathways (municipality_id, id),
  foreign key (municipality_id, assessed_by) references staff (municipality_id, id),
  foreign key (municipality_id, guideline_id) references risk_guidelines (municipality_id, id),
  constraint r36_not_ahead check (assessed_at <= recorded_at),
  -- what was answered yes to is not called nothing
  constraint r36_no_risk_without_signs check (level <> 'none' or (harm_now <> 'yes' and thoughts not in ('of_not_living', 'of_suicide') and plan <> 'yes'))
);
create index risk_assessments_of_pathway on risk_assessments (municipality_id, pathway_id, assessed_at, nth);
call own_by_municipality('risk_assessments', 'select, insert');

-- R37: that treatment goes on although the risk is increased or acute: who decided it, when and why.
create table risk_decisions (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  pathway_id uuid not null,
  assessment_id uuid not null,
  decided_by uuid not null default current_actor(),
  decided_at timestamptz not null,
  reason text not null check (length(reason) between 10 and 4000),
  recorded_at timestamptz not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, pathway_id, assessment_id) references risk_assessments (municipality_id, pathway_id, id),
  foreign key (municipality_id, decided_by) references staff (municipality_id, id),
  constraint r37_not_ahead check (decided_at <= recorded_at)
);
create index risk_decisions_of_assessment on risk_decisions (municipality_id, pathway_id, assessment_id);
call own_by_municipality('risk_decisions', 'select, insert');

-- What was entered in error, with the reason. It stays to be read, and counts no more.
create table risk_errors (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  pathway_id uuid not null,
  of_id uuid not null,
  reason text not null check (length(reason) between 3 and 1000),
  recorded_by uuid default current_actor(),
  recorded_at timestamptz not null,
  primary key (municipality_id, id),
  unique (municipality_id, of_id),
  foreign key (municipality_id, pathway_id) references pathways (municipality_id, id)
);
create index risk_errors_of_pathway on risk_errors (municipality_id, pathway_id);
call own_by_municipality('risk_errors', 'select, insert');

-- R37, R38: the criteria of the self-harm track held against one child at one assessment, with the values that counted then.
create table self_harm_checks (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  nth bigint not null generated always as identity,
  pathway_id uuid not null,
  assessment_id uuid not null,
  answers jsonb not null,
  age integer not null,
  from_age integer not null,
  to_age integer not null,
  act_within_months integer not null,
  result track_result not null,
  chosen track_result,
  chosen_because text check (length(chosen_because) between 10 and 2000),
  recorded_by uuid default current_actor(),
  recorded_at timestamptz not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, pathway_id, assessment_id) references risk_assessments (municipality_id, pathway_id, id),
  constraint overruled_with_a_reason check ((chosen is null) = (chosen_because is null) and chosen is distinct from result)
);
create index self_harm_checks_of_pathway on self_harm_checks (municipality_id, pathway_id);
call own_by_municipality('self_harm_checks', 'select, insert');

-- A plan that the young person makes with staff, in their own words. A changed one is a new version.
create table safety_plans (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  pathway_id uuid not null,
  number integer not null check (number >= 1),
  made_on date not null,
  warning_signs text not null default '' check (length(warning_signs) <= 2000),
  myself text not null default '' check (length(myself) <= 2000),
  company text not null default '' check (length(company) <= 2000),
  helpers text not null default '' check (length(helpers) <= 2000),
  professionals text not null default '' check (length(professionals) <= 2000),
  surroundings text not null default '' check (length(surroundings) <= 2000),
  -- whether the young person wants it on their phone, and with whom it is shared besides
  on_phone boolean not null,
  shared_with text not null default '' check (length(shared_with) <= 500),
  recorded_by uuid default current_actor(),
  recorded_at timestamptz not null,
  primary key (municipality_id, id),
  unique (municipality_id, pathway_id, number),
  foreign key (municipality_id, pathway_id) references pathways (municipality_id, id),
  constraint something_is_written check (length(warning_signs || myself || company || helpers || professionals || surroundings) > 0)
);
call own_by_municipality('safety_plans', 'select, insert');

-- A secret address of the newest version. Only the hash of its token is kept; it ends by its day, or when it is taken back.
create table safety_plan_links (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  pathway_id uuid not null,
  token_hash bytea not null check (length(token_hash) = 32),
  made_by uuid default current_actor(),
  made_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > made_at and expires_at <= made_at + interval '367 days'),
  revoked_at timestamptz,
  revoked_by uuid,
  primary key (municipality_id, id),
  unique (municipality_id, token_hash),
  foreign key (municipality_id, pathway_id) references pathways (municipality_id, id)
);
create index safety_plan_links_of_pathway on safety_plan_links (municipality_id, pathway_id);
call own_by_municipality('safety_plan_links', 'select, insert, update');

create function refuse_risk_change() returns trigger
  language plpgsql as $$
begin
  raise exception 'rows of % are never changed or deleted', tg_table_name using errcode = 'TR036',
    hint = 'Det, der er registreret om risiko, ændres ikke. Markér det som en fejl, og registrér på ny.';
end $$;
do $$
declare
  each text;
begin
  foreach each in array array['risk_guidelines', 'risk_track_rules', 'risk_assessments', 'risk_decisions', 'risk_errors', 'self_harm_checks', 'safety_plans'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_risk_change()', each || '_stand', each);
    execute format('create trigger %I before truncate on %I execute function refuse_risk_change()', each || '_never_emptied', each);
    if each not in ('risk_guidelines', 'risk_track_rules') then
      execute format('create trigger nothing_is_added_to_a_mistake before insert on %I for each row execute function nothing_is_added_to_a_mistake()', each);
    end if;
  end loop;
end $$;
create trigger nothing_is_added_to_a_mistake before insert on safety_plan_links
  for each row execute function nothing_is_added_to_a_mistake();
create trigger safety_plan_links_never_emptied before truncate on safety_plan_links execute function refuse_risk_change();

create function link_is_only_taken_back() returns trigger
  language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.revoked_at is not null or new.revoked_at is null
    or (new.municipality_id, new.id, new.pathway_id, new.token_hash, new.made_by, new.made_at, new.expires_at)
      is distinct from (old.municipality_id, old.id, old.pathway_id, old.token_hash, old.made_by, old.made_at, old.expires_at) then
    raise exception 'a link is made and taken back, and nothing else' using errcode = 'TR036',
      hint = 'Linket kan ikke ændres. Træk det tilbage, og lav et nyt.';
  end if;
  return new;
end $$;
create trigger link_is_only_taken_back before update or delete on safety_plan_links
  for each row execute function link_is_only_taken_back();

-- The assessment that counts at a moment: the last one made by then that is no mistake. `but` is left out of account.
create function risk_at(of_municipality text, of_pathway uuid, at timestamptz, but uuid default null) returns risk_assessments
  language sql stable
  return (
    select a from risk_assessments a
    where a.municipality_id = of_municipality and a.pathway_id = of_pathway and a.assessed_at <= at and a.id is distinct from but
      and not exists (select from risk_errors e where e.municipality_id = a.municipality_id and e.of_id = a.id)
    order by a.assessed_at desc, a.nth desc limit 1);

-- Whether somebody has decided by a moment that treatment goes on in spite of an assessment.
create function risk_is_lifted(of_municipality text, of_pathway uuid, of_assessment uuid, at timestamptz, but uuid default null) returns boolean
  language sql stable
  return exists (
    select from risk_decisions d
    where d.municipality_id = of_municipality and d.pathway_id = of_pathway and d.assessment_id = of_assessment
      and d.decided_at <= at and d.id is distinct from but
      and not exists (select from risk_errors e where e.municipality_id = d.municipality_id and e.of_id = d.id));

-- R36, R37: why treatment may not take place at a moment of a day; null when it may. There is an assessment, made on the day of
-- the first held screening or later where the screening was here, and not before the day on which self-harm became a theme,
-- where it was one before the day of the talk. An increased or acute risk asks for a decision.
create function risk_hinders(of_municipality text, of_pathway uuid, at timestamptz, on_day date, but uuid default null) returns text
  language plpgsql stable as $$
declare
  latest risk_assessments := risk_at(of_municipality, of_pathway, at, but);
  assessed_on date;
begin
  if latest.id is null then return 'never_assessed'; end if;
  assessed_on := danish_day(latest.assessed_at);
  if assessed_on < (select min(c.on_day) from contacts c where c.municipality_id = of_municipality and c.pathway_id = of_pathway
      and c.type = 'screening' and c.status = 'held' and c.on_day <= risk_hinders.on_day) then
    return 'assessed_before_screening';
  end if;
  if exists (select from pathway_themes t where t.municipality_id = of_municipality and t.pathway_id = of_pathway and t.theme = 'self_harm'
      and t.since < risk_hinders.on_day and (t.until is null or t.until > risk_hinders.on_day) and t.since > assessed_on) then
    return 'assessed_before_theme';
  end if;
  if latest.level in ('increased', 'acute') and not risk_is_lifted(of_municipality, of_pathway, latest.id, at, but) then
    return 'risk_is_' || latest.level;
  end if;
  return null;
end $$;

-- How it stands now, for the banner and for what may be done next. A theme of today is asked about today.
create function risk_state(of_municipality text, of_pathway uuid, at timestamptz) returns jsonb
  language sql stable
  return (
    select jsonb_build_object('hinders', risk_hinders(of_municipality, of_pathway, at, danish_day(at) + 1),
      'assessmentId', latest.id, 'level', latest.level, 'assessedAt', latest.assessed_at,
      'isLifted', latest.id is not null and risk_is_lifted(of_municipality, of_pathway, latest.id, at),
      'isSelfHarmTheme', exists (select from pathway_themes t where t.municipality_id = of_municipality and t.pathway_id = of_pathway
        and t.theme = 'self_harm' and t.until is null))
    from (select (risk_at(of_municipality, of_pathway, at)).*) as latest);

create function contact_needs_risk_assessment() returns trigger
  language plpgsql as $$
declare
  hinders text;
begin
  -- whoever assesses at the same time waits, or is waited for
  perform from pathways p where p.municipality_id = new.municipality_id and p.id = new.pathway_id for no key update;
  hinders := risk_hinders(new.municipality_id, new.pathway_id, new.starts_at, new.on_day);
  if hinders is not null then
    raise exception 'risk: %', hinders using errcode = case when hinders like 'risk_is_%' then 'TR037' else 'TR036' end,
      hint = case hinders
        when 'never_assessed' then 'Risikoen for selvskade og selvmord er ikke vurderet. Skriv en risikovurdering først.'
        when 'assessed_before_screening' then 'Risikoen er ikke vurderet siden screeningen. Skriv en ny risikovurdering først.'
        when 'assessed_before_theme' then 'Selvskade er blevet et tema efter den seneste risikovurdering. Skriv en ny først.'
        else 'Risikoen er vurderet som forhøjet eller akut. Behandlingen venter, til der er en ny vurdering eller en beslutning med begrundelse.'
      end;
  end if;
  return new;
end $$;
create trigger contact_needs_risk_assessment before insert on contacts
  for each row when (new.status = 'held' and new.type = 'treatment') execute function contact_needs_risk_assessment();
create trigger contact_that_was_planned_needs_risk_assessment before update of status on contacts
  for each row when (new.status = 'held' and old.status <> 'held' and new.type = 'treatment') execute function contact_needs_risk_assessment();

create function risk_assessment_belongs() returns trigger
  language plpgsql as $$
declare
  p pathways;
begin
  select * into strict p from pathways where municipality_id = new.municipality_id and id = new.pathway_id;
  if p.status <> 'active' then
    raise exception 'the pathway is ended' using errcode = 'TR036', hint = 'Forløbet er afsluttet. Genåbn det først.';
  end if;
  if danish_day(new.assessed_at) < p.enquiry_on then
    raise exception 'assessed before the henvendelse' using errcode = 'TR036', hint = 'Vurderingen kan ikke ligge før henvendelsen.';
  end if;
  return new;
end $$;
create trigger risk_assessment_belongs before insert on risk_assessments for each row execute function risk_assessment_belongs();

-- R37: who may decide, and on what: an authorised therapist or a leader, on an increased or acute risk that stands.
create function risk_decision_is_of_who_may() returns trigger
  language plpgsql as $$
declare
  a risk_assessments;
begin
  select * into a from risk_assessments
    where municipality_id = new.municipality_id and pathway_id = new.pathway_id and id = new.assessment_id;
  if a.level is null or a.level not in ('increased', 'acute') or new.decided_at < a.assessed_at
    or exists (select from risk_errors e where e.municipality_id = a.municipality_id and e.of_id = a.id) then
    raise exception 'no increased risk that stands' using errcode = 'TR037',
      hint = 'Der er ingen vurdering af forhøjet eller akut risiko, som beslutningen kan gælde.';
  end if;
  if not exists (
    select from staff s join staff_roles r on r.municipality_id = s.municipality_id and r.staff_id = s.id
    where s.municipality_id = new.municipality_id and s.id = new.decided_by and s.is_active
      and (r.role = 'leader' or (r.role = 'therapist' and is_authorised_on(s, danish_day(new.decided_at))))) then
    raise exception 'decided by somebody who may not' using errcode = 'TR037',
      hint = 'En autoriseret behandler eller en leder beslutter, at behandlingen går videre.';
  end if;
  return new;
end $$;
create trigger risk_decision_is_of_who_may before insert on risk_decisions for each row execute function risk_decision_is_of_who_may();

-- What a treatment rests on is not taken away beneath it.
create function risk_error_takes_nothing_away() returns trigger
  language plpgsql as $$
begin
  if not exists (
    select from risk_assessments a where a.municipality_id = new.municipality_id and a.pathway_id = new.pathway_id and a.id = new.of_id
    union all select from risk_decisions d where d.municipality_id = new.municipality_id and d.pathway_id = new.pathway_id and d.id = new.of_id
  ) then
    raise exception 'nothing to mark as entered in error' using errcode = 'TR036', hint = 'Det, der skal rettes, står ikke i dette forløb.';
  end if;
  if exists (
    select from contacts c where c.municipality_id = new.municipality_id and c.pathway_id = new.pathway_id
      and c.status = 'held' and c.type = 'treatment'
      and risk_hinders(c.municipality_id, c.pathway_id, c.starts_at, c.on_day) is null
      and risk_hinders(c.municipality_id, c.pathway_id, c.starts_at, c.on_day, new.of_id) is not null
  ) then
    raise exception 'a held treatment rests on it' using errcode = 'TR036',
      hint = 'En behandling, der er holdt, hviler på det. Registrér først det rigtige, eller markér samtalen som en fejl.';
  end if;
  return new;
end $$;
create trigger risk_error_takes_nothing_away before insert on risk_errors for each row execute function risk_error_takes_nothing_away();
