-- What every later table stands on: who is asking, and the two promises that the database keeps for them.

create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- Danish alphabetical order (æ ø å last, aa as å), whatever the database was created with.
create collation danish (provider = icu, locale = 'da-DK');

-- The municipality on whose behalf the transaction runs; null before anyone has said so, and then no row is visible.
create function current_municipality() returns text
  language sql stable parallel safe
  return nullif(current_setting('trin2.municipality', true), '');

-- The member of staff who asks; null for the public pages and for jobs.
create function current_actor() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('trin2.actor', true), '')::uuid;

create function refuse_change() returns trigger
  language plpgsql as $$
begin
  raise exception 'rows of % are never changed or deleted', tg_table_name using errcode = 'TR000';
end $$;

-- Makes a table a municipality's own: rows of another municipality can neither be seen nor written by the
-- application, not even by code that forgets to ask. What the application may do is granted word by word.
create procedure own_by_municipality(of_table regclass, granted text)
  language plpgsql as $$
begin
  execute format('alter table %s alter column municipality_id set default current_municipality()', of_table);
  execute format('alter table %s enable row level security', of_table);
  execute format('alter table %s force row level security', of_table);
  execute format(
    'create policy of_own_municipality on %s to trin2_app using (municipality_id = current_municipality()) with check (municipality_id = current_municipality())',
    of_table);
  execute format('grant %s on %s to trin2_app', granted, of_table);
end $$;

-- How often something was tried from one place (hashed) in a window of time. Belongs to no municipality and names nobody.
create table attempts (
  what text not null,
  source bytea not null,
  window_start timestamptz not null,
  count integer not null default 1 check (count > 0),
  primary key (what, source, window_start)
);
create index attempts_by_age on attempts (window_start);
grant select, insert, update, delete on attempts to trin2_app;

-- Forms that were received, by the key that each form carries, so that the same form sent twice is acted on once.
create table forms_received (
  municipality_id text not null,
  key uuid not null,
  at timestamptz not null,
  primary key (municipality_id, key)
);
create index forms_received_by_age on forms_received (municipality_id, at);
call own_by_municipality('forms_received', 'select, insert, delete');
