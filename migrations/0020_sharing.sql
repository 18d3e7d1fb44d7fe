-- What may leave the house about a child, and what did: the consent to share outside treatment (sundhedsloven §§ 43-44),
-- the objection to sharing for treatment (§ 17, stk. 3), and the register of disclosures.

-- The first five treat under sundhedsloven; the others do not, and need consent.
create type receiver_kind as enum
  ('general_practice', 'hospital', 'child_psychiatry', 'health_visitor', 'other_offer',
   'school', 'ppr', 'social_services', 'ssp', 'civil_society', 'supervisory_authority', 'other');
create type sharing_purpose as enum
  ('current_treatment', 'other_legislation', 'other', 'law_requires', 'essential_regard', 'supervision');
-- none: it was passed on, and should not have been
create type disclosure_basis as enum ('treatment', 'consent', 'law_requires', 'essential_regard', 'supervision', 'none');
create type disclosure_channel as enum ('phone', 'in_person', 'secure_mail', 'digital_post', 'letter', 'system', 'described');
create type speaker as enum ('young_person', 'custody_holder');
create type sharing_end as enum ('withdrawn', 'entered_in_error');
create type written_as as enum ('paper', 'digital_post', 'secure_mail');

create function is_for_treatment(kind receiver_kind) returns boolean
  language sql immutable parallel safe
  return kind in ('general_practice', 'hospital', 'child_psychiatry', 'health_visitor', 'other_offer');

-- The basis on which something may be passed on for a purpose to a kind of receiver; null when that cannot be.
create function basis_of(purpose sharing_purpose, kind receiver_kind) returns disclosure_basis
  language sql immutable parallel safe
  return case
    when purpose = 'current_treatment' then case when is_for_treatment(kind) then 'treatment' end
    when purpose = 'supervision' then case when kind = 'supervisory_authority' then 'supervision' end
    when purpose in ('other_legislation', 'other') then 'consent'
    else purpose::text end::disclosure_basis;

create table sharing_consents (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  child_id uuid not null,
  pathway_id uuid not null,
  receiver_kind receiver_kind not null check (receiver_kind <> 'supervisory_authority'),
  receiver text not null check (length(receiver) between 2 and 200),
  partner_id uuid,
  purpose sharing_purpose not null check (purpose in ('other_legislation', 'other')),
  aim text not null check (length(aim) between 3 and 1000),
  what text not null check (length(what) between 3 and 2000),
  capacity speaker not null,
  giver_id uuid,
  second_giver_id uuid,
  written_as written_as not null,
  given_on date not null,
  -- the last day on which it carries
  valid_until date not null,
  recorded_by uuid not null default current_actor(),
  recorded_at timestamptz not null,
  ended_how sharing_end,
  -- the day, and the clock time where it is known, from which it no longer carries
  ended_on date,
  ended_time time,
  -- who withdrew it, or why it was a mistake
  end_words text check (length(end_words) between 2 and 1000),
  ended_by uuid,
  ended_at timestamptz,
  primary key (municipality_id, id),
  foreign key (municipality_id, child_id) references people (municipality_id, id),
  foreign key (municipality_id, pathway_id) references pathways (municipality_id, id),
  foreign key (municipality_id, partner_id) references partner_organisations (municipality_id, id),
  foreign key (municipality_id, giver_id) references people (municipality_id, id),
  foreign key (municipality_id, second_giver_id) references people (municipality_id, id),
  foreign key (municipality_id, recorded_by) references staff (municipality_id, id),
  foreign key (municipality_id, ended_by) references staff (municipality_id, id),
  -- § 44: it lapses at the latest one year after it was given
  constraint r76_at_most_a_year check (valid_until >= given_on and valid_until < (given_on + interval '1 year')::date),
  constraint given_before_it_is_recorded check (given_on <= (recorded_at at time zone 'Europe/Copenhagen')::date),
  constraint r77_the_young_gives_alone check ((capacity = 'young_person') = (giver_id is null)),
  constraint second_giver_is_another check (second_giver_id is null or (giver_id is not null and second_giver_id <> giver_id)),
  constraint consent_end_is_whole check (num_nulls(ended_how, ended_on, end_words, ended_by, ended_at) in (0, 5)),
  constraint consent_ends_after_it_began check (ended_on >= given_on),
  constraint consent_end_has_its_day check (ended_time is null or ended_on is not null)
);
create index sharing_consents_of_child on sharing_consents (municipality_id, child_id, valid_until);
create index sharing_consents_of_pathway on sharing_consents (municipality_id, pathway_id);
create index sharing_consents_expiring on sharing_consents (municipality_id, valid_until) where ended_how is null;
call own_by_municipality('sharing_consents', 'select, insert, update');

create table sharing_objections (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  child_id uuid not null,
  pathway_id uuid not null,
  -- null: all who treat
  receiver_kind receiver_kind check (is_for_treatment(receiver_kind)),
  capacity speaker not null,
  objector_id uuid,
  words text not null default '' check (length(words) <= 1000),
  objected_on date not null,
  -- without it, the whole day counts
  objected_time time,
  recorded_by uuid not null default current_actor(),
  recorded_at timestamptz not null,
  ended_how sharing_end,
  ended_on date,
  ended_time time,
  end_words text not null default '' check (length(end_words) <= 1000),
  lift_capacity speaker,
  lifter_id uuid,
  second_lifter_id uuid,
  ended_by uuid,
  ended_at timestamptz,
  primary key (municipality_id, id),
  foreign key (municipality_id, child_id) references people (municipality_id, id),
  foreign key (municipality_id, pathway_id) references pathways (municipality_id, id),
  foreign key (municipality_id, objector_id) references people (municipality_id, id),
  foreign key (municipality_id, lifter_id) references people (municipality_id, id),
  foreign key (municipality_id, second_lifter_id) references people (municipality_id, id),
  foreign key (municipality_id, recorded_by) references staff (municipality_id, id),
  foreign key (municipality_id, ended_by) references staff (municipality_id, id),
  constraint objected_before_it_is_recorded
    check (objected_on + coalesce(objected_time, '00:00') <= recorded_at at time zone 'Europe/Copenhagen'),
  constraint r78_the_young_objects_alone check ((capacity = 'young_person') = (objector_id is null)),
  constraint objection_end_is_whole check (num_nulls(ended_how, ended_on, ended_by, ended_at) in (0, 4)),
  constraint objection_ends_after_it_began check (ended_on >= objected_on),
  constraint objection_end_has_its_day check (ended_time is null or ended_on is not null),
  constraint lifted_by_somebody check ((ended_how is not distinct from 'withdrawn') = (lift_capacity is not null)),
  constraint lifter_has_a_capacity check ((lift_capacity is not distinct from 'custody_holder') = (lifter_id is not null)),
  constraint second_lifter_is_another check (second_lifter_id is null or (lifter_id is not null and second_lifter_id <> lifter_id)),
  constraint objection_mistake_says_why check (ended_how is distinct from 'entered_in_error' or length(end_words) >= 2)
);
create unique index sharing_objections_in_force on sharing_objections (municipality_id, child_id, receiver_kind) nulls not distinct
  where ended_how is null;
create index sharing_objections_of_pathway on sharing_objections (municipality_id, pathway_id);
call own_by_municipality('sharing_objections', 'select, insert, update');

create table disclosures (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  child_id uuid not null,
  pathway_id uuid not null,
  receiver_kind receiver_kind not null,
  receiver text not null check (length(receiver) between 2 and 200),
  purpose sharing_purpose not null,
  basis disclosure_basis not null,
  consent_id uuid,
  -- the way that it went with
  way_id uuid,
  -- the law that requires it, the concrete regard, whose supervision, or what happened when there was no basis
  reason text not null default '' check (length(reason) <= 2000),
  what text not null check (length(what) between 3 and 4000),
  channel disclosure_channel not null,
  disclosed_at timestamptz not null,
  disclosed_by uuid not null default current_actor(),
  recorded_at timestamptz not null,
  -- what the journal tells of it
  entry_id uuid,
  -- the underretning that it was: who may not know of that one, may not read of it here either (R84)
  concern_id uuid,
  primary key (municipality_id, id),
  foreign key (municipality_id, child_id) references people (municipality_id, id),
  foreign key (municipality_id, pathway_id) references pathways (municipality_id, id),
  foreign key (municipality_id, consent_id) references sharing_consents (municipality_id, id),
  foreign key (municipality_id, way_id) references ways (municipality_id, id),
  unique (municipality_id, pathway_id, id),
  foreign key (municipality_id, disclosed_by) references staff (municipality_id, id),
  foreign key (municipality_id, entry_id) references journal_entries (municipality_id, id),
  foreign key (municipality_id, concern_id) references concerns (municipality_id, id),
  constraint r84_a_concern_has_its_entry check (concern_id is null or entry_id is not null),
  constraint consent_when_it_is_the_basis check ((basis = 'consent') = (consent_id is not null)),
  constraint disclosed_before_it_is_recorded check (disclosed_at <= recorded_at)
);
create index disclosures_of_child on disclosures (municipality_id, child_id, disclosed_at desc, id);
create index disclosures_of_concern on disclosures (municipality_id, concern_id) where concern_id is not null;
create index disclosures_of_way on disclosures (municipality_id, way_id) where way_id is not null;
call own_by_municipality('disclosures', 'select, insert');

-- R79: what was registered in error, with the reason. It stays to be read, struck, in the register and on its print.
create table disclosure_errors (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  pathway_id uuid not null,
  disclosure_id uuid not null,
  reason text not null check (length(reason) between 3 and 1100),
  recorded_by uuid default current_actor(),
  recorded_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, disclosure_id),
  foreign key (municipality_id, pathway_id) references pathways (municipality_id, id),
  foreign key (municipality_id, pathway_id, disclosure_id) references disclosures (municipality_id, pathway_id, id),
  foreign key (municipality_id, recorded_by) references staff (municipality_id, id)
);
create index disclosure_errors_of_pathway on disclosure_errors (municipality_id, pathway_id);
call own_by_municipality('disclosure_errors', 'select, insert');

-- R84: an underretning was sent, and tells of itself on its own page alone.
create function an_underretning_is_no_mistake() returns trigger
  language plpgsql as $$
begin
  if exists (select from disclosures d where d.municipality_id = new.municipality_id and d.id = new.disclosure_id and d.concern_id is not null) then
    raise exception 'an underretning was sent' using errcode = 'TR084',
      hint = 'En sendt underretning kan ikke markeres som en fejl. Skriv en tilføjelse på dens egen side.';
  end if;
  return new;
end $$;
create trigger an_underretning_is_no_mistake before insert on disclosure_errors
  for each row execute function an_underretning_is_no_mistake();

-- Whether somebody has objected to sharing for treatment, for the banner on top of every page about the child.
create function objects_to_sharing(of_municipality text, of_child uuid) returns boolean
  language sql stable
  return exists (select from sharing_objections o
    where o.municipality_id = of_municipality and o.child_id = of_child and o.ended_how is null);

-- R77: who speaks for the child about sharing on a day, as for treatment (R69-R72): the young person from 15, unless found
-- unable on this pathway; otherwise the custody holders.
create function who_speaks(of_municipality text, of_pathway uuid, of_child uuid, on_day date) returns speaker
  language sql stable
  return (
    select case when age_on(p.birth_date, on_day) < 15 then 'custody_holder'
      when age_on(p.birth_date, on_day) < 18 and is_found_unable(of_municipality, of_pathway, on_day) then 'custody_holder'
      else 'young_person' end::speaker
    from people p where p.municipality_id = of_municipality and p.id = of_child);

-- R76, R77: the last day of a consent that nobody withdraws. What custody holders say for a child below 15 lapses at the 15th
-- birthday; what they say for one found unable, at the 18th.
create function sharing_lasts_until(capacity speaker, given_on date, valid_until date, born date) returns date
  language sql immutable parallel safe
  return case when capacity = 'young_person' then valid_until
    else least(valid_until, birthday(born, case when age_on(born, given_on) < 15 then 15 else 18 end) - 1) end;

-- R77, R78: the young person of 15 or more speaks alone; for a younger child, and for one found unable, the custody holders do,
-- all of them when sharing is opened. Who holds custody is asked of the register, as it was on the day.
create procedure refuse_who_does_not_speak(
  of_municipality text, of_pathway uuid, of_child uuid, on_day date, as_what speaker, speakers uuid[], all_of_them boolean)
  language plpgsql as $$
declare
  holders uuid[];
  needed integer;
begin
  if who_speaks(of_municipality, of_pathway, of_child, on_day) = 'young_person' then
    if as_what <> 'young_person' then
      raise exception 'a young person of 15 speaks alone' using errcode = 'TR077',
        hint = 'Den unge var fyldt 15 år og bestemmer selv. Vurderes den unge ikke at kunne det, så registrér vurderingen først.';
    end if;
    return;
  end if;
  if as_what = 'young_person' then
    raise exception 'below 15, or found unable, nobody speaks alone' using errcode = 'TR077',
      hint = 'Barnet var under 15 år, eller den unge er vurderet ikke selv at kunne. Det er dem, der har forældremyndigheden, der bestemmer.';
  end if;
  select coalesce(array_agg(c.holder_id), '{}'), case when bool_or(c.sharing = 'shared') then 2 else 1 end into holders, needed
    from custody c where c.municipality_id = of_municipality and c.child_id = of_child
      and c.valid_from <= on_day and (c.valid_to is null or c.valid_to > on_day);
  if cardinality(speakers) = 0 or not speakers <@ holders then
    raise exception 'not a custody holder' using errcode = 'TR077',
      hint = 'Den voksne har ikke forældremyndigheden efter registret. Ret forældremyndigheden på barnets side, hvis registret er forkert.';
  end if;
  if all_of_them and cardinality(speakers) < needed then
    raise exception 'both custody holders are needed' using errcode = 'TR077',
      hint = 'Forældremyndigheden er fælles. Begge skal sige ja.';
  end if;
end $$;

create function sharing_is_of_its_child() returns trigger
  language plpgsql as $$
begin
  if not exists (select from pathways p where p.municipality_id = new.municipality_id and p.id = new.pathway_id and p.child_id = new.child_id) then
    raise exception 'the pathway is of another child' using errcode = 'TR075', hint = 'Forløbet hører til et andet barn.';
  end if;
  return new;
end $$;
create trigger a_child_of_the_pathway before insert on sharing_consents for each row execute function sharing_is_of_its_child();
create trigger a_child_of_the_pathway before insert on sharing_objections for each row execute function sharing_is_of_its_child();
create trigger a_child_of_the_pathway before insert on disclosures for each row execute function sharing_is_of_its_child();
create trigger nothing_is_added_to_a_mistake before insert on sharing_consents for each row execute function nothing_is_added_to_a_mistake();
create trigger nothing_is_added_to_a_mistake before insert on sharing_objections for each row execute function nothing_is_added_to_a_mistake();
create trigger nothing_is_added_to_a_mistake before insert on disclosures for each row execute function nothing_is_added_to_a_mistake();

create function consent_is_given_by_who_may() returns trigger
  language plpgsql as $$
begin
  if new.ended_how is not null then
    raise exception 'a consent begins in force' using errcode = 'TR076', hint = 'Et samtykke registreres, før det trækkes tilbage.';
  end if;
  call refuse_who_does_not_speak(new.municipality_id, new.pathway_id, new.child_id, new.given_on, new.capacity,
    array_remove(array[new.giver_id, new.second_giver_id], null), true);
  return new;
end $$;
create trigger given_by_who_may before insert on sharing_consents for each row execute function consent_is_given_by_who_may();

create function objection_is_made_by_who_may() returns trigger
  language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.ended_how is not null then
      raise exception 'an objection begins in force' using errcode = 'TR078', hint = 'En indsigelse registreres, før den ophæves.';
    end if;
    call refuse_who_does_not_speak(new.municipality_id, new.pathway_id, new.child_id, new.objected_on, new.capacity,
      array_remove(array[new.objector_id], null), false);
  elsif new.ended_how = 'withdrawn' then
    call refuse_who_does_not_speak(new.municipality_id, new.pathway_id, new.child_id, new.ended_on, new.lift_capacity,
      array_remove(array[new.lifter_id, new.second_lifter_id], null), true);
  end if;
  return new;
end $$;
create trigger made_by_who_may before insert on sharing_objections for each row execute function objection_is_made_by_who_may();
create trigger made_lifted_by_who_may before update on sharing_objections for each row execute function objection_is_made_by_who_may();

-- What was given and what was passed on stands. Only an end may be set, once.
create function sharing_stands() returns trigger
  language plpgsql as $$
declare
  of_end constant text[] := array['ended_how', 'ended_on', 'ended_time', 'end_words', 'lift_capacity', 'lifter_id', 'second_lifter_id', 'ended_by', 'ended_at'];
begin
  if tg_level = 'ROW' and tg_op = 'UPDATE' and tg_table_name not in ('disclosures', 'disclosure_errors') and to_jsonb(old) ->> 'ended_how' is null
    and to_jsonb(new) - of_end = to_jsonb(old) - of_end then return new; end if;
  raise exception 'what stands in % is never changed or deleted', tg_table_name using errcode = 'TR079',
    hint = 'Det, der er registreret, kan ikke ændres eller slettes. Et samtykke kan trækkes tilbage, en indsigelse kan ophæves, og en videregivelse kan markeres som en fejl.';
end $$;
create trigger consent_stands before update or delete on sharing_consents for each row execute function sharing_stands();
create trigger consents_never_emptied before truncate on sharing_consents execute function sharing_stands();
create trigger an_objection_stands before update or delete on sharing_objections for each row execute function sharing_stands();
create trigger objections_never_emptied before truncate on sharing_objections execute function sharing_stands();
create trigger disclosure_stands before update or delete on disclosures for each row execute function sharing_stands();
create trigger disclosures_never_emptied before truncate on disclosures execute function sharing_stands();
create trigger an_error_stands before update or delete on disclosure_errors for each row execute function sharing_stands();
create trigger errors_never_emptied before truncate on disclosure_errors execute function sharing_stands();

-- What was passed on with a way that never was, was not passed on. A transfer is its own witness: see below.
create function way_in_error_takes_its_disclosure_along() returns trigger
  language plpgsql as $$
begin
  insert into disclosure_errors (municipality_id, pathway_id, disclosure_id, reason)
    select d.municipality_id, d.pathway_id, d.id, 'Vejen var registreret ved en fejl: ' || left(new.entered_in_error_reason, 1000)
    from disclosures d where d.municipality_id = new.municipality_id and d.way_id = new.id
      and not exists (select from transfers t where t.municipality_id = new.municipality_id and t.way_id = new.id)
    on conflict do nothing;
  return null;
end $$;
create trigger way_in_error_takes_its_disclosure_along after update of entered_in_error_reason on ways
  for each row when (old.entered_in_error_reason is null and new.entered_in_error_reason is not null)
  execute function way_in_error_takes_its_disclosure_along();

create function undelivered_transfer_is_no_disclosure() returns trigger
  language plpgsql as $$
begin
  insert into disclosure_errors (municipality_id, pathway_id, disclosure_id, reason)
    select d.municipality_id, d.pathway_id, d.id, 'Overdragelsen blev taget tilbage, før den var afleveret. Intet er givet videre.'
    from disclosures d where d.municipality_id = new.municipality_id and d.way_id = new.way_id
    on conflict do nothing;
  return null;
end $$;
create trigger undelivered_transfer_is_no_disclosure after update of status on transfers
  for each row when (new.status = 'withdrawn' and old.status <> 'withdrawn') execute function undelivered_transfer_is_no_disclosure();

-- What is registered on a pathway that should never have been is not about this child. What went with a way is told by the way;
-- an underretning was sent, and what was told without a basis was told.
create function regret_takes_its_disclosures_along() returns trigger
  language plpgsql as $$
begin
  insert into disclosure_errors (municipality_id, pathway_id, disclosure_id, reason)
    select d.municipality_id, d.pathway_id, d.id, 'Forløbet er oprettet ved en fejl: ' || new.error_reason
    from disclosures d where d.municipality_id = new.municipality_id and d.pathway_id = new.id
      and d.way_id is null and d.concern_id is null and d.basis <> 'none'
    on conflict do nothing;
  return null;
end $$;
create trigger regret_takes_its_disclosures_along after update of status on pathways
  for each row when (new.status = 'entered_in_error' and old.status <> 'entered_in_error')
  execute function regret_takes_its_disclosures_along();

-- The basis that a disclosure claims must be there at its moment. The rule is written in basis.ts of care/sharing too; a test holds them equal.
create function disclosure_has_its_basis() returns trigger
  language plpgsql as $$
declare
  at timestamp := new.disclosed_at at time zone 'Europe/Copenhagen';
  on_day date := at::date;
  born date;
  c sharing_consents;
begin
  if new.basis <> 'none' and new.basis is distinct from basis_of(new.purpose, new.receiver_kind) then
    raise exception 'the basis is not that of the purpose' using errcode = 'TR079',
      hint = 'Grundlaget passer ikke til modtageren og formålet.';
  end if;

  if new.basis = 'treatment' and exists (select from sharing_objections o
    where o.municipality_id = new.municipality_id and o.child_id = new.child_id
      and (o.receiver_kind is null or o.receiver_kind = new.receiver_kind)
      and o.objected_on + coalesce(o.objected_time, '00:00') <= at
      and (o.ended_how is null or (o.ended_how = 'withdrawn' and at < o.ended_on + coalesce(o.ended_time, '00:00'))))
  then
    raise exception 'somebody has objected to it' using errcode = 'TR078',
      hint = 'Familien eller den unge har frabedt sig, at oplysninger deles med modtageren.';
  end if;

  if new.basis = 'consent' then
    select * into c from sharing_consents k where k.municipality_id = new.municipality_id and k.id = new.consent_id for share;
    if c.child_id is distinct from new.child_id or c.receiver_kind <> new.receiver_kind or c.receiver <> new.receiver or c.purpose <> new.purpose then
      raise exception 'the consent is for something else' using errcode = 'TR075',
        hint = 'Samtykket gælder ikke denne modtager og dette formål.';
    end if;
    if on_day not between c.given_on and c.valid_until
      or c.ended_how = 'entered_in_error' or (c.ended_how = 'withdrawn' and at >= c.ended_on + coalesce(c.ended_time, '00:00')) then
      raise exception 'the consent was not in force' using errcode = 'TR076',
        hint = 'Samtykket gjaldt ikke den dag: det er udløbet, trukket tilbage eller givet senere.';
    end if;
    select p.birth_date into strict born from people p where p.municipality_id = new.municipality_id and p.id = new.child_id;
    if on_day > sharing_lasts_until(c.capacity, c.given_on, c.valid_until, born)
      or c.capacity <> who_speaks(new.municipality_id, new.pathway_id, new.child_id, on_day) then
      raise exception 'somebody else speaks now' using errcode = 'TR077',
        hint = 'Den, der gav samtykket, bestemmer ikke længere. Spørg den, der nu bestemmer.';
    end if;
  end if;

  if length(btrim(new.reason)) < (case new.basis when 'essential_regard' then 20 when 'none' then 20 when 'law_requires' then 3 when 'supervision' then 3 else 0 end) then
    raise exception 'the concrete reason is missing' using errcode = 'TR080',
      hint = 'Skriv den konkrete begrundelse for at give oplysningerne videre uden samtykke, eller hvad der skete.';
  end if;
  return new;
end $$;
create trigger has_its_basis before insert on disclosures for each row execute function disclosure_has_its_basis();

-- A consent that is about to lapse is told once; a disclosure without consent is told the family as soon as possible (R80).
alter type task_kind add value 'sharing_expires';
alter type task_kind add value 'inform_of_disclosure';
-- Something was passed on without a basis: the leader weighs what must be done about it.
alter type task_kind add value 'disclosure_without_basis';
alter table tasks
  add column sharing_consent_id uuid,
  add constraint tasks_sharing_consent foreign key (municipality_id, sharing_consent_id) references sharing_consents (municipality_id, id),
  add constraint expiry_task_has_its_consent check ((kind::text = 'sharing_expires') = (sharing_consent_id is not null));
create unique index tasks_one_per_expiry on tasks (municipality_id, sharing_consent_id) where sharing_consent_id is not null;
