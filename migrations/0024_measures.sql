-- Measures (FHIR Questionnaire, QuestionnaireResponse, Observation): who was asked what and when, what they answered, what it
-- scored and by which key, and what had to be looked at. Answers and scores are part of the record: they are never changed;
-- a mistake is marked by a row of its own.

create type informant as enum ('self', 'parent', 'teacher', 'clinician');
create type measure_moment as enum ('screening', 'start', 'talk', 'middle', 'end', 'follow_up', 'other');
create type measure_entry as enum ('link', 'on_screen', 'paper', 'paper_scores');
create type message_channel as enum ('sms', 'email', 'digital_post', 'handed_over');

alter type task_kind add value 'measure_missing';
alter type task_kind add value 'measure_flag';
-- R68: what was answered is given to who asks for the record, the questions of others' forms are not.
alter type request_item add value 'measure';
alter type request_item add value 'goal';

-- The wording of a form, with the licence under which this municipality may show it. Withdrawn, never changed.
create table measure_packs (
  municipality_id text not null references municipalities (id),
  id uuid not null default gen_random_uuid(),
  form_id text not null check (form_id ~ '^[a-z0-9][a-z0-9-]{1,60}$'),
  form_version text not null check (length(form_version) between 1 and 40),
  language text not null check (language ~ '^[a-z]{2,3}$'),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  sha256 bytea not null check (octet_length(sha256) = 32),
  licence_holder text not null default '' check (length(licence_holder) <= 200),
  licence_number text not null default '' check (length(licence_number) <= 100),
  valid_to date,
  installed_by uuid default current_actor(),
  installed_at timestamptz not null,
  withdrawn_at timestamptz check (withdrawn_at >= installed_at),
  withdrawn_by uuid,
  primary key (municipality_id, id),
  foreign key (municipality_id, installed_by) references staff (municipality_id, id),
  foreign key (municipality_id, withdrawn_by) references staff (municipality_id, id)
);
create unique index measure_packs_in_use on measure_packs (municipality_id, form_id, form_version, language) where withdrawn_at is null;
call own_by_municipality('measure_packs', 'select, insert');
grant update (withdrawn_at, withdrawn_by) on measure_packs to trin2_app;

-- Norm sets and forms of the municipality's own, beside those that come with the software. Withdrawn, never changed.
create table measure_norms (
  municipality_id text not null references municipalities (id),
  id uuid not null default gen_random_uuid(),
  norm_id text not null check (norm_id ~ '^[a-z0-9][a-z0-9-]{1,60}$'),
  norm_version text not null check (length(norm_version) between 1 and 40),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  installed_by uuid default current_actor(),
  installed_at timestamptz not null,
  withdrawn_at timestamptz check (withdrawn_at >= installed_at),
  withdrawn_by uuid,
  primary key (municipality_id, id),
  unique (municipality_id, norm_id, norm_version),
  foreign key (municipality_id, installed_by) references staff (municipality_id, id),
  foreign key (municipality_id, withdrawn_by) references staff (municipality_id, id)
);
call own_by_municipality('measure_norms', 'select, insert');
grant update (withdrawn_at, withdrawn_by) on measure_norms to trin2_app;

create table measure_forms (
  municipality_id text not null references municipalities (id),
  id uuid not null default gen_random_uuid(),
  form_id text not null check (form_id ~ '^[a-z0-9][a-z0-9-]{1,60}$'),
  form_version text not null check (length(form_version) between 1 and 40),
  definition jsonb not null check (jsonb_typeof(definition) = 'object'),
  installed_by uuid default current_actor(),
  installed_at timestamptz not null,
  withdrawn_at timestamptz check (withdrawn_at >= installed_at),
  withdrawn_by uuid,
  primary key (municipality_id, id),
  unique (municipality_id, form_id, form_version),
  foreign key (municipality_id, installed_by) references staff (municipality_id, id),
  foreign key (municipality_id, withdrawn_by) references staff (municipality_id, id)
);
call own_by_municipality('measure_forms', 'select, insert');
grant update (withdrawn_at, withdrawn_by) on measure_forms to trin2_app;

-- Which form is asked of whom and when. Without a theme: of every child of the ages.
create table measure_plans (
  municipality_id text not null references municipalities (id),
  id uuid not null default gen_random_uuid(),
  form_id text not null check (form_id ~ '^[a-z0-9][a-z0-9-]{1,60}$'),
  informant informant not null,
  moment measure_moment not null check (moment <> 'other'),
  theme theme,
  from_age integer not null default 5 check (from_age between 3 and 18),
  to_age integer not null default 17 check (to_age between 3 and 18),
  -- days after the moment until the answer is missed; a follow-up is asked so many days after the pathway ended
  days integer not null default 14 check (days between 0 and 400),
  -- what happened before this day is not asked about
  since date not null,
  is_active boolean not null default true,
  version integer not null default 1,
  primary key (municipality_id, id),
  unique nulls not distinct (municipality_id, form_id, informant, moment, theme),
  check (from_age <= to_age)
);
call own_by_municipality('measure_plans', 'select, insert, update');

-- Which norm set a municipality shows first, by its id; without one, the first that fits.
create table measure_settings (
  municipality_id text primary key references municipalities (id),
  first_norm text check (first_norm ~ '^[a-z0-9][a-z0-9-]{1,60}$'),
  changed_by uuid default current_actor(),
  changed_at timestamptz not null
);
call own_by_municipality('measure_settings', 'select, insert, update');

-- Up to three goals in the child's or the family's own words; what has been rated keeps its words.
create table measure_goals (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  pathway_id uuid not null,
  nth integer not null check (nth between 1 and 3),
  words text not null check (length(words) between 2 and 300),
  set_by informant not null check (set_by <> 'clinician'),
  since date not null,
  until date check (until >= since),
  recorded_by uuid default current_actor(),
  recorded_at timestamptz not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, pathway_id) references pathways (municipality_id, id)
);
create unique index measure_goals_in_use on measure_goals (municipality_id, pathway_id, nth) where until is null;
call own_by_municipality('measure_goals', 'select, insert');
grant update (until) on measure_goals to trin2_app;

-- Somebody is asked. The link holds a secret of which only the hash is kept; it can be answered once, until it expires.
create table measure_invitations (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  pathway_id uuid not null,
  form_id text not null,
  form_version text not null,
  moment measure_moment not null,
  informant informant not null,
  -- the child, or the adult around the child who is asked; a teacher need not be registered
  person_id uuid,
  informant_name text not null default '' check (length(informant_name) <= 200),
  contact_id uuid,
  plan_id uuid,
  channel message_channel not null,
  language text not null default 'da' check (language ~ '^[a-z]{2,3}$'),
  token_hash bytea not null check (octet_length(token_hash) = 32),
  asked_by uuid default current_actor(),
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  sent_at timestamptz,
  reminded_at timestamptz,
  opened_at timestamptz,
  answered_at timestamptz,
  cancelled_at timestamptz,
  cancelled_by uuid,
  primary key (municipality_id, id),
  unique (municipality_id, token_hash),
  unique (municipality_id, pathway_id, id),
  foreign key (municipality_id, pathway_id) references pathways (municipality_id, id),
  foreign key (municipality_id, person_id) references people (municipality_id, id),
  foreign key (municipality_id, contact_id) references contacts (municipality_id, id),
  foreign key (municipality_id, plan_id) references measure_plans (municipality_id, id),
  foreign key (municipality_id, asked_by) references staff (municipality_id, id),
  constraint expires_later check (expires_at > asked_at),
  constraint answered_once_or_cancelled check (answered_at is null or cancelled_at is null)
);
create index measure_invitations_of_pathway on measure_invitations (municipality_id, pathway_id);
create index measure_invitations_open on measure_invitations (municipality_id, expires_at) where answered_at is null and cancelled_at is null;
call own_by_municipality('measure_invitations', 'select, insert');
grant update (token_hash, expires_at, sent_at, reminded_at, opened_at, answered_at, cancelled_at, cancelled_by) on measure_invitations to trin2_app;

-- What has been answered on the way, one question at a time. Gone when the whole is sent, or the link has expired.
create table measure_answers (
  municipality_id text not null,
  invitation_id uuid not null,
  item text not null check (length(item) between 1 and 60),
  value numeric,
  words text check (length(words) <= 2000),
  saved_at timestamptz not null,
  primary key (municipality_id, invitation_id, item),
  foreign key (municipality_id, invitation_id) references measure_invitations (municipality_id, id) on delete cascade
);
call own_by_municipality('measure_answers', 'select, insert, update, delete');

-- A form that was answered: the answers as given, the questions as shown, and by which version. R40.
create table measure_responses (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  nth bigint not null generated always as identity,
  pathway_id uuid not null,
  form_id text not null,
  form_version text not null,
  moment measure_moment not null,
  informant informant not null,
  person_id uuid,
  informant_name text not null default '' check (length(informant_name) <= 200),
  contact_id uuid,
  plan_id uuid,
  invitation_id uuid,
  entry measure_entry not null,
  answered_on date not null,
  language text not null default 'da' check (language ~ '^[a-z]{2,3}$'),
  -- {"<item>": number | string | null}; empty when only scores were taken over from paper
  answers jsonb not null check (jsonb_typeof(answers) = 'object'),
  -- the questions and the choices as they stood: [{"id", "text", "options": [{"value", "label"}]}]; null where no wording was shown
  shown jsonb check (jsonb_typeof(shown) = 'array'),
  pack_id uuid,
  recorded_by uuid default current_actor(),
  recorded_at timestamptz not null,
  primary key (municipality_id, id),
  unique (municipality_id, pathway_id, id),
  unique (municipality_id, invitation_id),
  foreign key (municipality_id, pathway_id) references pathways (municipality_id, id),
  foreign key (municipality_id, person_id) references people (municipality_id, id),
  foreign key (municipality_id, contact_id) references contacts (municipality_id, id),
  foreign key (municipality_id, plan_id) references measure_plans (municipality_id, id),
  foreign key (municipality_id, pack_id) references measure_packs (municipality_id, id),
  foreign key (municipality_id, pathway_id, invitation_id) references measure_invitations (municipality_id, pathway_id, id),
  constraint scores_have_no_answers check (entry <> 'paper_scores' or answers = '{}'),
  constraint a_link_has_an_invitation check ((entry = 'link') = (invitation_id is not null))
);
create index measure_responses_of_pathway on measure_responses (municipality_id, pathway_id, answered_on);
call own_by_municipality('measure_responses', 'select, insert');

-- What an answered form scored, and the band it fell in by the norm set that was used then.
create table measure_scores (
  municipality_id text not null,
  response_id uuid not null,
  scale text not null check (length(scale) between 1 and 60),
  value numeric,
  answered integer not null check (answered >= 0),
  items integer not null check (items >= 0),
  prorated boolean not null,
  incomplete boolean not null,
  norm_id text,
  norm_version text,
  -- the band as a number from the best, how many there are, and its name
  band integer check (band >= 1),
  bands integer,
  band_name text,
  primary key (municipality_id, response_id, scale),
  foreign key (municipality_id, response_id) references measure_responses (municipality_id, id),
  check (band is null or (norm_id is not null and norm_version is not null and band <= bands and band_name is not null))
);
call own_by_municipality('measure_scores', 'select, insert');

-- An answer that needs a look at once. It stays until somebody answers for it.
create table measure_flags (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  pathway_id uuid not null,
  response_id uuid not null,
  item text not null,
  value numeric not null,
  raised_at timestamptz not null,
  answered_at timestamptz,
  answered_by uuid,
  answer text check (length(answer) between 3 and 4000),
  version integer not null default 1,
  primary key (municipality_id, id),
  unique (municipality_id, response_id, item),
  foreign key (municipality_id, pathway_id, response_id) references measure_responses (municipality_id, pathway_id, id),
  foreign key (municipality_id, answered_by) references staff (municipality_id, id),
  constraint answered_by_somebody_with_words check (
    (answered_at is null) = (answered_by is null) and (answered_at is null) = (answer is null))
);
create index measure_flags_open on measure_flags (municipality_id, pathway_id) where answered_at is null;
call own_by_municipality('measure_flags', 'select, insert');
grant update (answered_at, answered_by, answer, version) on measure_flags to trin2_app;

-- What was entered in error, with the reason. It stays to be read, and counts no more.
create table measure_errors (
  municipality_id text not null,
  response_id uuid not null,
  pathway_id uuid not null,
  reason text not null check (length(reason) between 3 and 1000),
  recorded_by uuid default current_actor(),
  recorded_at timestamptz not null,
  primary key (municipality_id, response_id),
  foreign key (municipality_id, pathway_id, response_id) references measure_responses (municipality_id, pathway_id, id)
);
call own_by_municipality('measure_errors', 'select, insert');

create function refuse_measure_change() returns trigger
  language plpgsql as $$
begin
  raise exception 'rows of % are never changed or deleted', tg_table_name using errcode = 'TR140',
    hint = 'Et besvaret skema ændres ikke. Markér det som en fejl, og registrér på ny.';
end $$;
do $$
declare
  each text;
begin
  foreach each in array array['measure_responses', 'measure_scores', 'measure_errors'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_measure_change()', each || '_stand', each);
    execute format('create trigger %I before truncate on %I execute function refuse_measure_change()', each || '_never_emptied', each);
  end loop;
end $$;
do $$
declare
  each text;
begin
  foreach each in array array['measure_responses', 'measure_goals', 'measure_invitations'] loop
    execute format('create trigger nothing_is_added_to_a_mistake before insert on %I for each row execute function nothing_is_added_to_a_mistake()', each);
  end loop;
end $$;

-- An answered flag stands.
create function keep_answered_flag() returns trigger
  language plpgsql as $$
begin
  if old.answered_at is not null then
    raise exception 'an answered flag is never changed' using errcode = 'TR141',
      hint = 'Der er allerede svaret på dette. Læs svaret, og skriv et notat, hvis der er mere at sige.';
  end if;
  return new;
end $$;
create trigger measure_flags_stand before update on measure_flags for each row execute function keep_answered_flag();
create trigger measure_flags_never_emptied before truncate on measure_flags execute function refuse_measure_change();

-- What a task is about: the flag to answer, or the plan that is not followed.
alter table tasks
  add column flag_id uuid,
  add column plan_id uuid,
  add foreign key (municipality_id, flag_id) references measure_flags (municipality_id, id),
  add foreign key (municipality_id, plan_id) references measure_plans (municipality_id, id);
create unique index tasks_of_measure_plan on tasks (municipality_id, pathway_id, plan_id, due_on) where plan_id is not null;
create index tasks_of_measure_flag on tasks (municipality_id, flag_id) where flag_id is not null;

-- What every municipality begins with, and changes as it likes. Where there are pathways already, what was held before today
-- is not asked about.
insert into measure_plans (municipality_id, form_id, informant, moment, from_age, to_age, since, is_active)
  select m.id, plan.form_id, plan.informant::informant, plan.moment::measure_moment, plan.from_age, plan.to_age,
    case when exists (select from pathways p where p.municipality_id = m.id) then current_date else date '2026-01-01' end, plan.is_active
  from municipalities m cross join (values
    ('sdq-p4-10', 'parent', 'screening', 5, 10, true), ('sdq-p11-17', 'parent', 'screening', 11, 17, true),
    ('sdq-p4-10', 'parent', 'end', 5, 10, true), ('sdq-p11-17', 'parent', 'end', 11, 17, true),
    ('five-areas-parent', 'parent', 'screening', 5, 10, true), ('five-areas-self', 'self', 'screening', 11, 17, true),
    ('five-areas-parent', 'parent', 'end', 5, 10, true), ('five-areas-self', 'self', 'end', 11, 17, true),
    ('goals-parent', 'parent', 'talk', 5, 7, true), ('goals-self', 'self', 'talk', 8, 17, true),
    ('satisfaction-parent', 'parent', 'end', 5, 17, true), ('satisfaction-self', 'self', 'end', 11, 17, true),
    ('session-self', 'self', 'talk', 8, 17, false)
  ) as plan (form_id, informant, moment, from_age, to_age, is_active);
