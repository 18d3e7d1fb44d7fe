-- How a name is made ready for comparison, so that names that sound alike meet: Søren and Sören and Soeren, Aase and Åse,
-- Lærke and Lerke, Sofie and Sophie, Carl and Karl, Cecilie and Sesilie, Qvist and Kvist, Mathilde and Matilde.
create function searchable(name text) returns text
  language sql immutable parallel safe
  return trim(regexp_replace(regexp_replace(regexp_replace(
    replace(replace(replace(replace(replace(regexp_replace(replace(replace(replace(replace(replace(
      translate(lower(name), 'øöőåáàâãăąæäéèêëęíìîïıóòôõúùûüůýÿçćčñńłśšşșßźżžğřťțďđð', 'oooaaaaaaaeeeeeeeiiiiioooouuuuuyycccnnlssssszzzgrttddd'),
      'ae', 'e'), 'oe', 'o'), 'ph', 'f'), 'ch', 'k'), 'th', 't'), 'c([eiy])', 's\1', 'g'), 'c', 'k'), 'q', 'k'), 'x', 'ks'), 'z', 's'), 'w', 'v'),
    '[^a-z0-9 ]+', ' ', 'g'), '(.)\1', '\1', 'g'), ' +', ' ', 'g'));

-- A pattern for names with the words that were typed, or with two neighbouring letters of them swapped: `laim` finds `liam`.
create function with_letters_swapped(searchable_typed text) returns text
  language sql immutable strict parallel safe
  return (
    select string_agg('\m(' || spellings || ')\M', '.*' order by at)
    from regexp_split_to_table(searchable_typed, ' ') with ordinality as words (word, at),
      lateral (
        select string_agg(distinct left(word, place - 1) || reverse(substr(word, place, 2)) || substr(word, place + 2), '|') as spellings
        from generate_series(1, least(length(word), 40)) as place) as swapped);

-- A child or an adult that a municipality knows through the offer. Two municipalities never share a row.
create table people (
  municipality_id text not null references municipalities (id),
  id uuid not null default gen_random_uuid(),
  given_name text not null check (given_name <> '' and length(given_name) <= 100),
  family_name text not null check (family_name <> '' and length(family_name) <= 100),
  birth_date date check (birth_date >= '1900-01-01'),
  is_child boolean not null,
  -- ISO 639-1
  language text not null default 'da' check (language ~ '^[a-z]{2,3}$'),
  needs_interpreter boolean not null default false,
  has_protected_address boolean not null default false,
  address text not null default '' check (length(address) <= 300),
  phone text not null default '' check (length(phone) <= 40),
  email text not null default '' check (length(email) <= 200),
  school text not null default '' check (length(school) <= 200),
  school_class text not null default '' check (length(school_class) <= 40),
  general_practice text not null default '' check (length(general_practice) <= 200),
  version integer not null default 1,
  recorded_at timestamptz not null default now(),
  searchable_name text not null generated always as (searchable(given_name || ' ' || family_name)) stored,
  primary key (municipality_id, id),
  check (birth_date is not null or not is_child)
);
create index people_by_birth_date on people (municipality_id, birth_date) where is_child;
create index people_by_name on people using gin (municipality_id, searchable_name gin_trgm_ops) where is_child;
call own_by_municipality('people', 'select, insert, update');

-- A person's CPR number, sealed, and dated because it can change. Found again by a keyed hash.
create table person_identifiers (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  system text not null default 'urn:oid:1.2.208.176.1.2' check (system = 'urn:oid:1.2.208.176.1.2'),
  sealed bytea not null,
  key_id text not null,
  lookup bytea not null check (length(lookup) = 32),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  recorded_by uuid default current_actor(),
  recorded_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references people (municipality_id, id)
);
create unique index person_identifiers_in_use on person_identifiers (municipality_id, lookup) where valid_to is null;
create unique index person_identifiers_one_in_use on person_identifiers (municipality_id, person_id) where valid_to is null;
create index person_identifiers_to_reseal on person_identifiers (municipality_id, key_id);
call own_by_municipality('person_identifiers', 'select, insert, update');

create type relationship as enum ('mother', 'father', 'other_custodian', 'step_parent', 'foster_parent', 'grandparent', 'other');

-- An adult around a child. Being the one who brings the child says nothing of custody (R81).
create table child_contacts (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  child_id uuid not null,
  adult_id uuid not null,
  relationship relationship not null,
  is_primary boolean not null default false,
  primary key (municipality_id, id),
  unique (municipality_id, child_id, adult_id),
  check (child_id <> adult_id),
  foreign key (municipality_id, child_id) references people (municipality_id, id),
  foreign key (municipality_id, adult_id) references people (municipality_id, id)
);
create index child_contacts_of_adult on child_contacts (municipality_id, adult_id);
call own_by_municipality('child_contacts', 'select, insert, update, delete');

create type custody_sharing as enum ('shared', 'sole');
create type custody_source as enum ('cpr_register', 'document', 'stated_by_parent', 'stated_by_authority');

-- R81: who holds custody, shared or sole, from when, and how we know. Rows are closed, not overwritten.
create table custody (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  child_id uuid not null,
  holder_id uuid not null,
  sharing custody_sharing not null,
  source custody_source not null,
  source_date date not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  recorded_by uuid default current_actor(),
  recorded_at timestamptz not null default now(),
  primary key (municipality_id, id),
  check (child_id <> holder_id),
  foreign key (municipality_id, child_id) references people (municipality_id, id),
  foreign key (municipality_id, holder_id) references people (municipality_id, id)
);
create unique index custody_in_force on custody (municipality_id, child_id, holder_id) where valid_to is null;
-- Sole custody has one holder.
create unique index custody_sole on custody (municipality_id, child_id) where valid_to is null and sharing = 'sole';
call own_by_municipality('custody', 'select, insert, update');

-- Sole and shared cannot both be in force for one child.
create function custody_is_of_one_kind() returns trigger
  language plpgsql as $$
begin
  if exists (
    select from custody
    where municipality_id = new.municipality_id and child_id = new.child_id and valid_to is null and sharing <> new.sharing
  ) and new.valid_to is null then
    raise exception 'sole and shared custody cannot both be in force' using errcode = 'TR081',
      hint = 'Forældremyndigheden er enten fælles eller hos én. Luk den gamle registrering først.';
  end if;
  return null;
end $$;
create constraint trigger custody_is_of_one_kind after insert or update on custody
  deferrable initially deferred for each row execute function custody_is_of_one_kind();
