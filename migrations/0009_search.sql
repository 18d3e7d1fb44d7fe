-- Search by name looks in a trigram index, which PostgreSQL will not use behind row-level security (its operators could
-- leak). So one function, owned by a role that can do nothing else, asks on the municipality's behalf.
create policy searched_by_name on people for select to trin2_search using (true);
grant usage on schema public to trin2_search;
grant select (municipality_id, id, searchable_name, is_child) on people to trin2_search;
create policy searched_by_name on enquiries for select to trin2_search using (true);
grant select (municipality_id, id, searchable_name, status) on enquiries to trin2_search;

-- Always true. It tells the planner that to compare names is slow, which it does not know: it would rather compare the names of
-- a whole municipality, for seconds, than ask the index, for milliseconds.
create function compared(name text) returns boolean
  language plpgsql immutable parallel safe cost 1000
  as 'begin return true; end';

-- Children of the asking municipality whose name is like what was typed, the most alike first: spelt differently (words that
-- share enough trigrams), or with neighbouring letters swapped.
create function children_named(typed text, at_most integer)
  returns table (child_id uuid, likeness real)
  language plpgsql stable security definer
  set search_path = pg_catalog, public
  set pg_trgm.word_similarity_threshold = 0.5
  as $$
declare
  wanted text := public.searchable(typed);
  swapped text := public.with_letters_swapped(wanted);
  words text[] := string_to_array(wanted, ' ');
  exact integer;
begin
  if wanted = '' then return; end if;
  -- Names that hold every word as it was typed come first: they are found at once, and for a common name they are enough.
  return query
    select p.id, (3 + (' ' || p.searchable_name || ' ' like '% ' || words[1] || ' %')::integer::real + public.similarity(wanted, p.searchable_name))::real
    from public.people p
    where p.municipality_id = public.current_municipality() and p.is_child
      and (p.searchable_name like words[1] || '%' or p.searchable_name like '% ' || words[1] || '%')
      and (words[2] is null or (p.searchable_name like words[2] || '%' or p.searchable_name like '% ' || words[2] || '%'))
      and (words[3] is null or (p.searchable_name like words[3] || '%' or p.searchable_name like '% ' || words[3] || '%'))
      and public.compared(p.searchable_name)
    order by 2 desc, p.searchable_name, p.id
    limit at_most;
  get diagnostics exact = row_count;
  if exact = at_most then return; end if;

  return query
    select p.id, public.word_similarity(wanted, p.searchable_name) + public.similarity(wanted, p.searchable_name)
        + (p.searchable_name ~ swapped)::integer::real
    from public.people p
    where p.municipality_id = public.current_municipality() and p.is_child
      and (wanted operator(public.<%) p.searchable_name or p.searchable_name ~ swapped)
      and not ((p.searchable_name like words[1] || '%' or p.searchable_name like '% ' || words[1] || '%') and (words[2] is null or (p.searchable_name like words[2] || '%' or p.searchable_name like '% ' || words[2] || '%'))
        and (words[3] is null or (p.searchable_name like words[3] || '%' or p.searchable_name like '% ' || words[3] || '%')))
      and public.compared(p.searchable_name)
    order by 2 desc, p.id
    limit at_most - exact;
end $$;

-- The same among those who wait in the entrance.
create function enquiries_named(typed text, at_most integer)
  returns table (enquiry_id uuid, likeness real)
  language plpgsql stable security definer
  set search_path = pg_catalog, public
  set pg_trgm.word_similarity_threshold = 0.5
  as $$
declare
  wanted text := public.searchable(typed);
  swapped text := public.with_letters_swapped(wanted);
  words text[] := string_to_array(wanted, ' ');
  exact integer;
begin
  if wanted = '' then return; end if;
  -- Names that hold every word as it was typed come first: they are found at once, and for a common name they are enough.
  return query
    select e.id, (3 + (' ' || e.searchable_name || ' ' like '% ' || words[1] || ' %')::integer::real + public.similarity(wanted, e.searchable_name))::real
    from public.enquiries e
    where e.municipality_id = public.current_municipality() and e.status = 'waiting'
      and (e.searchable_name like words[1] || '%' or e.searchable_name like '% ' || words[1] || '%')
      and (words[2] is null or (e.searchable_name like words[2] || '%' or e.searchable_name like '% ' || words[2] || '%'))
      and (words[3] is null or (e.searchable_name like words[3] || '%' or e.searchable_name like '% ' || words[3] || '%'))
      and public.compared(e.searchable_name)
    order by 2 desc, e.searchable_name, e.id
    limit at_most;
  get diagnostics exact = row_count;
  if exact = at_most then return; end if;

  return query
    select e.id, public.word_similarity(wanted, e.searchable_name) + public.similarity(wanted, e.searchable_name)
        + (e.searchable_name ~ swapped)::integer::real
    from public.enquiries e
    where e.municipality_id = public.current_municipality() and e.status = 'waiting'
      and (wanted operator(public.<%) e.searchable_name or e.searchable_name ~ swapped)
      and not ((e.searchable_name like words[1] || '%' or e.searchable_name like '% ' || words[1] || '%') and (words[2] is null or (e.searchable_name like words[2] || '%' or e.searchable_name like '% ' || words[2] || '%'))
        and (words[3] is null or (e.searchable_name like words[3] || '%' or e.searchable_name like '% ' || words[3] || '%')))
      and public.compared(e.searchable_name)
    order by 2 desc, e.id
    limit at_most - exact;
end $$;

create index enquiries_by_name on enquiries using gin (municipality_id, searchable_name gin_trgm_ops) where status = 'waiting';

grant create on schema public to trin2_search;
alter function children_named(text, integer) owner to trin2_search;
alter function enquiries_named(text, integer) owner to trin2_search;
revoke create on schema public from trin2_search;
revoke execute on function children_named(text, integer), enquiries_named(text, integer) from public;
grant execute on function children_named(text, integer), enquiries_named(text, integer) to trin2_app;
