-- Where underretninger go: the municipality's receiving office. All may read it, because a child may live elsewhere.
alter table municipalities
  add column receiving_office_name text not null default '' check (length(receiving_office_name) <= 200),
  add column receiving_office_phone text not null default '' check (length(receiving_office_phone) <= 40),
  add column receiving_office_mail text not null default '' check (length(receiving_office_mail) <= 200),
  -- outside office hours
  add column receiving_office_acute_phone text not null default '' check (length(receiving_office_acute_phone) <= 40);

-- R83: the four grounds of barnets lov § 133.
create type concern_ground as enum ('needs_support', 'newborn', 'school_absence', 'abuse');
-- Whether the family was told, and when not, why not.
create type family_told as enum ('told', 'not_told_violence', 'not_told_honour', 'not_told_other');
create type concern_channel as enum ('phone', 'secure_mail', 'digital_post', 'in_person');
-- What we know of it after it was sent. `section_18` is something the social authority told us of its own work.
create type concern_follow_up as enum ('receipt', 'confirmed_orally', 'sent_again', 'no_answer', 'section_18');

-- An underretning (barnets lov § 133). A draft until it is sent; then it stands as it was sent, whoever asks.
-- It needs no consent (sundhedsloven § 43, stk. 2, nr. 1), and so it holds none.
create table concerns (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  pathway_id uuid not null,
  author_id uuid not null default current_actor(),
  begun_at timestamptz not null,
  -- when it was last written on; one that is never sent is kept for a term from then
  saved_at timestamptz not null,

  is_acute boolean,
  grounds text[] not null default '{}' check (grounds <@ enum_range(null::concern_ground)::text[]),
  facts text not null default '' check (length(facts) <= 8000),
  observed text not null default '' check (length(observed) <= 4000),
  child_words text not null default '' check (length(child_words) <= 4000),
  done text not null default '' check (length(done) <= 4000),
  child_view text not null default '' check (length(child_view) <= 4000),
  siblings text not null default '' check (length(siblings) <= 2000),
  family_told family_told,
  told_what text not null default '' check (length(told_what) <= 2000),
  told_by text not null default '' check (length(told_by) <= 200),
  told_on date,
  not_told_why text not null default '' check (length(not_told_why) <= 2000),
  receiver text not null default '' check (length(receiver) <= 200),
  receiver_phone text not null default '' check (length(receiver_phone) <= 40),
  receiver_mail text not null default '' check (length(receiver_mail) <= 200),

  -- when it was sent, by whom, and how; registered by hand, since no line to the social authority exists
  sent_at timestamptz,
  sent_by uuid,
  channel concern_channel,
  registered_at timestamptz,
  version integer not null default 1,
  primary key (municipality_id, id),
  foreign key (municipality_id, pathway_id) references pathways (municipality_id, id),
  foreign key (municipality_id, author_id) references staff (municipality_id, id),
  foreign key (municipality_id, sent_by) references staff (municipality_id, id),
  constraint sent_says_how check (num_nulls(sent_at, sent_by, channel, registered_at) in (0, 4)),
  constraint sent_before_it_is_registered check (sent_at <= registered_at),
  constraint r83_sent_has_a_ground check (sent_at is null or cardinality(grounds) between 1 and 4),
  constraint sent_is_complete check (sent_at is null or
    (is_acute is not null and facts <> '' and done <> '' and child_view <> '' and receiver <> '' and family_told is not null)),
  constraint told_says_what check (sent_at is null or family_told <> 'told' or
    (told_what <> '' and told_by <> '' and told_on is not null)),
  constraint not_told_says_why check (sent_at is null or family_told <> 'not_told_other' or not_told_why <> '')
);
create index concerns_of_pathway on concerns (municipality_id, pathway_id);
create index concerns_by_sending on concerns (municipality_id, sent_at);
create index concerns_not_sent on concerns (municipality_id, saved_at) where sent_at is null;
call own_by_municipality('concerns', 'select, insert, update, delete');

-- What is added after it was sent, sent by hand as the underretning itself.
create table concern_supplements (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  concern_id uuid not null,
  text text not null check (length(text) between 3 and 8000),
  sent_at timestamptz not null,
  channel concern_channel not null,
  written_by uuid not null default current_actor(),
  registered_at timestamptz not null,
  primary key (municipality_id, id),
  check (sent_at <= registered_at),
  foreign key (municipality_id, concern_id) references concerns (municipality_id, id),
  foreign key (municipality_id, written_by) references staff (municipality_id, id)
);
create index concern_supplements_of_concern on concern_supplements (municipality_id, concern_id, sent_at);
call own_by_municipality('concern_supplements', 'select, insert');

-- The receipt, the questions about it, and what the social authority told.
create table concern_follow_ups (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  concern_id uuid not null,
  outcome concern_follow_up not null,
  receipt_on date,
  case_reference text not null default '' check (length(case_reference) <= 100),
  -- R35: the social authority's own screening under barnets lov § 18, as they told of it. It is no contact of ours, and
  -- has nothing to do with the contact type `screening`, which asks whether the offer is right for the child.
  authority_section_18_begun_on date,
  note text not null default '' check (length(note) <= 2000),
  recorded_by uuid not null default current_actor(),
  recorded_at timestamptz not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, concern_id) references concerns (municipality_id, id),
  foreign key (municipality_id, recorded_by) references staff (municipality_id, id),
  constraint receipt_has_a_day check ((outcome = 'receipt') = (receipt_on is not null)),
  constraint only_a_receipt_has_a_reference check (outcome = 'receipt' or case_reference = ''),
  constraint r35_section_18_has_a_day_of_its_own check ((outcome = 'section_18') = (authority_section_18_begun_on is not null))
);
create index concern_follow_ups_of_concern on concern_follow_ups (municipality_id, concern_id, recorded_at);
create unique index concern_follow_ups_one_receipt on concern_follow_ups (municipality_id, concern_id) where outcome = 'receipt';
create unique index concern_follow_ups_one_section_18 on concern_follow_ups (municipality_id, concern_id) where outcome = 'section_18';
call own_by_municipality('concern_follow_ups', 'select, insert');

-- R84: what was sent stands as it was sent. Only the version moves on, by which two who add at once are put in line.
create function concern_stands() returns trigger
  language plpgsql as $$
begin
  if tg_table_name = 'concerns' and tg_level = 'ROW' then
    if old.sent_at is null then return coalesce(new, old); end if;
    if tg_op = 'UPDATE' and to_jsonb(new) - 'version' = to_jsonb(old) - 'version' then return new; end if;
  end if;
  raise exception 'what was sent in % is never changed or deleted', tg_table_name using errcode = 'TR084',
    hint = 'En underretning, der er sendt, kan ikke ændres eller slettes. Skriv en tilføjelse.';
end $$;
create trigger concern_stands before update or delete on concerns for each row execute function concern_stands();
create trigger concerns_never_emptied before truncate on concerns execute function concern_stands();
create trigger concern_supplement_stands before update or delete on concern_supplements for each row execute function concern_stands();
create trigger concern_supplements_never_emptied before truncate on concern_supplements execute function concern_stands();
create trigger concern_follow_up_stands before update or delete on concern_follow_ups for each row execute function concern_stands();
create trigger concern_follow_ups_never_emptied before truncate on concern_follow_ups execute function concern_stands();

-- Only what was sent has anything after it.
create function concern_was_sent() returns trigger
  language plpgsql as $$
begin
  if not exists (select from concerns c where c.municipality_id = new.municipality_id and c.id = new.concern_id and c.sent_at is not null) then
    raise exception 'the underretning is not sent' using errcode = 'TR084',
      hint = 'Underretningen er ikke registreret som sendt endnu.';
  end if;
  return new;
end $$;
create trigger concern_was_sent before insert on concern_supplements for each row execute function concern_was_sent();
create trigger concern_was_sent before insert on concern_follow_ups for each row execute function concern_was_sent();

-- "Er der kommet kvittering?" A new word of a list cannot be used before it is committed, so the check reads it as text.
alter type task_kind add value 'concern_receipt';
alter table tasks
  add column concern_id uuid,
  add constraint tasks_concern foreign key (municipality_id, concern_id) references concerns (municipality_id, id),
  add constraint concern_task_has_its_concern check ((kind::text = 'concern_receipt') = (concern_id is not null));
create index tasks_of_concern on tasks (municipality_id, concern_id) where concern_id is not null;
