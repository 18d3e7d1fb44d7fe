-- Who treats on whose responsibility (R85), by which instruks (R86), and whose notes wait for a second signature.

-- From and to which day somebody is authorised, when it is known. Without a number nobody is.
alter table staff
  add column authorised_from date,
  add column authorised_to date,
  add constraint authorised_between_two_days check (authorised_to >= authorised_from),
  add constraint authorised_by_a_number check (authorisation_number <> '' or (authorised_from is null and authorised_to is null));

create function is_authorised_on(s staff, on_day date) returns boolean
  language sql immutable parallel safe
  return s.authorisation_number <> '' and coalesce(s.authorised_from <= on_day, true) and coalesce(s.authorised_to >= on_day, true);

-- R86: a written instruction of the management. A draft until a leader approves it; from then on it stands, and is followed by a
-- new version of the same series.
create table instructions (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  series_id uuid not null,
  number integer not null check (number >= 1),
  title text not null check (length(title) between 3 and 200),
  text text not null check (length(text) between 20 and 20000),
  -- whom it concerns, by role
  roles staff_role[] not null check (cardinality(roles) > 0),
  drafted_by uuid not null default current_actor(),
  drafted_at timestamptz not null,
  -- its owner: the leader who approved it
  approved_by uuid,
  approved_at timestamptz,
  valid_from date,
  valid_to date check (valid_to >= valid_from),
  version integer not null default 1,
  primary key (municipality_id, id),
  unique (municipality_id, series_id, number),
  foreign key (municipality_id, drafted_by) references staff (municipality_id, id),
  foreign key (municipality_id, approved_by) references staff (municipality_id, id),
  constraint r86_approved_by_whom_when_and_from_when check (
    (approved_at is null) = (approved_by is null) and (approved_at is null) = (valid_from is null) and (approved_at is not null or valid_to is null)),
  constraint r86_not_valid_before_it_was_approved check (valid_from >= (approved_at at time zone 'Europe/Copenhagen')::date)
);
create unique index instructions_one_draft on instructions (municipality_id, series_id) where approved_at is null;
call own_by_municipality('instructions', 'select, insert, update, delete');

create function approved_instruction_stands() returns trigger
  language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.approved_at is not null then
    raise exception 'an approved instruction is never changed' using errcode = 'TR086',
      hint = 'En godkendt instruks kan ikke ændres. Lav en ny version.';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  if new.approved_at is not null and (new.approved_by is distinct from current_actor() or not exists (
    select from staff_roles r where r.municipality_id = new.municipality_id and r.staff_id = new.approved_by and r.role = 'leader')) then
    raise exception 'approved by another than a leader' using errcode = 'TR086',
      hint = 'En instruks godkendes af en leder i eget navn.';
  end if;
  return new;
end $$;
create trigger approved_instruction_stands before insert or update or delete on instructions
  for each row execute function approved_instruction_stands();
create trigger instructions_never_emptied before truncate on instructions execute function refuse_change();

-- A version is valid between its days, until a later approved one of the same series is.
create function is_instruction_valid_on(i instructions, on_day date) returns boolean
  language sql stable parallel safe
  return i.approved_at is not null and i.valid_from <= on_day and coalesce(i.valid_to >= on_day, true)
    and not exists (select from instructions n where n.municipality_id = i.municipality_id and n.series_id = i.series_id
      and n.number > i.number and n.approved_at is not null and n.valid_from <= on_day);

-- Who has read which version, and when.
create table instruction_readings (
  municipality_id text not null,
  instruction_id uuid not null,
  staff_id uuid not null default current_actor(),
  read_at timestamptz not null,
  primary key (municipality_id, instruction_id, staff_id),
  foreign key (municipality_id, instruction_id) references instructions (municipality_id, id),
  foreign key (municipality_id, staff_id) references staff (municipality_id, id)
);
call own_by_municipality('instruction_readings', 'select, insert');
create trigger instruction_readings_append_only before update or delete on instruction_readings for each row execute function refuse_change();
create trigger instruction_readings_never_emptied before truncate on instruction_readings execute function refuse_change();

-- One pathway, or a frame: a group of children.
create type delegation_kind as enum ('single', 'frame');

-- R85: a named authorised person lets a named person treat on their responsibility. Given, and at most ended; never changed.
create table delegations (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  delegator_id uuid not null default current_actor(),
  helper_id uuid not null,
  kind delegation_kind not null,
  pathway_id uuid,
  -- of a frame: the children of one unit, or of the whole offer when there is none; the group in words
  unit_id uuid,
  group_words text not null default '' check (length(group_words) <= 1000),
  instruction_id uuid not null,
  -- the delegator's care in choosing, instructing and supervising
  selection text not null check (length(selection) between 10 and 2000),
  instruction text not null check (length(instruction) between 10 and 2000),
  supervision text not null check (length(supervision) between 10 and 2000),
  valid_from date not null,
  valid_to date not null,
  given_at timestamptz not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, delegator_id) references staff (municipality_id, id),
  foreign key (municipality_id, helper_id) references staff (municipality_id, id),
  foreign key (municipality_id, pathway_id) references pathways (municipality_id, id),
  foreign key (municipality_id, unit_id) references units (municipality_id, id),
  foreign key (municipality_id, instruction_id) references instructions (municipality_id, id),
  constraint given_to_another check (delegator_id <> helper_id),
  constraint one_pathway_or_a_group check (
    (kind = 'single') = (pathway_id is not null) and (kind = 'frame' or unit_id is null) and (kind = 'frame') = (length(group_words) >= 10)),
  constraint at_most_a_year check (valid_to >= valid_from and valid_to < valid_from + interval '12 months'),
  constraint never_given_backwards check (valid_from >= (given_at at time zone 'Europe/Copenhagen')::date)
);
create index delegations_of_helper on delegations (municipality_id, helper_id, valid_to);
create index delegations_of_delegator on delegations (municipality_id, delegator_id, valid_to);
create index delegations_of_instruction on delegations (municipality_id, instruction_id);
create index delegations_of_pathway on delegations (municipality_id, pathway_id) where pathway_id is not null;
call own_by_municipality('delegations', 'select, insert');
create trigger delegations_append_only before update or delete on delegations for each row execute function refuse_change();
create trigger delegations_never_emptied before truncate on delegations execute function refuse_change();

create function delegation_keeps_the_rules() returns trigger
  language plpgsql as $$
begin
  if new.delegator_id is distinct from current_actor() then
    raise exception 'given in the name of somebody else' using errcode = 'TR085', hint = 'En delegation gives i eget navn.';
  end if;
  if not exists (select from staff s where s.municipality_id = new.municipality_id and s.id = new.delegator_id and s.is_active and is_authorised_on(s, new.valid_from)) then
    raise exception 'the delegator is not authorised' using errcode = 'TR085',
      hint = 'Kun en autoriseret medarbejder kan delegere behandling. Bed en autoriseret kollega om det.';
  end if;
  if not exists (select from staff s where s.municipality_id = new.municipality_id and s.id = new.helper_id and s.is_active and not is_authorised_on(s, new.valid_from)) then
    raise exception 'the helper needs no delegation' using errcode = 'TR085',
      hint = 'Medarbejderen er autoriseret eller arbejder her ikke længere, og skal ikke have en delegation.';
  end if;
  if not exists (select from instructions i where i.municipality_id = new.municipality_id and i.id = new.instruction_id and is_instruction_valid_on(i, new.valid_from)) then
    raise exception 'the instruction is not valid' using errcode = 'TR085',
      hint = 'Instruksen gælder ikke den dag, delegationen begynder. Vælg den version, der gælder.';
  end if;
  if not exists (select from instructions i join staff_roles r on r.municipality_id = i.municipality_id and r.role = any(i.roles)
    where i.municipality_id = new.municipality_id and i.id = new.instruction_id and r.staff_id = new.helper_id) then
    raise exception 'the instruction does not concern the helper' using errcode = 'TR085',
      hint = 'Instruksen gælder ikke for medarbejderens rolle. Vælg en anden, eller bed ledelsen om en, der gør.';
  end if;
  return new;
end $$;
create trigger delegation_keeps_the_rules before insert on delegations for each row execute function delegation_keeps_the_rules();

-- From this moment it covers nothing. By nobody when it ended because an access was closed from the command line.
create table delegation_endings (
  municipality_id text not null,
  delegation_id uuid not null,
  at timestamptz not null,
  ended_by uuid default current_actor(),
  reason text not null check (length(reason) between 5 and 1000),
  primary key (municipality_id, delegation_id),
  foreign key (municipality_id, delegation_id) references delegations (municipality_id, id),
  foreign key (municipality_id, ended_by) references staff (municipality_id, id)
);
call own_by_municipality('delegation_endings', 'select, insert');
create trigger delegation_endings_append_only before update or delete on delegation_endings for each row execute function refuse_change();
create trigger delegation_endings_never_emptied before truncate on delegation_endings execute function refuse_change();

-- Both are told once that it runs out.
create table delegation_notices (
  municipality_id text not null,
  delegation_id uuid not null,
  staff_id uuid not null,
  made_at timestamptz not null,
  seen_at timestamptz,
  primary key (municipality_id, delegation_id, staff_id),
  foreign key (municipality_id, delegation_id) references delegations (municipality_id, id),
  foreign key (municipality_id, staff_id) references staff (municipality_id, id)
);
create index delegation_notices_unseen on delegation_notices (municipality_id, staff_id) where seen_at is null;
call own_by_municipality('delegation_notices', 'select, insert, update');

-- Whose notes another signs too: a student, somebody new. Set by a leader.
create table note_supervisors (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  staff_id uuid not null,
  cosigner_id uuid not null,
  reason text not null check (length(reason) between 5 and 1000),
  set_by uuid not null default current_actor(),
  set_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz check (ended_at >= set_at),
  primary key (municipality_id, id),
  foreign key (municipality_id, staff_id) references staff (municipality_id, id),
  foreign key (municipality_id, cosigner_id) references staff (municipality_id, id),
  foreign key (municipality_id, set_by) references staff (municipality_id, id),
  foreign key (municipality_id, ended_by) references staff (municipality_id, id),
  constraint signed_by_another check (staff_id <> cosigner_id),
  constraint ended_by_somebody check ((ended_at is null) = (ended_by is null))
);
create unique index note_supervisors_now on note_supervisors (municipality_id, staff_id) where ended_at is null;
call own_by_municipality('note_supervisors', 'select, insert, update');

-- The delegation under which somebody may treat in a pathway at a time: the one for just this pathway before a frame, the latest first.
-- Never one that was given later that day, nor one that was not ended when its giver left: nobody stands behind it.
create function covering_delegation(of_municipality text, of_staff uuid, of_pathway uuid, on_day date, at timestamptz) returns uuid
  language sql stable parallel safe
  return (
    select d.id
    from delegations d
    join staff giver on giver.municipality_id = d.municipality_id and giver.id = d.delegator_id
    join instructions i on i.municipality_id = d.municipality_id and i.id = d.instruction_id
    join pathways p on p.municipality_id = d.municipality_id and p.id = of_pathway
    left join delegation_endings e on e.municipality_id = d.municipality_id and e.delegation_id = d.id
    where d.municipality_id = of_municipality and d.helper_id = of_staff and on_day between d.valid_from and d.valid_to
      and (d.pathway_id = p.id or d.kind = 'frame' and (d.unit_id is null or d.unit_id = p.unit_id))
      and is_authorised_on(giver, on_day) and is_instruction_valid_on(i, on_day)
      and d.given_at <= covering_delegation.at and coalesce(e.at > covering_delegation.at, giver.is_active)
    order by d.kind, d.given_at desc, d.id limit 1);

-- R85: on whose responsibility a treatment was held: that of the one who held it, authorised that day, or of the one who gave this
-- delegation. Found when it becomes held, and never asked again: units, authorisations and delegations change afterwards. Neither is
-- known of what was held before this rule.
alter table contacts
  add column held_by_authorised boolean,
  add column delegation_id uuid,
  add foreign key (municipality_id, delegation_id) references delegations (municipality_id, id),
  add constraint r85_authorised_or_under_a_delegation check (held_by_authorised = (delegation_id is null));

create function treatment_has_a_responsible() returns trigger
  language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.status in ('held', 'entered_in_error') then
    new.held_by_authorised := old.held_by_authorised;
    new.delegation_id := old.delegation_id;
    return new;
  end if;
  new.held_by_authorised := null;
  new.delegation_id := null;
  if new.type <> 'treatment' or new.status <> 'held' then return new; end if;
  if new.staff_id is null then
    raise exception 'treatment by nobody' using errcode = 'TR085', hint = 'Vælg, hvem der holdt behandlingen.';
  end if;
  new.held_by_authorised := exists (
    select from staff s where s.municipality_id = new.municipality_id and s.id = new.staff_id and is_authorised_on(s, new.on_day));
  if new.held_by_authorised then return new; end if;
  new.delegation_id := covering_delegation(new.municipality_id, new.staff_id, new.pathway_id, new.on_day, new.starts_at);
  if new.delegation_id is not null then return new; end if;
  raise exception 'treatment without authorisation or delegation' using errcode = 'TR085',
    hint = 'Den, der holder behandlingen, er ikke autoriseret og har ingen delegation, som dækker barnet den dag. Bed en autoriseret kollega om at give en delegation, eller lad en autoriseret kollega holde behandlingen.';
end $$;
create trigger treatment_has_a_responsible before insert or update on contacts
  for each row execute function treatment_has_a_responsible();

-- Treatments that were held before this rule by somebody who is not known to have been authorised: shown to the leader.
create view treatments_without_delegation with (security_invoker = true) as
select c.municipality_id, c.id, c.pathway_id, c.staff_id, c.on_day
from contacts c
left join staff s on s.municipality_id = c.municipality_id and s.id = c.staff_id
where c.type = 'treatment' and c.status = 'held' and c.held_by_authorised is null and not coalesce(is_authorised_on(s, c.on_day), false);
grant select on treatments_without_delegation to trin2_app;

alter type relation_basis add value 'cosigning';
create type cosign_basis as enum ('delegation', 'supervisor');
create type cosign_outcome as enum ('signed', 'correction');

-- A signed note that waits for another's signature. The latest row of an entry says whose.
create table journal_cosign_requests (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  entry_id uuid not null,
  cosigner_id uuid not null,
  basis cosign_basis not null,
  delegation_id uuid,
  asked_by uuid not null default current_actor(),
  asked_at timestamptz not null,
  due_on date not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, entry_id) references journal_entries (municipality_id, id),
  foreign key (municipality_id, cosigner_id) references staff (municipality_id, id),
  foreign key (municipality_id, asked_by) references staff (municipality_id, id),
  foreign key (municipality_id, delegation_id) references delegations (municipality_id, id),
  check ((basis = 'delegation') = (delegation_id is not null))
);
create index journal_cosign_requests_of_entry on journal_cosign_requests (municipality_id, entry_id, asked_at);
create index journal_cosign_requests_of_person on journal_cosign_requests (municipality_id, cosigner_id);
call own_by_municipality('journal_cosign_requests', 'select, insert');
create trigger journal_cosign_requests_stand before update or delete on journal_cosign_requests for each row execute function refuse_journal_change();
create trigger journal_cosign_requests_never_emptied before truncate on journal_cosign_requests execute function refuse_journal_change();

-- The second signature, or the remark that asks for a correction. Names the hash of the entry as it stood.
create table journal_cosignatures (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  entry_id uuid not null,
  -- what it answers: the latest request
  request_id uuid not null default '00000000-0000-0000-0000-000000000000',
  cosigner_id uuid not null default current_actor(),
  cosigner_name text not null default '',
  cosigner_profession text not null default '',
  authorisation_number text not null default '',
  basis cosign_basis not null default 'supervisor',
  outcome cosign_outcome not null,
  remark text not null default '' check (length(remark) <= 2000),
  at timestamptz not null,
  entry_hash bytea not null default '' check (octet_length(entry_hash) = 32),
  hash bytea not null default '' check (octet_length(hash) = 32),
  primary key (municipality_id, id),
  foreign key (municipality_id, entry_id) references journal_entries (municipality_id, id),
  foreign key (municipality_id, request_id) references journal_cosign_requests (municipality_id, id),
  foreign key (municipality_id, cosigner_id) references staff (municipality_id, id),
  constraint correction_says_what check (outcome = 'signed' or length(remark) >= 5)
);
create index journal_cosignatures_of_entry on journal_cosignatures (municipality_id, entry_id);
create unique index journal_cosignatures_once on journal_cosignatures (municipality_id, entry_id) where outcome = 'signed';
call own_by_municipality('journal_cosignatures', 'select, insert');
create trigger journal_cosignatures_stand before update or delete on journal_cosignatures for each row execute function refuse_journal_change();
create trigger journal_cosignatures_never_emptied before truncate on journal_cosignatures execute function refuse_journal_change();

create function cosignature_fields(c journal_cosignatures) returns text[]
  language sql stable
  return array[
    c.municipality_id, c.id::text, c.entry_id::text, c.request_id::text, c.cosigner_id::text, c.cosigner_name, c.cosigner_profession, c.authorisation_number,
    c.basis::text, c.outcome::text, c.remark, to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), encode(c.entry_hash, 'hex')];

-- Only the one who is named, in their own name, and never the author; as the responsible, only who is authorised that day. Name,
-- profession and hashes are the database's own.
create function cosign_entry() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  entry journal_entries;
  asked journal_cosign_requests;
begin
  select * into strict entry from journal_entries e where e.municipality_id = new.municipality_id and e.id = new.entry_id;
  select * into asked from journal_cosign_requests r
    where r.municipality_id = new.municipality_id and r.entry_id = new.entry_id order by r.asked_at desc, r.id limit 1;
  if new.cosigner_id is distinct from current_actor() or asked.cosigner_id is distinct from new.cosigner_id or entry.author_id = new.cosigner_id then
    raise exception 'signed by another than the one named' using errcode = 'TR085',
      hint = 'Kun den, der er udpeget, kan medunderskrive notatet.';
  end if;
  if exists (select from journal_entries l where l.municipality_id = entry.municipality_id and l.corrects_id = entry.id) then
    raise exception 'the entry has been corrected' using errcode = 'TR085',
      hint = 'Notatet er rettet imens. Skal du medunderskrive rettelsen, står den på Min dag.';
  end if;
  if exists (select from journal_cosignatures c where c.municipality_id = entry.municipality_id and c.entry_id = entry.id and c.outcome = 'signed') then
    raise exception 'the entry is signed already' using errcode = 'TR085', hint = 'Notatet er allerede medunderskrevet.';
  end if;
  if asked.basis = 'delegation' and not exists (select from staff s where s.municipality_id = new.municipality_id and s.id = new.cosigner_id
    and is_authorised_on(s, (new.at at time zone 'Europe/Copenhagen')::date)) then
    raise exception 'answers as the responsible without authorisation' using errcode = 'TR085',
      hint = 'Du er ikke autoriseret i dag og kan ikke svare som ansvarlig. Din leder kan udpege en anden.';
  end if;
  select s.name, s.profession, s.authorisation_number into strict new.cosigner_name, new.cosigner_profession, new.authorisation_number
    from staff s where s.municipality_id = new.municipality_id and s.id = new.cosigner_id;
  new.request_id := asked.id;
  new.basis := asked.basis;
  new.entry_hash := entry.hash;
  new.hash := journal_hash(cosignature_fields(new));
  return new;
end $$;
create trigger cosign_entry before insert on journal_cosignatures for each row execute function cosign_entry();
