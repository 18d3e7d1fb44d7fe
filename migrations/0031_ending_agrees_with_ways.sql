-- R11, R12: why a pathway ended must agree with the ways that were shown. Who is said to be referred to child psychiatry has a
-- way there, and who is shown on to another effort has a way, or recorded guidance.
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
  if p.status = 'completed' and p.closing_reason = 'child_psychiatry' and not has_psychiatry then
    raise exception 'referred to child psychiatry without a way to it' using errcode = 'TR011',
      hint = 'Registrér først vejen til børne- og ungdomspsykiatrien, eller vælg en anden grund til, at forløbet slutter.';
  end if;
  if p.status = 'completed' and p.closing_reason = 'other_effort' and not has_way and coalesce(p.guidance, '') = '' then
    raise exception 'shown on to another effort without a way or guidance' using errcode = 'TR012',
      hint = 'Vis en vej til den anden indsats, eller skriv, hvad familien er vejledt om.';
  end if;
  if p.status = 'completed' and not exists (
    select from contacts c where c.municipality_id = p.municipality_id and c.pathway_id = p.id and c.type = 'ending' and c.status = 'held'
  ) then
    raise exception 'an ended pathway has an ending contact' using errcode = 'TR030',
      hint = 'Forløbet mangler sin afslutning.';
  end if;
end $$;

drop trigger pathway_shows_a_way on pathways;
create constraint trigger pathway_shows_a_way
  after insert or update of status, outcome, outcome_reason, guidance, no_way_reason, closing_reason on pathways
  deferrable initially deferred for each row execute function pathway_shows_a_way();
