-- A pathway opened by mistake: on the wrong child, or for a child who should never have been here. It stays to be read with
-- the reason, counts nowhere, and never becomes anything else.
alter table pathways
  add column error_reason text check (length(error_reason) between 10 and 1000),
  add constraint entered_in_error_has_a_reason check ((status = 'entered_in_error') = (error_reason is not null));

-- R10-R12, R30 and "never a no without a way" ask nothing of a pathway that never was.
create or replace function refuse_a_no_without_a_way(of_municipality text, of_pathway uuid) returns void
  language plpgsql as $$
declare
  p pathways;
  has_way boolean;
  has_psychiatry boolean;
begin
  select * into p from pathways where municipality_id = of_municipality and id = of_pathway;
  if p.status = 'entered_in_error' then return; end if;
  select count(*) > 0, count(*) filter (where target = 'child_psychiatry') > 0 into has_way, has_psychiatry
    from ways where municipality_id = p.municipality_id and pathway_id = p.id and entered_in_error_reason is null;
  if p.outcome = 'closed' and not has_way and coalesce(p.outcome_reason, '') = '' then
    raise exception 'closing without a way needs a reason' using errcode = 'TR010',
      hint = 'Skriv, hvorfor der ikke er brug for mere, eller vis en vej videre.';
  end if;
  if p.outcome = 'psychiatry' and not has_psychiatry then
    raise exception 'needs a way to child psychiatry' using errcode = 'TR011',
      hint = 'Registrér først vejen til børne- og ungdomspsykiatrien.';
  end if;
  if p.outcome = 'other_effort' and not has_way and coalesce(p.guidance, '') = '' then
    raise exception 'another effort needs a way or guidance' using errcode = 'TR012',
      hint = 'Skriv, hvad familien er vejledt om, eller vis en vej videre.';
  end if;
  if p.status = 'completed' and not has_way and p.no_way_reason is null then
    raise exception 'never a no without a way' using errcode = 'TR100',
      hint = 'Vis familien en vej, eller skriv, hvorfor der ikke er brug for en.';
  end if;
  if p.status = 'completed' and not exists (
    select from contacts c where c.municipality_id = p.municipality_id and c.pathway_id = p.id and c.type = 'ending' and c.status = 'held'
  ) then
    raise exception 'an ended pathway has an ending contact' using errcode = 'TR030',
      hint = 'Forløbet mangler sin afslutning.';
  end if;
end $$;

-- A letter that has not been delivered when its pathway turns out to be a mistake stays here.
alter type transfer_status add value 'withdrawn';

create function regret_stands() returns trigger
  language plpgsql as $$
begin
  raise exception 'a pathway entered in error stays so' using errcode = 'TR102',
    hint = 'Forløbet er oprettet ved en fejl. Det kan ikke fortrydes. Hører barnet til hos jer, så åbn et nyt forløb.';
end $$;
create trigger regret_stands before update of status, error_reason on pathways
  for each row when (old.status = 'entered_in_error' and (new.status, new.error_reason) is distinct from (old.status, old.error_reason))
  execute function regret_stands();

-- Nothing on it may stand as if it had been. Looked at when the transaction ends.
create function regretted_pathway_is_empty() returns trigger
  language plpgsql as $$
begin
  if exists (select from contacts c where c.municipality_id = new.municipality_id and c.pathway_id = new.id and c.status <> 'entered_in_error')
    or exists (select from ways w where w.municipality_id = new.municipality_id and w.pathway_id = new.id and w.entered_in_error_reason is null) then
    raise exception 'a pathway entered in error has no contact and no way that counts' using errcode = 'TR102',
      hint = 'Når forløbet er oprettet ved en fejl, må ingen kontakter eller veje tælle med.';
  end if;
  return null;
end $$;
create constraint trigger regretted_pathway_is_empty after update of status on pathways
  deferrable initially deferred for each row when (new.status = 'entered_in_error') execute function regretted_pathway_is_empty();

-- Nothing is added to it, and nothing of it comes to count again. The row is held, so that what is written at the same time
-- as the regret waits for it. The leader still goes through those who open the record for a reason (R55), and who asked for the
-- record before is still answered (R59).
create function nothing_is_added_to_a_mistake() returns trigger
  language plpgsql as $$
declare
  standing pathway_status;
begin
  select p.status into standing from pathways p
    where p.municipality_id = new.municipality_id and p.id = new.pathway_id for no key update;
  if standing = 'entered_in_error' then
    raise exception 'the pathway was entered in error' using errcode = 'TR102',
      hint = 'Forløbet er oprettet ved en fejl. Der kan ikke skrives mere i det.';
  end if;
  return new;
end $$;
create trigger nothing_is_added_to_a_mistake before insert on contacts
  for each row execute function nothing_is_added_to_a_mistake();
create trigger nothing_is_added_to_a_mistake before insert on pathway_themes
  for each row execute function nothing_is_added_to_a_mistake();
create trigger nothing_is_added_to_a_mistake before insert on family_delays
  for each row execute function nothing_is_added_to_a_mistake();
create trigger nothing_is_added_to_a_mistake before insert on ways
  for each row execute function nothing_is_added_to_a_mistake();
create trigger nothing_comes_to_count_again before update of entered_in_error_reason on ways
  for each row when (new.entered_in_error_reason is null) execute function nothing_is_added_to_a_mistake();
create trigger nothing_is_added_to_a_mistake before insert on tasks
  for each row when (new.kind::text not in ('break_glass', 'record_request')) execute function nothing_is_added_to_a_mistake();
create trigger nothing_is_added_to_a_mistake before update of pathway_id on enquiries
  for each row when (new.pathway_id is distinct from old.pathway_id) execute function nothing_is_added_to_a_mistake();
