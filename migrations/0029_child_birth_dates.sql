-- R5-R8 hold for a birth date that is corrected, too: one that would put an open pathway outside the offer is refused until the
-- pathway is ended or taken back. What is ended stands, and is not opened again.

-- Why a child cannot have this birth date, with the number of the rule; no row when it can.
create function birth_date_faults(of_municipality text, of_child uuid, born date) returns table (code text, hint text)
  language sql stable parallel safe
begin atomic
  with open_pathway as (
    select p.enquiry_on, p.is_under_126a, (select min(c.on_day) from contacts c
      where c.municipality_id = p.municipality_id and c.pathway_id = p.id and c.type = 'treatment' and c.status = 'held') as treated_from
    from pathways p
    where p.municipality_id = of_municipality and p.child_id = of_child and p.status = 'active'
  ), found as (
    select 'TR007' as code, 'var den unge fyldt 18 ved henvendelsen' as then_was, enquiry_on as on_day
      from open_pathway where age_on(born, enquiry_on) >= 18
    union all
    select 'TR008', 'var barnet under 5 år ved henvendelsen', enquiry_on
      from open_pathway where is_under_126a and age_on(born, enquiry_on) < 5
    union all
    select 'TR006', 'var den unge fyldt 18, da behandlingen begyndte', treated_from
      from open_pathway where age_on(born, enquiry_on) < 18 and age_on(born, treated_from) >= 18
  )
  select f.code, 'Med den fødselsdato ' || then_was || ' ' || to_char(on_day, 'FMDD.FMMM.YYYY') ||
    '. Er datoen rigtig, så afslut forløbet, eller tag det tilbage som en fejl. Ret derefter datoen.'
  from found f;
end;

create function birth_date_keeps_pathway() returns trigger
  language plpgsql as $$
declare
  fault record;
begin
  select * into fault from birth_date_faults(new.municipality_id, new.id, new.birth_date) limit 1;
  if found then
    raise exception 'an open pathway is not for this age' using errcode = fault.code, hint = fault.hint;
  end if;
  return new;
end $$;
create trigger birth_date_keeps_pathway before update of birth_date on people
  for each row when (new.is_child and new.birth_date <> old.birth_date) execute function birth_date_keeps_pathway();

-- As before, but the child is held: who corrects the birth date at the same moment waits, and sees the pathway.
create or replace function pathway_is_for_the_age() returns trigger
  language plpgsql as $$
declare
  born date;
begin
  select birth_date into strict born from people where municipality_id = new.municipality_id and id = new.child_id for share;
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
create trigger opened_again_is_for_the_age before update of status on pathways
  for each row when (new.status = 'active' and old.status <> 'active') execute function pathway_is_for_the_age();
