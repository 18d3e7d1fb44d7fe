-- The legal journal. What is signed is inserted once and never changed; a mistake is answered by a new entry that names the
-- one it corrects (autorisationsloven §§ 22, 24).

-- A note belongs to a contact and has its type, or it is a note of its own: a call, coordination, information given.
create type journal_kind as enum ('enquiry', 'preliminary_talk', 'screening', 'treatment', 'final_talk', 'ending', 'note');

create function refuse_journal_change() returns trigger
  language plpgsql as $$
begin
  raise exception 'rows of % are never changed or deleted', tg_table_name using errcode = 'TR045',
    hint = 'Et underskrevet notat kan ikke ændres eller slettes. Skriv en rettelse.';
end $$;

-- R42: one journal per child and treatment place. Without a place: what was done outside any of them.
create table journals (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  child_id uuid not null,
  place_id uuid,
  primary key (municipality_id, id),
  unique nulls not distinct (municipality_id, child_id, place_id),
  foreign key (municipality_id, child_id) references people (municipality_id, id),
  foreign key (municipality_id, place_id) references treatment_places (municipality_id, id)
);
call own_by_municipality('journals', 'select, insert');
-- Holding the row while an entry is added asks for the right to update; the trigger below refuses any update.
grant update (id) on journals to trin2_app;
create trigger journals_stand before update or delete on journals for each row execute function refuse_journal_change();
create trigger journals_never_emptied before truncate on journals execute function refuse_journal_change();

-- Headed sections that say something: [{"key", "heading", "text"}, …].
create function is_journal_body(body jsonb) returns boolean
  language sql immutable parallel safe
  return case when jsonb_typeof(body) = 'array' and jsonb_array_length(body) > 0 then
    (select bool_and(coalesce(section ->> 'key' <> '' and section ->> 'heading' <> '' and btrim(section ->> 'text', E' \n\t') <> '', false))
      from jsonb_array_elements(body) as section)
    else false end;

create function journal_words(body jsonb) returns tsvector
  language sql immutable parallel safe
  return to_tsvector('pg_catalog.danish', (select coalesce(string_agg(section ->> 'text', E'\n'), '') from jsonb_array_elements(case when jsonb_typeof(body) = 'array' then body else '[]' end) as section));

create table journal_entries (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  journal_id uuid not null,
  -- its place in the journal from 1, without gaps; chosen by the database, as are the author's name and the hashes
  sequence integer not null default 0,
  pathway_id uuid not null,
  contact_id uuid,
  kind journal_kind not null,
  body jsonb not null check (is_journal_body(body)),
  -- R43: who wrote it, as they were
  author_id uuid not null default current_actor(),
  author_name text not null default '' check (author_name <> ''),
  author_profession text not null default '',
  author_roles text[] not null default '{}',
  author_unit text not null default '',
  place_name text not null default '',
  contact_at timestamptz not null,
  written_at timestamptz not null,
  signed_at timestamptz not null,
  late_reason text check (length(late_reason) between 5 and 1000),
  corrects_id uuid,
  correction_reason text check (length(correction_reason) between 5 and 1000),
  -- the first of a row of corrections; its own id for what corrects nothing
  original_id uuid not null default gen_random_uuid(),
  prev_hash bytea check (octet_length(prev_hash) = 32),
  hash bytea not null default '' check (octet_length(hash) = 32),
  words tsvector generated always as (journal_words(body)) stored,
  primary key (municipality_id, id),
  unique (municipality_id, journal_id, sequence),
  -- R46: what has been corrected is corrected further in its correction
  unique (municipality_id, corrects_id),
  foreign key (municipality_id, journal_id) references journals (municipality_id, id),
  foreign key (municipality_id, pathway_id) references pathways (municipality_id, id),
  foreign key (municipality_id, contact_id) references contacts (municipality_id, id),
  foreign key (municipality_id, author_id) references staff (municipality_id, id),
  foreign key (municipality_id, corrects_id) references journal_entries (municipality_id, id),
  constraint r44_late_says_why check (
    corrects_id is not null
    or (late_reason is not null) = ((signed_at at time zone 'Europe/Copenhagen')::date > (contact_at at time zone 'Europe/Copenhagen')::date)),
  constraint r46_correction_says_why check ((corrects_id is null) = (correction_reason is null)),
  constraint signed_after_it_happened check (contact_at <= signed_at and written_at <= signed_at),
  constraint contact_note_has_its_contact check ((kind = 'note') = (contact_id is null))
);
create index journal_entries_of_pathway on journal_entries (municipality_id, pathway_id);
create index journal_entries_of_contact on journal_entries (municipality_id, contact_id);
create index journal_entries_of_original on journal_entries (municipality_id, original_id);
call own_by_municipality('journal_entries', 'select, insert');
-- R45: for every role, also the one that owns the table.
create trigger journal_entries_stand before update or delete on journal_entries for each row execute function refuse_journal_change();
create trigger journal_entries_never_emptied before truncate on journal_entries execute function refuse_journal_change();

-- All that an entry says, as texts in a fixed order. What the hash is made of.
create function journal_entry_fields(e journal_entries) returns text[]
  language sql stable
  return array[
    e.municipality_id, e.id::text, e.journal_id::text, e.sequence::text, e.pathway_id::text, e.contact_id::text, e.kind::text, e.body::text,
    e.author_id::text, e.author_name, e.author_profession, array_to_string(e.author_roles, ' '), e.author_unit, e.place_name,
    to_char(e.contact_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
    to_char(e.written_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
    to_char(e.signed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
    e.late_reason, e.corrects_id::text, e.correction_reason, e.original_id::text, encode(e.prev_hash, 'hex')];

-- Each text with its length in bytes before it, so that no two lists of texts read the same; a missing one is a hyphen.
create function journal_hash(fields text[]) returns bytea
  language sql immutable
  return sha256(convert_to((
    select string_agg(case when field is null then '-' else octet_length(field) || ':' || field end, ',' order by nth)
    from unnest(fields) with ordinality as each (field, nth)), 'UTF8'));

-- Adds an entry at the end of its journal. Number, author, place and hashes are the database's own, whatever was sent along.
create function add_to_journal() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  own journals;
  last journal_entries;
  corrected journal_entries;
begin
  select * into strict own from journals j where j.municipality_id = new.municipality_id and j.id = new.journal_id for update;
  if not exists (select from pathways p where p.municipality_id = new.municipality_id and p.id = new.pathway_id and p.child_id = own.child_id) then
    raise exception 'the journal is of another child' using errcode = 'TR042', hint = 'Notatet hører til et andet barns journal.';
  end if;
  if new.author_id is distinct from current_actor() then
    raise exception 'signed in the name of somebody else' using errcode = 'TR043', hint = 'Et notat underskrives i eget navn.';
  end if;
  if new.corrects_id is not null then
    select * into corrected from journal_entries c
      where c.municipality_id = new.municipality_id and c.id = new.corrects_id and c.journal_id = new.journal_id;
    if not found then
      raise exception 'corrects what is not in this journal' using errcode = 'TR046', hint = 'Notatet, der skal rettes, står ikke i denne journal.';
    end if;
    new.original_id := corrected.original_id;
    new.pathway_id := corrected.pathway_id;
    new.contact_id := corrected.contact_id;
    new.kind := corrected.kind;
    new.contact_at := corrected.contact_at;
    new.late_reason := null;
  else
    new.original_id := new.id;
    if new.contact_id is not null and not exists (
      select from contacts c where c.municipality_id = new.municipality_id and c.id = new.contact_id and c.pathway_id = new.pathway_id
        and c.type::text = new.kind::text and c.status in ('held', 'cancelled', 'missed')
    ) then
      raise exception 'the contact has not been held' using errcode = 'TR047', hint = 'Registrér først samtalen. Så kan notatet underskrives.';
    end if;
  end if;

  select s.name, s.profession, coalesce(u.name, '') into strict new.author_name, new.author_profession, new.author_unit
    from staff s left join units u on u.municipality_id = s.municipality_id and u.id = s.unit_id
    where s.municipality_id = new.municipality_id and s.id = new.author_id;
  new.author_roles := array(select r.role::text from staff_roles r
    where r.municipality_id = new.municipality_id and r.staff_id = new.author_id order by r.role);
  new.place_name := coalesce((select p.name from treatment_places p where p.municipality_id = new.municipality_id and p.id = own.place_id), '');

  select * into last from journal_entries e
    where e.municipality_id = new.municipality_id and e.journal_id = new.journal_id order by e.sequence desc limit 1;
  new.sequence := coalesce(last.sequence, 0) + 1;
  new.prev_hash := last.hash;
  new.hash := journal_hash(journal_entry_fields(new));
  return new;
end $$;
create trigger add_to_journal before insert on journal_entries for each row execute function add_to_journal();
-- after the trigger above, by its name: a correction has the pathway of what it corrects. What was answered to somebody who
-- had asked for the record before the regret is entered all the same (R67).
create trigger nothing_is_added_to_a_mistake before insert on journal_entries
  for each row when (new.kind::text <> 'record_access' or new.corrects_id is not null) execute function nothing_is_added_to_a_mistake();

-- R47: what may still be changed. One for each author and matter: a contact, a correction, or a note of its own.
create table journal_drafts (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  author_id uuid not null default current_actor(),
  pathway_id uuid not null,
  contact_id uuid,
  corrects_id uuid,
  -- what was typed, field by field
  typed jsonb not null check (jsonb_typeof(typed) = 'object'),
  begun_at timestamptz not null,
  saved_at timestamptz not null,
  version integer not null default 1,
  primary key (municipality_id, id),
  unique nulls not distinct (municipality_id, author_id, pathway_id, contact_id, corrects_id),
  foreign key (municipality_id, pathway_id) references pathways (municipality_id, id),
  foreign key (municipality_id, contact_id) references contacts (municipality_id, id),
  foreign key (municipality_id, author_id) references staff (municipality_id, id),
  foreign key (municipality_id, corrects_id) references journal_entries (municipality_id, id)
);
create index journal_drafts_of_pathway on journal_drafts (municipality_id, pathway_id);
call own_by_municipality('journal_drafts', 'select, insert, update, delete');
-- Written and deleted by its author alone.
create policy inserted_by_author on journal_drafts as restrictive for insert to trin2_app with check (author_id = current_actor());
create policy changed_by_author on journal_drafts as restrictive for update to trin2_app using (author_id = current_actor());
create policy deleted_by_author on journal_drafts as restrictive for delete to trin2_app using (author_id = current_actor());
