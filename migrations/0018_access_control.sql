-- Who looked, and whether they might: the access log as chains of hashes, what is forgotten of it, its monthly control, what a
-- citizen may have of it, records that few may open, and looks for quality work.

alter type relation_basis add value 'quality';
create type look_outcome as enum ('in_order', 'explained', 'unwarranted');
-- who asks for something about a child, and by whose right
create type request_by as enum ('young_person', 'custody_holder', 'parent_without_custody', 'representative', 'other');

-- R57: management's leave to look in records for quality work (sundhedsloven § 42 d, stk. 2, nr. 2): who, for what, by which
-- criteria, and for how long.
create table quality_permissions (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  staff_id uuid not null,
  purpose text not null check (length(purpose) between 10 and 1000),
  criteria text not null check (length(criteria) between 10 and 1000),
  -- the criteria as far as the database can ask: henvendelser from one day to another
  enquiries_from date not null,
  enquiries_to date not null check (enquiries_to >= enquiries_from),
  from_day date not null,
  until_day date not null check (until_day >= from_day),
  given_by uuid not null default current_actor(),
  given_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid,
  primary key (municipality_id, id),
  constraint r57_at_most_a_year check (until_day < from_day + interval '1 year'),
  constraint nobody_permits_themselves check (given_by <> staff_id),
  check ((revoked_at is null) = (revoked_by is null)),
  foreign key (municipality_id, staff_id) references staff (municipality_id, id),
  foreign key (municipality_id, given_by) references staff (municipality_id, id),
  foreign key (municipality_id, revoked_by) references staff (municipality_id, id)
);
create index quality_permissions_of_staff on quality_permissions (municipality_id, staff_id, until_day);
call own_by_municipality('quality_permissions', 'select, insert');
grant update (revoked_at, revoked_by) on quality_permissions to trin2_app;

-- What was ended stands so. The argument names the column that says when it ended.
create function what_ended_stands() returns trigger
  language plpgsql as $$
begin
  if to_jsonb(old) ->> tg_argv[0] is not null then
    raise exception 'what ended in % stands', tg_table_name using errcode = 'TR056', hint = 'Det er slut, og kan ikke ændres. Træf en ny beslutning.';
  end if;
  return new;
end $$;
create trigger revoked_leave_stands before update on quality_permissions
  for each row execute function what_ended_stands('revoked_at');

alter table care_relations
  -- leave for quality work, and the one pathway that it opened
  add column permission_id uuid,
  add column pathway_id uuid,
  -- the leader's answer to what was opened for a reason
  add column review_outcome look_outcome,
  add column review_note text check (length(review_note) <= 2000),
  add column reviewed_by uuid,
  add column reviewed_at timestamptz,
  add check ((basis::text = 'quality') = (permission_id is not null) and (permission_id is null) = (pathway_id is null)),
  add check (basis::text <> 'quality' or ends_at <= starts_at + interval '24 hours'),
  add check ((review_outcome is null) = (reviewed_at is null) and (reviewed_by is null) = (reviewed_at is null)),
  add constraint nobody_reviews_themselves check (reviewed_by <> staff_id),
  add foreign key (municipality_id, permission_id) references quality_permissions (municipality_id, id),
  add foreign key (municipality_id, pathway_id) references pathways (municipality_id, id),
  add foreign key (municipality_id, reviewed_by) references staff (municipality_id, id);

create index care_relations_of_pathway on care_relations (municipality_id, pathway_id) where pathway_id is not null;

create function quality_work_has_leave() returns trigger
  language plpgsql as $$
declare
  on_day date := (new.starts_at at time zone 'Europe/Copenhagen')::date;
  leave quality_permissions;
begin
  if new.basis::text <> 'quality' then return new; end if;
  select * into leave from quality_permissions q
    where q.municipality_id = new.municipality_id and q.id = new.permission_id and q.staff_id = new.staff_id
    -- leave that is taken back in this moment either refuses this look, or finds and closes it
    for share;
  if not found or leave.revoked_at is not null or on_day < leave.from_day or on_day > leave.until_day then
    raise exception 'no leave for quality work' using errcode = 'TR057',
      hint = 'Du har ingen tilladelse til kvalitetsarbejde, der gælder i dag. Bed ledelsen om en.';
  end if;
  if not exists (select from pathways p where p.municipality_id = new.municipality_id and p.id = new.pathway_id and p.child_id = new.child_id
      and p.status <> 'entered_in_error' and p.enquiry_on between leave.enquiries_from and leave.enquiries_to) then
    raise exception 'the pathway is outside the criteria' using errcode = 'TR057',
      hint = 'Forløbet passer ikke til tilladelsens kriterier. Henvendelsen ligger uden for perioden.';
  end if;
  if not exists (select from events v where v.municipality_id = new.municipality_id and v.pathway_id = new.pathway_id
      and v.at > new.starts_at - interval '5 years') then
    raise exception 'the pathway is too old for quality work' using errcode = 'TR057',
      hint = 'Det nyeste i forløbet er over fem år gammelt. Så gammelt må det ikke bruges til kvalitetsarbejde (sundhedsloven § 42 d).';
  end if;
  return new;
end $$;
create trigger quality_work_has_leave before insert on care_relations for each row execute function quality_work_has_leave();

-- R55: taking a child over, or away from whoever treats it, must not be a way around giving a reason. Whoever relieves another
-- of being responsible, so that nobody is or they themselves are, has a relation to the child already. Sharing out to others is free.
create function relieving_asks_for_a_relation() returns trigger
  language plpgsql as $$
begin
  if exists (select from pathways p where p.municipality_id = old.municipality_id and p.child_id = old.child_id
        and p.status = 'active' and (p.responsible_id is null or p.responsible_id = current_actor()))
      and not exists (select from care_relations c
        where c.municipality_id = old.municipality_id and c.child_id = old.child_id and c.staff_id = current_actor()
          and c.basis::text <> 'quality' and c.starts_at <= new.ends_at and (c.ends_at is null or c.ends_at > new.ends_at)) then
    raise exception 'relieving another asks for a relation' using errcode = 'TR055',
      hint = 'Du har ikke en aktiv behandlingsrelation til barnet. Giv forløbet til en kollega, eller åbn det først med en begrundelse.';
  end if;
  return new;
end $$;
create trigger relieving_asks_for_a_relation before update of ends_at on care_relations for each row
  when (old.basis = 'responsible' and old.ends_at is null and new.ends_at is not null
    and current_actor() is not null and old.staff_id <> current_actor())
  execute function relieving_asks_for_a_relation();

-- A record that only those who are named may open. Changed by ending one decision and making another, so that all stand.
create table restricted_records (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  child_id uuid not null,
  reason text not null check (length(reason) between 10 and 1000),
  decided_by uuid not null default current_actor(),
  decided_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  primary key (municipality_id, id),
  check ((ended_at is null) = (ended_by is null)),
  foreign key (municipality_id, child_id) references people (municipality_id, id),
  foreign key (municipality_id, decided_by) references staff (municipality_id, id),
  foreign key (municipality_id, ended_by) references staff (municipality_id, id)
);
create unique index restricted_records_in_force on restricted_records (municipality_id, child_id) where ended_at is null;
create index restricted_records_of_child on restricted_records (municipality_id, child_id, decided_at);
call own_by_municipality('restricted_records', 'select, insert');
grant update (ended_at, ended_by) on restricted_records to trin2_app;
create trigger ended_restriction_stands before update on restricted_records
  for each row execute function what_ended_stands('ended_at');

create table restricted_readers (
  municipality_id text not null,
  restriction_id uuid not null,
  staff_id uuid not null,
  primary key (municipality_id, restriction_id, staff_id),
  foreign key (municipality_id, restriction_id) references restricted_records (municipality_id, id),
  foreign key (municipality_id, staff_id) references staff (municipality_id, id)
);
call own_by_municipality('restricted_readers', 'select, insert');

-- Whether a record is restricted, and not opened to somebody by name: then nothing but a reason opens it.
create function is_restricted_from(of_municipality text, of_child uuid, reader uuid) returns boolean
  language sql stable parallel safe
  return exists (
    select from restricted_records r
    where r.municipality_id = of_municipality and r.child_id = of_child and r.ended_at is null
      and not exists (select from restricted_readers n
        where n.municipality_id = r.municipality_id and n.restriction_id = r.id and n.staff_id = reader));

-- Whether a record is closed to somebody: restricted, not opened to them by name, and no reason given since that still holds.
create function is_closed_to(of_municipality text, of_child uuid, reader uuid, at timestamptz) returns boolean
  language sql stable parallel safe
  return exists (
    select from restricted_records r
    where r.municipality_id = of_municipality and r.child_id = of_child and r.ended_at is null
      and not exists (select from restricted_readers n
        where n.municipality_id = r.municipality_id and n.restriction_id = r.id and n.staff_id = reader)
      and not exists (select from care_relations c
        where c.municipality_id = r.municipality_id and c.child_id = r.child_id and c.staff_id = reader and c.basis = 'reason'
          and c.starts_at between r.decided_at and at and c.ends_at > at));

alter table access_log
  add column unit_name text not null default '',
  -- the relation that the record was opened by: to a reason, the looks under it
  add column relation_id uuid,
  add foreign key (municipality_id, relation_id) references care_relations (municipality_id, id);
create index access_log_by_time on access_log (municipality_id, at);

-- R56: one chain for each member of staff, so that colleagues never wait for each other. Its end, and the last look of it that
-- was forgotten, from which it goes on.
create table access_chains (
  municipality_id text not null,
  staff_id uuid not null,
  sequence bigint not null default 0,
  hash bytea check (octet_length(hash) = 32),
  forgotten_sequence bigint not null default 0,
  forgotten_hash bytea check (octet_length(forgotten_hash) = 32),
  primary key (municipality_id, staff_id),
  check (forgotten_sequence between 0 and sequence),
  check ((sequence = 0) = (hash is null) and (forgotten_sequence = 0) = (forgotten_hash is null)),
  foreign key (municipality_id, staff_id) references staff (municipality_id, id)
) with (fillfactor = 50);

-- The links: made at commit, when a person's looks are put in line for a moment only. A look that is gone leaves its link.
create table access_links (
  municipality_id text not null,
  staff_id uuid not null,
  sequence bigint not null,
  look_id uuid not null,
  prev_hash bytea check (octet_length(prev_hash) = 32),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (municipality_id, staff_id, sequence),
  unique (municipality_id, look_id),
  foreign key (municipality_id, staff_id) references access_chains (municipality_id, staff_id)
);

-- All that a look says, as texts in a fixed order. What the hash is made of, as with the journal.
create function look_fields(l access_log, sequence bigint, prev_hash bytea) returns text[]
  language sql stable
  return array[
    l.municipality_id, l.id::text, l.staff_id::text, sequence::text,
    to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
    array_to_string(l.roles, ' '), l.unit_name, l.kind::text, l.what, l.child_id::text, l.criterion, l.basis, l.relation_id::text,
    encode(prev_hash, 'hex')];

-- Links a look to the end of its person's chain. The application can neither write a link nor choose one.
create function link_look() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  chain access_chains;
  made bytea;
begin
  insert into access_chains (municipality_id, staff_id) values (new.municipality_id, new.staff_id) on conflict do nothing;
  select * into strict chain from access_chains c
    where c.municipality_id = new.municipality_id and c.staff_id = new.staff_id for update;
  made := journal_hash(look_fields(new, chain.sequence + 1, chain.hash));
  insert into access_links (municipality_id, staff_id, sequence, look_id, prev_hash, hash)
    values (new.municipality_id, new.staff_id, chain.sequence + 1, new.id, chain.hash, made);
  update access_chains c set sequence = chain.sequence + 1, hash = made
    where c.municipality_id = new.municipality_id and c.staff_id = new.staff_id;
  return null;
end $$;

-- What was logged before there were chains is linked as it stands.
alter table access_log no force row level security;
do $$
declare
  look access_log;
  chain access_chains;
  made bytea;
begin
  for look in select * from access_log l order by l.at, l.id loop
    insert into access_chains (municipality_id, staff_id) values (look.municipality_id, look.staff_id) on conflict do nothing;
    select * into strict chain from access_chains c where c.municipality_id = look.municipality_id and c.staff_id = look.staff_id;
    made := journal_hash(look_fields(look, chain.sequence + 1, chain.hash));
    insert into access_links values (look.municipality_id, look.staff_id, chain.sequence + 1, look.id, chain.hash, made);
    update access_chains c set sequence = chain.sequence + 1, hash = made
      where c.municipality_id = look.municipality_id and c.staff_id = look.staff_id;
  end loop;
end $$;
alter table access_log force row level security;

create constraint trigger link_look after insert on access_log
  deferrable initially deferred for each row execute function link_look();

-- The owner, as whom links are made and old looks are forgotten, is held to the asking municipality as the application is.
call own_by_municipality('access_chains', 'select');
call own_by_municipality('access_links', 'select');
alter policy of_own_municipality on access_chains to public;
alter policy of_own_municipality on access_links to public;
alter policy of_own_municipality on access_log to public;

-- A chain grows by a link at its end. It forgets only from its beginning, nothing younger than six months, and nothing about a
-- child whose record is held (R50, is_held in 0023).
create function chain_only_grows() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and (new.municipality_id, new.staff_id) = (old.municipality_id, old.staff_id) then
    if new.sequence = old.sequence + 1
        and (new.forgotten_sequence, new.forgotten_hash) is not distinct from (old.forgotten_sequence, old.forgotten_hash)
        and exists (select from access_links l where l.municipality_id = new.municipality_id and l.staff_id = new.staff_id
          and l.sequence = new.sequence and l.hash = new.hash) then
      return new;
    end if;
    if (new.sequence, new.hash) is not distinct from (old.sequence, old.hash) and new.forgotten_sequence > old.forgotten_sequence
        and exists (select from access_links l where l.municipality_id = new.municipality_id and l.staff_id = new.staff_id
          and l.sequence = new.forgotten_sequence and l.hash = new.forgotten_hash)
        and not exists (
          select from access_links l join access_log a on a.municipality_id = l.municipality_id and a.id = l.look_id
          where l.municipality_id = new.municipality_id and l.staff_id = new.staff_id and l.sequence <= new.forgotten_sequence
            and (a.at >= now() - interval '6 months' or is_held(a.municipality_id, a.child_id))) then
      return new;
    end if;
  end if;
  raise exception 'rows of % are never changed or deleted', tg_table_name using errcode = 'TR000';
end $$;
create trigger access_chains_only_grow before update or delete on access_chains for each row execute function chain_only_grows();
create trigger access_chains_never_emptied before truncate on access_chains execute function refuse_change();

-- A look, and its link, go only when their chain has forgotten them.
create function refuse_unless_forgotten() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    if tg_table_name = 'access_links' then
      if exists (select from access_chains c where c.municipality_id = old.municipality_id and c.staff_id = old.staff_id
          and c.forgotten_sequence >= old.sequence) then return old; end if;
    elsif exists (select from access_links l join access_chains c on c.municipality_id = l.municipality_id and c.staff_id = l.staff_id
        where l.municipality_id = old.municipality_id and l.look_id = old.id and c.forgotten_sequence >= l.sequence) then
      return old;
    end if;
  end if;
  raise exception 'rows of % are never changed or deleted', tg_table_name using errcode = 'TR000';
end $$;
drop trigger access_log_append_only on access_log;
create trigger access_log_append_only before update or delete on access_log for each row execute function refuse_unless_forgotten();
create trigger access_links_append_only before update or delete on access_links for each row execute function refuse_unless_forgotten();
create trigger access_links_never_emptied before truncate on access_links execute function refuse_change();

-- Forgets the looks at the beginning of each chain that are older than `before`, and six months at the least; some at a time, so that
-- nobody who works waits for it. It stops at the first look about a child whose record is held (R50): a chain has no holes. Gives
-- how many.
create function forget_old_looks(before timestamptz) returns integer
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  of_each constant integer := 2000;
  enough constant integer := 10000;
  old record;
  gone integer;
  looks integer := 0;
begin
  before := least(before, now() - interval '6 months');
  for old in
    select c.municipality_id, c.staff_id, last.sequence
    from access_chains c
      join access_links first on first.municipality_id = c.municipality_id and first.staff_id = c.staff_id and first.sequence = c.forgotten_sequence + 1
      join access_log a on a.municipality_id = first.municipality_id and a.id = first.look_id and a.at < before
        and not is_held(a.municipality_id, a.child_id),
      lateral (
        select coalesce(min(next.sequence) filter (where next.at >= before or is_held(c.municipality_id, next.child_id)) - 1,
          max(next.sequence)) as sequence
        from (
          select l.sequence, n.at, n.child_id from access_links l left join access_log n on n.municipality_id = l.municipality_id and n.id = l.look_id
          where l.municipality_id = c.municipality_id and l.staff_id = c.staff_id and l.sequence > c.forgotten_sequence
          order by l.sequence limit of_each) as next) as last
    where c.municipality_id = current_municipality()
    order by c.staff_id
    limit enough / of_each
    for update of c
  loop
    update access_chains c set forgotten_sequence = old.sequence, forgotten_hash = l.hash from access_links l
      where c.municipality_id = old.municipality_id and c.staff_id = old.staff_id
        and l.municipality_id = old.municipality_id and l.staff_id = old.staff_id and l.sequence = old.sequence;
    delete from access_log a using access_links l
      where l.municipality_id = old.municipality_id and l.staff_id = old.staff_id and l.sequence <= old.sequence
        and a.municipality_id = l.municipality_id and a.id = l.look_id;
    get diagnostics gone = row_count;
    delete from access_links l
      where l.municipality_id = old.municipality_id and l.staff_id = old.staff_id and l.sequence <= old.sequence;
    looks := looks + gone;
  end loop;
  return looks;
end $$;
revoke all on function forget_old_looks(timestamptz) from public;
grant execute on function forget_old_looks(timestamptz) to trin2_app;

-- A municipality's own choices about its log, each a row that stands, so that it can be seen who changed what; the last one is in
-- force. Without any, what the columns propose.
create table access_settings (
  municipality_id text not null references municipalities (id),
  version integer not null check (version > 0),
  log_months integer not null default 60 check (log_months between 6 and 120),
  draw_per_person integer not null default 2 check (draw_per_person between 1 and 20),
  draw_hits integer not null default 50 check (draw_hits between 10 and 500),
  chosen_by uuid not null default current_actor(),
  chosen_at timestamptz not null,
  primary key (municipality_id, version),
  foreign key (municipality_id, chosen_by) references staff (municipality_id, id)
);
call own_by_municipality('access_settings', 'select, insert');
create trigger access_settings_append_only before update or delete on access_settings for each row execute function refuse_change();
create trigger access_settings_never_emptied before truncate on access_settings execute function refuse_change();

-- The control of a month's looks: drawn once, by a seed that tells how.
create table log_draws (
  municipality_id text not null,
  month date not null check (extract(day from month) = 1),
  drawn_at timestamptz not null,
  seed text not null check (length(seed) between 8 and 100),
  per_person integer not null,
  most_hits integer not null,
  looks integer not null,
  due_on date not null,
  primary key (municipality_id, month)
);
call own_by_municipality('log_draws', 'select, insert');

create table log_reviews (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  month date not null,
  -- null when the look is past the log's term: that it was drawn, and its answer, are kept
  look_id uuid,
  staff_id uuid not null,
  relation_id uuid,
  -- how many looks that person had at that child in the month
  looks integer not null check (looks > 0),
  rules text[] not null,
  gravity integer not null check (gravity >= 0),
  outcome look_outcome,
  note text check (length(note) <= 2000),
  reviewed_by uuid,
  reviewed_at timestamptz,
  version integer not null default 1,
  primary key (municipality_id, id),
  unique (municipality_id, month, look_id),
  check ((outcome is null) = (reviewed_at is null) and (reviewed_by is null) = (reviewed_at is null)),
  check (outcome is null or outcome = 'in_order' or length(note) >= 5),
  constraint nobody_controls_themselves check (reviewed_by <> staff_id),
  foreign key (municipality_id, month) references log_draws (municipality_id, month),
  foreign key (municipality_id, look_id) references access_log (municipality_id, id) on delete set null (look_id),
  foreign key (municipality_id, staff_id) references staff (municipality_id, id),
  foreign key (municipality_id, relation_id) references care_relations (municipality_id, id),
  foreign key (municipality_id, reviewed_by) references staff (municipality_id, id)
);
create index log_reviews_of_look on log_reviews (municipality_id, look_id);
create index log_reviews_open on log_reviews (municipality_id, month) where outcome is null;
call own_by_municipality('log_reviews', 'select, insert');
grant update (outcome, note, reviewed_by, reviewed_at, version) on log_reviews to trin2_app;

-- An answer is that of whoever gives it, and stands.
create function answer_stands() returns trigger
  language plpgsql as $$
begin
  if old.reviewed_at is not null and
      (select bool_or(to_jsonb(new) -> part is distinct from to_jsonb(old) -> part)
        from unnest(array['outcome', 'note', 'review_outcome', 'review_note', 'reviewed_by', 'reviewed_at']) as part) then
    raise exception 'the answer stands' using errcode = 'TR056', hint = 'Opslaget er gennemgået. Svaret kan ikke ændres.';
  end if;
  if old.reviewed_at is null and new.reviewed_by is distinct from current_actor() and new.reviewed_at is not null then
    raise exception 'an answer is given by who answers' using errcode = 'TR056', hint = 'Man svarer kun for sig selv.';
  end if;
  return new;
end $$;
create trigger an_answer_stands before update on log_reviews for each row execute function answer_stands();
create trigger an_answer_stands before update on care_relations for each row execute function answer_stands();

-- What waits to be controlled. A look for a reason is answered once, with its reason; one that is deleted cannot be.
create view insight_log_reviews with (security_invoker = true) as
select v.municipality_id, v.month, v.staff_id
from log_reviews v
where v.outcome is null and v.look_id is not null and not exists (
  select from care_relations r
  where r.municipality_id = v.municipality_id and r.id = v.relation_id and r.review_outcome is not null);
grant select on insight_log_reviews to trin2_app;

-- R58: what was handed out of the log about a child, to whom, and why it named staff if it did. Whose right it is, as with
-- aktindsigt: the young person's (R61), or that of who holds custody (R62), themselves or by their power of attorney (R67).
create table log_extracts (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  child_id uuid not null,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  names_reason text check (length(names_reason) between 10 and 1000),
  given_to request_by not null check (given_to in ('young_person', 'custody_holder', 'representative')),
  power_from request_by check (power_from in ('young_person', 'custody_holder')),
  -- who holds custody, and is given it or gave the power
  adult_id uuid,
  receiver text not null check (length(receiver) between 2 and 200),
  -- how we know who it is
  identity text not null check (length(identity) between 3 and 500),
  power_of_attorney text not null default '' check (length(power_of_attorney) <= 1000),
  maturity text not null default '' check (length(maturity) <= 2000),
  made_by uuid not null default current_actor(),
  made_at timestamptz not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, child_id) references people (municipality_id, id),
  foreign key (municipality_id, adult_id) references people (municipality_id, id),
  foreign key (municipality_id, made_by) references staff (municipality_id, id),
  constraint r67_representative_has_power
    check ((given_to = 'representative') = (power_from is not null) and (given_to <> 'representative' or length(power_of_attorney) >= 3)),
  constraint r81_adult_is_known check ((coalesce(power_from, given_to) = 'custody_holder') = (adult_id is not null))
);
create index log_extracts_of_child on log_extracts (municipality_id, child_id, made_at);
call own_by_municipality('log_extracts', 'select, insert');

-- R61, R62, R81: whose right it is, is asked of the register on the day.
create function log_given_by_right() returns trigger
  language plpgsql as $$
declare
  whose request_by := coalesce(new.power_from, new.given_to);
  today date := (new.made_at at time zone 'Europe/Copenhagen')::date;
  born date := (select birth_date from people where municipality_id = new.municipality_id and id = new.child_id);
begin
  if whose = 'young_person' and born + interval '15 years' > today and length(btrim(new.maturity)) < 10 then
    raise exception 'no assessment of maturity' using errcode = 'TR061',
      hint = 'Barnet er under 15 år. Skriv vurderingen af, om barnet er modent nok til selv at få loggen.';
  end if;
  if whose = 'custody_holder' and (born + interval '18 years' <= today or not exists (select from custody c
      where c.municipality_id = new.municipality_id and c.child_id = new.child_id and c.holder_id = new.adult_id
      and c.valid_from <= today and (c.valid_to is null or c.valid_to > today))) then
    raise exception 'no custody today' using errcode = 'TR062',
      hint = 'Den voksne står ikke med forældremyndighed, eller den unge er fyldt 18 år.';
  end if;
  return new;
end $$;
create trigger log_given_by_right before insert on log_extracts for each row execute function log_given_by_right();
create trigger log_extracts_append_only before update or delete on log_extracts for each row execute function refuse_change();
create trigger log_extracts_never_emptied before truncate on log_extracts execute function refuse_change();
