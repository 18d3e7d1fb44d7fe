-- Age in whole years. A person born on 29 February turns a year older on 1 March in other years.
create function age_on(born date, on_day date) returns integer
  language sql immutable parallel safe
  return extract(year from age(on_day::timestamp, born::timestamp))::integer;

-- The rules that look at more than one row. Each refuses with its own code: TR and the number of the rule.

-- R5, R7, R8: from five to seventeen at the henvendelse; a child below five is never under § 126 a.
create function pathway_is_for_the_age() returns trigger
  language plpgsql as $$
declare
  born date;
begin
  select birth_date into strict born from people where municipality_id = new.municipality_id and id = new.child_id;
  if age_on(born, new.enquiry_on) >= 18 then
    raise exception 'eighteen or more at the henvendelse' using errcode = 'TR007',
      hint = 'Den unge var fyldt 18 ved henvendelsen. Vis en vej til egen læge eller kommunens tilbud til voksne.';
  end if;
  if new.is_under_126a and age_on(born, new.enquiry_on) < 5 then
    raise exception 'below five is not under § 126 a' using errcode = 'TR008',
      hint = 'Et barn under 5 år er ikke omfattet af § 126 a. Forløbet kan kun oprettes uden for § 126 a.';
  end if;
  return new;
end $$;
create trigger pathway_is_for_the_age before insert or update of enquiry_on, is_under_126a, child_id on pathways
  for each row execute function pathway_is_for_the_age();

-- R3: no pathway without a CPR number.
create function pathway_needs_a_cpr_number() returns trigger
  language plpgsql as $$
begin
  if not exists (select from person_identifiers i where i.municipality_id = new.municipality_id and i.person_id = new.child_id and i.valid_to is null) then
    raise exception 'a pathway needs a CPR number' using errcode = 'TR003',
      hint = 'Et forløb kræver barnets CPR-nummer.';
  end if;
  return null;
end $$;
create constraint trigger pathway_needs_a_cpr_number after insert on pathways
  deferrable initially deferred for each row execute function pathway_needs_a_cpr_number();

-- R10, R11, R12 and "never a no without a way": looked at when the transaction ends, so that the way and the ending can
-- be registered together.
create function refuse_a_no_without_a_way(of_municipality text, of_pathway uuid) returns void
  language plpgsql as $$
declare
  p pathways;
  has_way boolean;
  has_psychiatry boolean;
begin
  select * into p from pathways where municipality_id = of_municipality and id = of_pathway;
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

create function pathway_shows_a_way() returns trigger
  language plpgsql as $$
begin
  perform refuse_a_no_without_a_way(new.municipality_id, new.id);
  return null;
end $$;
create constraint trigger pathway_shows_a_way after insert or update of status, outcome, outcome_reason, guidance, no_way_reason on pathways
  deferrable initially deferred for each row execute function pathway_shows_a_way();

-- A way that turns out to be a mistake may have been the only one.
create function way_still_leaves_a_way() returns trigger
  language plpgsql as $$
begin
  perform refuse_a_no_without_a_way(new.municipality_id, new.pathway_id);
  return null;
end $$;
create constraint trigger way_still_leaves_a_way after update of entered_in_error_reason, target on ways
  deferrable initially deferred for each row execute function way_still_leaves_a_way();

-- Contacts of an ended pathway stand as they are, but for what was entered in error.
-- R5, R6: treatment begins before the eighteenth birthday, and may then go on beyond it.
-- R89: no treatment at a place before the day it was registered, or after it closed.
create function contact_keeps_the_rules() returns trigger
  language plpgsql as $$
declare
  p pathways;
  born date;
  place treatment_places;
begin
  select * into strict p from pathways where municipality_id = new.municipality_id and id = new.pathway_id;
  if p.status <> 'active' and new.status <> 'entered_in_error' and new.type <> 'ending' then
    raise exception 'the pathway is ended' using errcode = 'TR031',
      hint = 'Forløbet er afsluttet. Genåbn det først.';
  end if;
  if new.status = 'held' and new.on_day < p.enquiry_on then
    raise exception 'held before the henvendelse' using errcode = 'TR018',
      hint = 'Kontakten kan ikke ligge før henvendelsen.';
  end if;
  if new.type <> 'treatment' or new.status not in ('planned', 'held') then return new; end if;

  select birth_date into strict born from people where municipality_id = p.municipality_id and id = p.child_id;
  if new.status = 'held' and age_on(born, new.on_day) >= 18 and not exists (
    select from contacts c where c.municipality_id = p.municipality_id and c.pathway_id = p.id and c.id <> new.id
      and c.type = 'treatment' and c.status = 'held' and age_on(born, c.on_day) < 18
  ) then
    raise exception 'treatment did not begin before the eighteenth birthday' using errcode = 'TR006',
      hint = 'Behandlingen skal være begyndt før 18-års-dagen.';
  end if;

  if new.place_id is not null then
    select * into strict place from treatment_places where municipality_id = new.municipality_id and id = new.place_id;
    if new.on_day < place.registered_from or new.on_day > place.closed_on then
      raise exception 'the treatment place is not registered on that day' using errcode = 'TR089',
      hint = 'Behandlingsstedet var ikke registreret den dag. Vælg et andet sted, eller få det registreret.';
    end if;
  end if;
  return new;
end $$;
create trigger contact_keeps_the_rules before insert or update of type, status, on_day, place_id on contacts
  for each row execute function contact_keeps_the_rules();

-- What was held keeps its words: only its status can change, to entered in error.
create function held_contact_stands() returns trigger
  language plpgsql as $$
begin
  if old.status in ('held', 'entered_in_error') and
    (new.type, new.on_day, new.starts_at, new.mode, new.delivery, new.participant, new.staff_id, new.summary)
      is distinct from (old.type, old.on_day, old.starts_at, old.mode, old.delivery, old.participant, old.staff_id, old.summary)
    or old.status = 'held' and new.status not in ('held', 'entered_in_error')
    or old.status in ('cancelled', 'missed') and new.status not in (old.status, 'entered_in_error')
    or old.status = 'entered_in_error' and new.status <> old.status then
    raise exception 'a contact that is over is corrected by a new one' using errcode = 'TR023',
      hint = 'Det, der er registreret, rettes ved at markere det som en fejl og registrere på ny.';
  end if;
  return new;
end $$;
create trigger held_contact_stands before update on contacts for each row execute function held_contact_stands();
