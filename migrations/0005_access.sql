create type relation_basis as enum ('responsible', 'treating', 'intake', 'reason');

-- R55: why a member of staff may open a child's record: because they treat the child now, or for a reason they gave,
-- which lapses by itself.
create table care_relations (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  child_id uuid not null,
  staff_id uuid not null,
  basis relation_basis not null,
  reason text check (length(reason) between 10 and 1000),
  starts_at timestamptz not null,
  ends_at timestamptz check (ends_at > starts_at),
  primary key (municipality_id, id),
  check ((basis = 'reason') = (reason is not null)),
  check (basis <> 'reason' or ends_at <= starts_at + interval '24 hours'),
  foreign key (municipality_id, child_id) references people (municipality_id, id),
  foreign key (municipality_id, staff_id) references staff (municipality_id, id)
);
create index care_relations_of_child on care_relations (municipality_id, child_id, staff_id);
create index care_relations_of_staff on care_relations (municipality_id, staff_id) where ends_at is null;
call own_by_municipality('care_relations', 'select, insert, update');

create type access_kind as enum ('read', 'write', 'search');

-- R56: each look at a child's record: when, who, in which role, what kind, whom or by which criterion, and on what basis.
-- Written in the transaction of the look itself, and never changed.
create table access_log (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  at timestamptz not null,
  staff_id uuid not null default current_actor(),
  roles text[] not null,
  kind access_kind not null,
  what text not null,
  child_id uuid,
  -- what was searched for; a CPR number is never kept here
  criterion text check (criterion !~ '[0-9]{6}-?[0-9]{4}'),
  basis text not null,
  primary key (municipality_id, id),
  check (child_id is not null or criterion is not null),
  foreign key (municipality_id, child_id) references people (municipality_id, id),
  foreign key (municipality_id, staff_id) references staff (municipality_id, id)
);
create index access_log_of_child on access_log (municipality_id, child_id, at);
create index access_log_of_staff on access_log (municipality_id, staff_id, at);
call own_by_municipality('access_log', 'select, insert');
create trigger access_log_append_only before update or delete on access_log for each row execute function refuse_change();
create trigger access_log_never_emptied before truncate on access_log execute function refuse_change();
