-- How long records are kept, what suspends it, and what was deleted.

create type hold_kind as enum ('complaint', 'claim', 'supervision', 'other');

-- R49: at least ten years from the last entry; a municipality may choose more. Drafts are no record, and are kept for less.
create table retention_settings (
  municipality_id text not null references municipalities (id),
  journal_years integer not null default 10,
  draft_days integer not null default 365 check (draft_days between 90 and 3650),
  version integer not null default 1,
  primary key (municipality_id),
  constraint r49_at_least_ten_years check (journal_years between 10 and 100)
);
call own_by_municipality('retention_settings', 'select, insert, update');

-- R50: while a complaint, a claim or a supervision case is open, nothing about the child falls due.
create table legal_holds (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  child_id uuid not null,
  kind hold_kind not null,
  -- the other party's number of the case
  reference text not null default '' check (length(reference) <= 200),
  reason text not null check (length(reason) between 10 and 2000),
  from_day date not null,
  placed_by uuid not null default current_actor(),
  placed_at timestamptz not null,
  lifted_at timestamptz,
  lifted_by uuid,
  lift_reason text check (length(lift_reason) between 10 and 2000),
  primary key (municipality_id, id),
  foreign key (municipality_id, child_id) references people (municipality_id, id),
  foreign key (municipality_id, placed_by) references staff (municipality_id, id),
  foreign key (municipality_id, lifted_by) references staff (municipality_id, id),
  check (num_nulls(lifted_at, lifted_by, lift_reason) in (0, 3)),
  check (lifted_at >= placed_at)
);
create index legal_holds_in_force on legal_holds (municipality_id, child_id) where lifted_at is null;
create index legal_holds_of_child on legal_holds (municipality_id, child_id, placed_at);
call own_by_municipality('legal_holds', 'select, insert');
grant update (lifted_at, lifted_by, lift_reason) on legal_holds to trin2_app;

-- The owner, as whom old looks are forgotten, sees the holds of the asking municipality.
alter policy of_own_municipality on legal_holds to public;

-- R50: whether a case holds what is kept about a child, the log of who looked too.
create function is_held(of_municipality text, of_child uuid) returns boolean
  language sql stable parallel safe
  return exists (select from legal_holds h
    where h.municipality_id = of_municipality and h.child_id = of_child and h.lifted_at is null);

create function lifted_hold_stands() returns trigger
  language plpgsql as $$
begin
  if old.lifted_at is not null then
    raise exception 'the hold is lifted' using errcode = 'TR050', hint = 'Bevaringen er ophævet. Registrér en ny, hvis sagen er genoptaget.';
  end if;
  return new;
end $$;
create trigger lifted_hold_stands before update on legal_holds for each row execute function lifted_hold_stands();

-- What the jobs that delete did, in numbers.
create table deletions (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  at timestamptz not null,
  job text not null,
  counts jsonb not null check (jsonb_typeof(counts) = 'object'),
  primary key (municipality_id, id)
);
create index deletions_by_job on deletions (municipality_id, job, at desc);
call own_by_municipality('deletions', 'select, insert');
create trigger deletions_append_only before update or delete on deletions for each row execute function refuse_change();
create trigger deletions_never_emptied before truncate on deletions execute function refuse_change();

-- Drafts of notes are deleted by their author, or by a job when nobody has come back to them for the municipality's term; by
-- no job while a case holds the child (R50).
drop policy deleted_by_author on journal_drafts;
create policy deleted_by_author_or_job on journal_drafts as restrictive for delete to trin2_app
  using (author_id = current_actor() or current_actor() is null and saved_at < now() - interval '90 days'
    and not exists (select from pathways p
      where p.municipality_id = journal_drafts.municipality_id and p.id = journal_drafts.pathway_id and is_held(p.municipality_id, p.child_id)));

-- Those of joint notes too. What a job may delete it must see.
drop policy of_its_author on journal_group_drafts;
create policy read_by_author_or_job on journal_group_drafts as restrictive for select to trin2_app
  using (author_id = current_actor() or current_actor() is null and saved_at < now() - interval '90 days');
create policy inserted_by_author on journal_group_drafts as restrictive for insert to trin2_app with check (author_id = current_actor());
create policy changed_by_author on journal_group_drafts as restrictive for update to trin2_app using (author_id = current_actor());
create policy deleted_by_author_or_job on journal_group_drafts as restrictive for delete to trin2_app
  using (author_id = current_actor() or current_actor() is null and saved_at < now() - interval '90 days'
    and not exists (select from contacts c join pathways p on p.municipality_id = c.municipality_id and p.id = c.pathway_id
      where c.municipality_id = journal_group_drafts.municipality_id and c.id = any (journal_group_drafts.contact_ids)
        and is_held(p.municipality_id, p.child_id)));

-- And underretninger that were never sent, which their author and the leader may throw away. Those that were sent are refused
-- to everybody, aloud (TR084).
create policy deleted_by_staff_or_job on concerns as restrictive for delete to trin2_app
  using (current_actor() is not null or sent_at is not null or saved_at < now() - interval '90 days'
    and not exists (select from pathways p
      where p.municipality_id = concerns.municipality_id and p.id = concerns.pathway_id and is_held(p.municipality_id, p.child_id)));
