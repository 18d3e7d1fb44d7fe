-- Around the writing of notes: phrases to begin from, files that belong to a note, and one note for a talk with several
-- children that becomes a note for each.

-- Texts of the municipality's own to begin from. They are about nobody.
create table journal_phrases (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  name text not null check (length(name) between 1 and 100),
  -- null: for every kind of note that has the heading
  kind journal_kind,
  heading text not null check (heading in ('problem', 'treatment', 'effect', 'other_efforts', 'information', 'text', 'follow_up')),
  text text not null check (length(text) between 1 and 2000),
  position integer not null default 10 check (position between 0 and 9999),
  is_active boolean not null default true,
  version integer not null default 1,
  primary key (municipality_id, id)
);
call own_by_municipality('journal_phrases', 'select, insert, update');

create type attachment_type as enum ('pdf', 'png', 'jpeg', 'text', 'docx', 'odt');
create type attachment_scan as enum ('clean', 'not_scanned');

-- A file of a draft, and from the signature on of the entry. What it holds is encrypted with a key of its own; only that key
-- is sealed anew when the keys of the installation change, so that the file itself never does.
create table journal_attachments (
  municipality_id text not null,
  id uuid not null,
  pathway_id uuid not null,
  draft_id uuid,
  entry_id uuid,
  added_by uuid not null default current_actor(),
  added_at timestamptz not null,
  name text not null check (length(name) between 1 and 120),
  type attachment_type not null,
  size integer not null check (size > 0),
  sha256 bytea not null check (octet_length(sha256) = 32),
  scan attachment_scan not null,
  content bytea not null,
  key_sealed bytea not null,
  key_id text not null,
  primary key (municipality_id, id),
  unique (municipality_id, draft_id, sha256),
  constraint of_a_draft_or_an_entry check ((draft_id is null) <> (entry_id is null)),
  foreign key (municipality_id, pathway_id) references pathways (municipality_id, id),
  foreign key (municipality_id, added_by) references staff (municipality_id, id),
  foreign key (municipality_id, draft_id) references journal_drafts (municipality_id, id) on delete cascade,
  -- bound just before the entry is inserted, so that the entry's hash covers it
  foreign key (municipality_id, entry_id) references journal_entries (municipality_id, id) deferrable initially deferred
);
alter table journal_attachments alter column content set storage external;
create index journal_attachments_of_pathway on journal_attachments (municipality_id, pathway_id);
create index journal_attachments_of_entry on journal_attachments (municipality_id, entry_id);
create index journal_attachments_by_key on journal_attachments (municipality_id, key_id);
call own_by_municipality('journal_attachments', 'select, insert, delete');
grant update (draft_id, entry_id, key_sealed, key_id) on journal_attachments to trin2_app;
create policy inserted_by_author on journal_attachments as restrictive for insert to trin2_app with check (added_by = current_actor());
create policy deleted_by_author on journal_attachments as restrictive for delete to trin2_app using (added_by = current_actor());

-- R45, R47: until it is signed a file may be taken away; after that nothing but the seal of its key changes, for every role.
create function keep_attachment() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_op = 'INSERT' and new.entry_id is null then return new; end if;
  if tg_op = 'DELETE' and old.entry_id is null then return old; end if;
  if tg_op = 'UPDATE'
    and (new.municipality_id, new.id, new.pathway_id, new.added_by, new.added_at, new.name, new.type, new.size, new.sha256, new.scan, new.content)
      is not distinct from (old.municipality_id, old.id, old.pathway_id, old.added_by, old.added_at, old.name, old.type, old.size, old.sha256, old.scan, old.content)
    and (
      (new.draft_id, new.entry_id) is not distinct from (old.draft_id, old.entry_id)
      or (old.entry_id is null and new.entry_id is not null and old.added_by = current_actor()
        and not exists (select from journal_entries e where e.municipality_id = new.municipality_id and e.id = new.entry_id)))
  then return new; end if;
  raise exception 'a signed attachment is never changed or deleted' using errcode = 'TR045',
    hint = 'Et bilag til et underskrevet notat kan ikke ændres eller slettes. Skriv en rettelse.';
end $$;
create trigger journal_attachments_stand before insert or update or delete on journal_attachments
  for each row execute function keep_attachment();
create trigger journal_attachments_never_emptied before truncate on journal_attachments execute function refuse_journal_change();

-- What is attached to an entry, and to those it corrects: [{"id", "name", "type", "size", "sha256", "scan"}, …]; null when
-- nothing is. The database fills it in, whatever was sent along.
alter table journal_entries add column attachments jsonb
  check (jsonb_typeof(attachments) = 'array' and jsonb_array_length(attachments) > 0);
create function add_attachments_to_entry() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (
    select from journal_attachments a
    where a.municipality_id = new.municipality_id and a.entry_id = new.id and a.pathway_id <> new.pathway_id
  ) then
    raise exception 'the attachment is of another pathway' using errcode = 'TR042', hint = 'Bilaget hører til et andet forløb.';
  end if;
  new.attachments := nullif(
    coalesce((select c.attachments from journal_entries c
      where c.municipality_id = new.municipality_id and c.id = new.corrects_id), '[]')
    || coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'type', a.type, 'size', a.size,
        'sha256', encode(a.sha256, 'hex'), 'scan', a.scan) order by a.added_at, a.id)
      from journal_attachments a where a.municipality_id = new.municipality_id and a.entry_id = new.id), '[]'), '[]');
  return new;
end $$;
-- before add_to_journal, by its name: the hash is made there
create trigger add_attachments_to_entry before insert on journal_entries
  for each row execute function add_attachments_to_entry();

-- As before, and what is attached after all else when anything is: the hashes of entries without stay as they were.
create or replace function journal_entry_fields(e journal_entries) returns text[]
  language sql stable
  return array[
    e.municipality_id, e.id::text, e.journal_id::text, e.sequence::text, e.pathway_id::text, e.contact_id::text, e.kind::text, e.body::text,
    e.author_id::text, e.author_name, e.author_profession, array_to_string(e.author_roles, ' '), e.author_unit, e.place_name,
    to_char(e.contact_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
    to_char(e.written_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
    to_char(e.signed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
    e.late_reason, e.corrects_id::text, e.correction_reason, e.original_id::text, encode(e.prev_hash, 'hex')]
    || case when e.attachments is null then '{}'::text[] else array[e.attachments::text] end;

-- What one author has written on a talk with a group: those whom the same person met at the same time and place. It tells of
-- several children, so nobody else reads it.
create table journal_group_drafts (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  author_id uuid not null default current_actor(),
  staff_id uuid not null,
  starts_at timestamptz not null,
  place_id uuid,
  -- the contacts of those it was written about: they say whom it is about when the talk is registered otherwise
  contact_ids uuid[] not null check (cardinality(contact_ids) > 0),
  typed jsonb not null check (jsonb_typeof(typed) = 'object'),
  begun_at timestamptz not null,
  saved_at timestamptz not null,
  version integer not null default 1,
  primary key (municipality_id, id),
  unique nulls not distinct (municipality_id, author_id, staff_id, starts_at, place_id),
  foreign key (municipality_id, author_id) references staff (municipality_id, id),
  foreign key (municipality_id, staff_id) references staff (municipality_id, id),
  foreign key (municipality_id, place_id) references treatment_places (municipality_id, id)
);
call own_by_municipality('journal_group_drafts', 'select, insert, update, delete');
create policy of_its_author on journal_group_drafts as restrictive to trin2_app
  using (author_id = current_actor()) with check (author_id = current_actor());
