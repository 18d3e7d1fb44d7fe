-- The 98 municipalities. Public facts and the face that the municipality shows the citizen; all may read them,
-- a municipality may change its own.
create table municipalities (
  id text primary key check (id ~ '^[0-9]{4}$'),
  name text not null,
  slug text not null unique check (slug ~ '^[a-z-]+$'),
  children_5_17 integer check (children_5_17 >= 0),
  -- whether the offer of this municipality is run on this installation
  is_open boolean not null default false,
  accent text not null default 'fjord' check (accent in ('fjord', 'hav', 'skov', 'hede', 'rav', 'tegl', 'skifer')),
  phone text not null default '',
  phone_hours text not null default '',
  email text not null default '',
  -- R4: where an anonymous person is guided to
  counselling_name text not null default '',
  counselling_phone text not null default '',
  counselling_web text not null default '',
  counselling_hours text not null default '',
  -- R20: the municipality's own goal from screening to first treatment, in calendar days; none is built in
  treatment_goal_days integer check (treatment_goal_days between 1 and 365),
  accessibility_statement text not null default '',
  version integer not null default 1
);
alter table municipalities enable row level security;
alter table municipalities force row level security;
create policy read_by_all on municipalities for select to trin2_app using (true);
create policy written_by_own on municipalities for update to trin2_app
  using (id = current_municipality()) with check (id = current_municipality());
grant select, update on municipalities to trin2_app;

-- Which region a municipality lies in, and when: the regions change on 1 January 2027.
create table municipality_regions (
  municipality_id text not null references municipalities (id),
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  region text not null,
  iso_3166_2 text,
  primary key (municipality_id, valid_from)
);
alter table municipality_regions enable row level security;
alter table municipality_regions force row level security;
create policy read_by_all on municipality_regions for select to trin2_app using (true);
grant select on municipality_regions to trin2_app;

-- A unit of the offer, such as Ungehuset.
create table units (
  municipality_id text not null references municipalities (id),
  id uuid not null default gen_random_uuid(),
  name text not null check (name <> ''),
  phone text not null default '',
  is_active boolean not null default true,
  version integer not null default 1,
  primary key (municipality_id, id),
  unique (municipality_id, name)
);
call own_by_municipality('units', 'select, insert, update');

-- R88: each fixed address is a treatment place of its own in Behandlingsstedsregisteret.
create table treatment_places (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  unit_id uuid not null,
  name text not null check (name <> ''),
  address text not null check (address <> ''),
  registration_number text not null check (registration_number ~ '^[0-9]{1,12}$'),
  registered_from date not null,
  closed_on date check (closed_on >= registered_from),
  version integer not null default 1,
  primary key (municipality_id, id),
  unique (municipality_id, registration_number),
  foreign key (municipality_id, unit_id) references units (municipality_id, id)
);
create unique index treatment_places_by_address on treatment_places (municipality_id, address) where closed_on is null;
create index treatment_places_of_unit on treatment_places (municipality_id, unit_id);
call own_by_municipality('treatment_places', 'select, insert, update');

-- The six referral targets of the national list (LTT).
create type way_target as enum
  ('general_practice', 'child_psychiatry', 'other_municipal_offer', 'offer_in_other_municipality', 'civil_society', 'other');

-- Whom a municipality can show a family on to.
create table partner_organisations (
  municipality_id text not null references municipalities (id),
  id uuid not null default gen_random_uuid(),
  name text not null check (name <> ''),
  target way_target not null,
  phone text not null default '',
  web text not null default '',
  is_active boolean not null default true,
  version integer not null default 1,
  primary key (municipality_id, id),
  unique (municipality_id, name)
);
call own_by_municipality('partner_organisations', 'select, insert, update');
