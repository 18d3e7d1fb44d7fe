create type staff_role as enum ('intake', 'therapist', 'adviser', 'secretary', 'leader', 'administrator');

-- R54: one row is one person with a personal sign-in; there is no row that several can use.
create table staff (
  municipality_id text not null references municipalities (id),
  id uuid not null default gen_random_uuid(),
  name text not null check (name <> '' and length(name) <= 150),
  email text not null check (email = lower(email) and email like '%_@_%'),
  profession text not null check (profession <> ''),
  -- as in Autorisationsregisteret; empty for those who are not authorised
  authorisation_number text not null default '' check (authorisation_number ~ '^[A-Z0-9]{0,5}$'),
  unit_id uuid,
  is_active boolean not null default true,
  version integer not null default 1,
  primary key (municipality_id, id),
  unique (municipality_id, email),
  foreign key (municipality_id, unit_id) references units (municipality_id, id)
);
create unique index staff_authorised_once on staff (municipality_id, authorisation_number) where authorisation_number <> '';
call own_by_municipality('staff', 'select, insert, update');

create table staff_roles (
  municipality_id text not null,
  staff_id uuid not null,
  role staff_role not null,
  primary key (municipality_id, staff_id, role),
  foreign key (municipality_id, staff_id) references staff (municipality_id, id)
);
call own_by_municipality('staff_roles', 'select, insert, delete');

-- A local account: password (scrypt) and one-time codes (TOTP, R102). A municipality with its own identity provider has none.
create table local_accounts (
  municipality_id text not null,
  staff_id uuid not null,
  password_hash text,
  totp_sealed bytea,
  totp_key_id text,
  -- the last time step used, so that a code works once
  totp_last_step bigint not null default 0,
  -- one-time link by which the person chooses password and authenticator
  activation_hash bytea,
  activation_until timestamptz,
  failures integer not null default 0,
  locked_until timestamptz,
  primary key (municipality_id, staff_id),
  foreign key (municipality_id, staff_id) references staff (municipality_id, id)
);
create unique index local_accounts_by_activation on local_accounts (municipality_id, activation_hash);
call own_by_municipality('local_accounts', 'select, insert, update, delete');

create table sessions (
  municipality_id text not null,
  token_hash bytea not null,
  staff_id uuid not null,
  method text not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  primary key (municipality_id, token_hash),
  foreign key (municipality_id, staff_id) references staff (municipality_id, id)
);
create index sessions_of_staff on sessions (municipality_id, staff_id);
create index sessions_by_age on sessions (municipality_id, seen_at);
call own_by_municipality('sessions', 'select, insert, update, delete');

-- Says who asks, in one call: the municipality of the cookie, then the person behind its token, if the session is still
-- alive. Gives no row otherwise; the municipality is set all the same.
create function enter_by_session(of_municipality text, of_token_hash bytea, at timestamptz, idle interval, absolute interval)
  returns table (staff_id uuid, name text, profession text, unit_id uuid, unit_name text, municipality_name text, accent text, roles text[])
  language plpgsql as $$
declare
  found_id uuid;
begin
  perform set_config('trin2.municipality', of_municipality, true), set_config('trin2.actor', '', true);
  select s.staff_id into found_id from sessions s
    where s.municipality_id = of_municipality and s.token_hash = of_token_hash
      and s.seen_at > at - idle and s.started_at > at - absolute;
  if found_id is null then return; end if;

  -- once a minute is often enough to know that somebody is there
  update sessions s set seen_at = at
    where s.municipality_id = of_municipality and s.token_hash = of_token_hash and s.seen_at < at - interval '1 minute';
  perform set_config('trin2.actor', found_id::text, true);
  return query
    select p.id, p.name, p.profession, p.unit_id, u.name, m.name, m.accent,
      array(select r.role from staff_roles r where r.municipality_id = of_municipality and r.staff_id = p.id order by r.role)::text[]
    from staff p
    join municipalities m on m.id = p.municipality_id
    left join units u on u.municipality_id = p.municipality_id and u.id = p.unit_id
    where p.municipality_id = of_municipality and p.id = found_id and p.is_active;
end $$;
