-- Consent to treatment (FHIR Consent): who says yes, or no, to screening and treatment in one pathway, and on what they say it.
-- Sundhedsloven §§ 15-18, forældreansvarsloven § 3. Nothing here is changed or deleted; a mistake is marked by a row of its own.

create type consent_decision as enum ('permit', 'deny');
create type consent_form as enum ('written', 'oral');
create type consent_capacity as enum ('custody_holder', 'young_person', 'custody_holder_for_unable');
create type capacity_finding as enum ('able', 'unable');
create type notice_decision as enum ('told', 'told_later', 'not_told');

alter type task_kind add value 'consent_renewal';
alter type task_kind add value 'consent_withdrawn';
alter type task_kind add value 'held_without_consent';
alter type task_kind add value 'notice_review';

create index custody_of_child on custody (municipality_id, child_id);

-- R52, R69-R71: a yes or a no. The capacity and the moment from which it counts are the database's own.
create table treatment_consents (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  nth bigint not null generated always as identity,
  pathway_id uuid not null,
  giver_id uuid not null,
  capacity consent_capacity not null default 'custody_holder',
  decision consent_decision not null,
  form consent_form not null,
  given_on date not null,
  counts_from timestamptz not null default now(),
  informed_of text not null check (length(informed_of) between 3 and 4000),
  recorded_by uuid default current_actor(),
  recorded_at timestamptz not null,
  primary key (municipality_id, id),
  unique (municipality_id, pathway_id, id),
  foreign key (municipality_id, pathway_id) references pathways (municipality_id, id),
  foreign key (municipality_id, giver_id) references people (municipality_id, id)
);
create index treatment_consents_of_giver on treatment_consents (municipality_id, pathway_id, giver_id, counts_from);
call own_by_municipality('treatment_consents', 'select, insert');

-- R74: a yes taken back, and when. It ends all that the giver had said yes to until then in that capacity.
create table consent_withdrawals (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  nth bigint not null generated always as identity,
  pathway_id uuid not null,
  consent_id uuid not null,
  withdrawn_by uuid not null,
  withdrawn_at timestamptz not null,
  reason text not null default '' check (length(reason) <= 2000),
  recorded_by uuid default current_actor(),
  recorded_at timestamptz not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, pathway_id, consent_id) references treatment_consents (municipality_id, pathway_id, id),
  foreign key (municipality_id, withdrawn_by) references people (municipality_id, id),
  constraint r74_not_ahead check (withdrawn_at <= recorded_at)
);
create index consent_withdrawals_of_consent on consent_withdrawals (municipality_id, consent_id);
create index consent_withdrawals_of_pathway on consent_withdrawals (municipality_id, pathway_id);
call own_by_municipality('consent_withdrawals', 'select, insert');

-- R72: whether a young person of 15-17 understands what the consent means, judged for this one and with the reason.
create table capacity_assessments (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  nth bigint not null generated always as identity,
  pathway_id uuid not null,
  finding capacity_finding not null,
  reason text not null check (length(reason) between 10 and 4000),
  assessed_on date not null,
  recorded_by uuid default current_actor(),
  recorded_at timestamptz not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, pathway_id) references pathways (municipality_id, id)
);
create index capacity_assessments_of_pathway on capacity_assessments (municipality_id, pathway_id, assessed_on);
call own_by_municipality('capacity_assessments', 'select, insert');

-- R71: that a custody holder was told, or why not and when we look at it again. Without a holder: none of them is told.
create table custody_notices (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  nth bigint not null generated always as identity,
  pathway_id uuid not null,
  holder_id uuid,
  decision notice_decision not null,
  on_day date not null,
  how text check (length(how) between 3 and 2000),
  -- what the young person wished, what was weighed, and when it is looked at again
  wish text check (length(wish) between 3 and 4000),
  reason text check (length(reason) between 10 and 4000),
  review_on date check (review_on > on_day),
  recorded_by uuid default current_actor(),
  recorded_at timestamptz not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, pathway_id) references pathways (municipality_id, id),
  foreign key (municipality_id, holder_id) references people (municipality_id, id),
  constraint r71_told_says_how check ((decision = 'told') = (how is not null) and (decision <> 'told' or holder_id is not null)),
  constraint r71_untold_says_why check ((decision <> 'told') = (reason is not null) and (decision <> 'told') = (review_on is not null))
);
create index custody_notices_of_pathway on custody_notices (municipality_id, pathway_id);
call own_by_municipality('custody_notices', 'select, insert');

-- What was entered in error, with the reason. It stays to be read, and counts no more.
create table consent_errors (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  pathway_id uuid not null,
  of_id uuid not null,
  reason text not null check (length(reason) between 3 and 1000),
  recorded_by uuid default current_actor(),
  recorded_at timestamptz not null,
  primary key (municipality_id, id),
  unique (municipality_id, of_id),
  foreign key (municipality_id, pathway_id) references pathways (municipality_id, id)
);
create index consent_errors_of_pathway on consent_errors (municipality_id, pathway_id);
call own_by_municipality('consent_errors', 'select, insert');

create function refuse_consent_change() returns trigger
  language plpgsql as $$
begin
  raise exception 'rows of % are never changed or deleted', tg_table_name using errcode = 'TR052',
    hint = 'Det, der er registreret om samtykke, ændres ikke. Markér det som en fejl, og registrér på ny.';
end $$;
do $$
declare
  each text;
begin
  foreach each in array array['treatment_consents', 'consent_withdrawals', 'capacity_assessments', 'custody_notices', 'consent_errors'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_consent_change()', each || '_stand', each);
    execute format('create trigger %I before truncate on %I execute function refuse_consent_change()', each || '_never_emptied', each);
    execute format('create trigger nothing_is_added_to_a_mistake before insert on %I for each row execute function nothing_is_added_to_a_mistake()', each);
  end loop;
end $$;

create function danish_day(at timestamptz) returns date
  language sql immutable parallel safe
  return (at at time zone 'Europe/Copenhagen')::date;

-- The day on which somebody becomes so many years old: 1 March for who is born on 29 February, in years without that day.
create function birthday(born date, years integer) returns date
  language sql immutable parallel safe
  return case when extract(month from born) = 2 and extract(day from born) = 29 and extract(day from born + make_interval(years => years)) = 28
    then (born + make_interval(years => years))::date + 1 else (born + make_interval(years => years))::date end;

-- R74: when somebody last took back, before a moment, what they had said in a capacity; also when the yes that the withdrawal
-- names was marked a mistake, since they took back what they had said and not a row. `but` is left out of account.
create function last_withdrawn(of_municipality text, of_pathway uuid, giver uuid, as_what consent_capacity, before timestamptz, but uuid default null)
  returns timestamptz
  language sql stable
  return (
    select max(w.withdrawn_at)
    from consent_withdrawals w join treatment_consents c on c.municipality_id = w.municipality_id and c.id = w.consent_id
    where w.municipality_id = of_municipality and w.pathway_id = of_pathway and c.giver_id = giver and c.capacity = as_what
      and w.withdrawn_at < before and w.id is distinct from but
      and not exists (select from consent_errors e where e.municipality_id = of_municipality and e.of_id = w.id));

-- What a person's consent says at a moment: permit, deny or withdrawn; null when there is none. `but` is left out of account.
create function consent_says(of_municipality text, of_pathway uuid, giver uuid, as_what consent_capacity, at timestamptz, but uuid default null) returns text
  language sql stable
  return (
    select case when c.decision = 'deny' then 'deny'
      when last_withdrawn(of_municipality, of_pathway, giver, as_what, at, but) >= c.counts_from then 'withdrawn' else 'permit' end
    from treatment_consents c
    where c.municipality_id = of_municipality and c.pathway_id = of_pathway and c.giver_id = giver and c.capacity = as_what
      and c.counts_from <= at and c.id is distinct from but
      and not exists (select from consent_errors e where e.municipality_id = of_municipality and e.of_id = c.id)
    order by c.counts_from desc, c.nth desc limit 1);

-- R72: whether the latest assessment on a day says that the young person cannot consent.
create function is_found_unable(of_municipality text, of_pathway uuid, on_day date, but uuid default null) returns boolean
  language sql stable
  return coalesce((
    select a.finding = 'unable' from capacity_assessments a
    where a.municipality_id = of_municipality and a.pathway_id = of_pathway and a.assessed_on <= on_day and a.id is distinct from but
      and not exists (select from consent_errors e where e.municipality_id = of_municipality and e.of_id = a.id)
    order by a.assessed_on desc, a.nth desc limit 1), false);

-- Why screening and treatment may not take place at a moment of a day: codes, whom each is about, and the number of the rule.
-- Nothing when they may. The same rule as src/care/consents/consent.ts; a test holds them equal.
create function consent_missing(of_municipality text, of_pathway uuid, at timestamptz, on_day date, but uuid default null)
  returns table (code text, person_id uuid, rule text)
  language plpgsql stable as $$
declare
  child uuid;
  born date;
  years integer;
  holders uuid[];
  is_shared boolean;
  is_unable boolean;
  holder uuid;
  said text;
begin
  select p.child_id, c.birth_date into strict child, born
    from pathways p join people c on c.municipality_id = p.municipality_id and c.id = p.child_id
    where p.municipality_id = of_municipality and p.id = of_pathway;
  years := age_on(born, consent_missing.on_day);
  select coalesce(array_agg(h.holder_id order by h.holder_id), '{}'), coalesce(bool_or(h.sharing = 'shared'), false) into holders, is_shared
    from custody h where h.municipality_id = of_municipality and h.child_id = child
      and h.valid_from <= consent_missing.on_day and (h.valid_to is null or h.valid_to > consent_missing.on_day);
  is_unable := years between 15 and 17 and is_found_unable(of_municipality, of_pathway, consent_missing.on_day, but);

  if years < 15 or is_unable then
    if cardinality(holders) = 0 then
      return query select 'custody_unknown', null::uuid, case when is_unable then 'TR072' else 'TR069' end;
      return;
    end if;
    if is_shared and cardinality(holders) < 2 then
      return query select 'custody_incomplete', null::uuid, case when is_unable then 'TR072' else 'TR070' end;
    end if;
    foreach holder in array holders loop
      said := consent_says(of_municipality, of_pathway, holder,
        case when is_unable then 'custody_holder_for_unable' else 'custody_holder' end::consent_capacity, at, but);
      if said is distinct from 'permit' then
        return query select case said when 'deny' then 'holder_denied' when 'withdrawn' then 'holder_withdrew' else 'holder_missing' end, holder,
          case when said = 'withdrawn' then 'TR074' when is_unable then 'TR072' when is_shared then 'TR070' else 'TR069' end;
      end if;
    end loop;
    return;
  end if;

  said := consent_says(of_municipality, of_pathway, child, 'young_person', at, but);
  if said = 'deny' then
    return query select 'own_denied', child, 'TR071';
  elsif said = 'withdrawn' then
    return query select 'own_withdrew', child, 'TR074';
  elsif said is null then
    if exists (
      select from treatment_consents c where c.municipality_id = of_municipality and c.pathway_id = of_pathway and c.decision = 'permit'
        and c.capacity <> 'young_person' and (years >= 18 or c.capacity = 'custody_holder') and c.counts_from <= at and c.id is distinct from but
        and not exists (select from consent_errors e where e.municipality_id = of_municipality and e.of_id = c.id)
    ) then
      return query select case when years >= 18 then 'renew_at_18' else 'renew_at_15' end, child, 'TR073';
    else
      return query select 'own_missing', child, case when years >= 18 then 'TR073' else 'TR071' end;
    end if;
  end if;
  if years >= 18 or exists (
    select from custody_notices n where n.municipality_id = of_municipality and n.pathway_id = of_pathway and n.holder_id is null
      and n.on_day >= birthday(born, 15) and n.on_day <= consent_missing.on_day and n.id is distinct from but
      and not exists (select from consent_errors e where e.municipality_id = of_municipality and e.of_id = n.id)
  ) then
    return;
  end if;
  if cardinality(holders) = 0 then return query select 'custody_unknown', null::uuid, 'TR071'; end if;
  if is_shared and cardinality(holders) < 2 then return query select 'custody_incomplete', null::uuid, 'TR071'; end if;
  return query
    select 'holder_not_told', h, 'TR071' from unnest(holders) as h
    where not exists (
      select from custody_notices n where n.municipality_id = of_municipality and n.pathway_id = of_pathway and n.holder_id = h
        and n.on_day >= birthday(born, 15) and n.on_day <= consent_missing.on_day and n.id is distinct from but
        and not exists (select from consent_errors e where e.municipality_id = of_municipality and e.of_id = n.id));
end $$;

-- What is missing right now, with the names of those it is about, for the banner and for what may be done next.
create function consent_state(of_municipality text, of_pathway uuid, at timestamptz) returns jsonb
  language sql stable
  return (
    select coalesce(jsonb_agg(jsonb_build_object('code', m.code, 'personId', m.person_id, 'name', p.given_name || ' ' || p.family_name,
        'isShared', m.code = 'holder_denied' and exists (
          select from custody h join pathways w on w.municipality_id = h.municipality_id and w.child_id = h.child_id
          where w.municipality_id = of_municipality and w.id = of_pathway and h.sharing = 'shared'
            and h.valid_from <= danish_day(at) and (h.valid_to is null or h.valid_to > danish_day(at))))
      order by p.given_name, p.family_name, m.code), '[]')
    from consent_missing(of_municipality, of_pathway, at, danish_day(at)) as m
      left join people p on p.municipality_id = of_municipality and p.id = m.person_id);

create function consent_hint(code text) returns text
  language sql immutable
  return case code
    when 'custody_unknown' then 'Det er ikke registreret, hvem der havde forældremyndigheden den dag. Registrér det på barnets side.'
    when 'custody_incomplete' then 'Forældremyndigheden er fælles, men kun den ene er registreret. Registrér den anden på barnets side.'
    when 'holder_missing' then 'Der mangler samtykke fra en, der har forældremyndigheden. Registrér samtykket først.'
    when 'holder_denied' then 'En, der har forældremyndigheden, siger nej. Uden ja fra alle, der har den, kan barnet ikke screenes eller behandles.'
    when 'holder_withdrew' then 'Samtykket er trukket tilbage. Screening og behandling venter, til der er givet samtykke igen.'
    when 'own_missing' then 'Den unge giver selv samtykke, og det mangler. Registrér samtykket først.'
    when 'own_denied' then 'Den unge siger nej til behandling. Uden samtykke kan den unge ikke screenes eller behandles.'
    when 'own_withdrew' then 'Den unge har trukket samtykket tilbage. Screening og behandling venter, til der er givet samtykke igen.'
    when 'renew_at_15' then 'Den unge er fyldt 15 og giver nu selv samtykke. Forældrenes samtykke rækker ikke længere.'
    when 'renew_at_18' then 'Den unge er fyldt 18 og giver nu selv samtykke. Forældrenes samtykke rækker ikke længere.'
    else 'Den unge er 15-17 år. Registrér, at forældremyndighedens indehavere er orienteret, eller hvorfor de ikke er det.'
  end;

-- R52, R69-R74: no screening and no treatment has been held without the consent that it needed at its time.
create function contact_needs_consent() returns trigger
  language plpgsql as $$
declare
  missing record;
begin
  -- whoever takes a consent back at the same time waits, or is waited for
  perform from pathways p where p.municipality_id = new.municipality_id and p.id = new.pathway_id for no key update;
  select * into missing from consent_missing(new.municipality_id, new.pathway_id, new.starts_at, new.on_day) limit 1;
  if found then
    raise exception 'consent is missing: %', missing.code using errcode = missing.rule, hint = consent_hint(missing.code);
  end if;
  return new;
end $$;
create trigger contact_needs_consent before insert on contacts
  for each row when (new.status = 'held' and new.type in ('screening', 'treatment')) execute function contact_needs_consent();
create trigger contact_that_was_planned_needs_consent before update of status on contacts
  for each row when (new.status = 'held' and old.status <> 'held' and new.type in ('screening', 'treatment')) execute function contact_needs_consent();

-- Whether somebody held custody of the pathway's child on a day (R81).
create function held_custody(of_municipality text, of_child uuid, holder uuid, on_day date) returns boolean
  language sql stable
  return exists (
    select from custody h where h.municipality_id = of_municipality and h.child_id = of_child and h.holder_id = holder
      and h.valid_from <= on_day and (h.valid_to is null or h.valid_to > on_day));

-- R69-R72: who may say yes or no on that day, and in what capacity; R74: a renewed yes counts from after the withdrawal.
create function consent_is_of_who_may_give_it() returns trigger
  language plpgsql as $$
declare
  p pathways;
  years integer;
  withdrawn_at timestamptz;
begin
  select * into strict p from pathways where municipality_id = new.municipality_id and id = new.pathway_id;
  if p.status <> 'active' then
    raise exception 'the pathway is ended' using errcode = 'TR031', hint = 'Forløbet er afsluttet. Genåbn det først.';
  end if;
  if new.given_on < p.enquiry_on or new.given_on > danish_day(new.recorded_at) then
    raise exception 'given before the henvendelse, or in the future' using errcode = 'TR052',
      hint = 'Samtykket skal være givet efter henvendelsen og senest i dag.';
  end if;
  select age_on(c.birth_date, new.given_on) into strict years from people c where c.municipality_id = p.municipality_id and c.id = p.child_id;
  if new.giver_id = p.child_id then
    if years < 15 then
      raise exception 'the child is below fifteen' using errcode = 'TR069',
        hint = 'Barnet er under 15 år. Det er dem, der har forældremyndigheden, der giver samtykke.';
    end if;
    new.capacity := 'young_person';
  elsif years >= 18 then
    raise exception 'eighteen gives consent alone' using errcode = 'TR073', hint = 'Den unge er fyldt 18 og giver selv samtykke.';
  elsif not held_custody(p.municipality_id, p.child_id, new.giver_id, new.given_on) then
    raise exception 'does not hold custody' using errcode = 'TR069',
      hint = 'Kun den, der har forældremyndigheden, kan give samtykke. Ret forældremyndigheden på barnets side, hvis den er forkert.';
  elsif years < 15 then
    new.capacity := 'custody_holder';
  elsif is_found_unable(p.municipality_id, p.id, new.given_on) then
    new.capacity := 'custody_holder_for_unable';
  else
    raise exception 'fifteen gives consent alone' using errcode = 'TR071',
      hint = 'Den unge er fyldt 15 og giver selv samtykke. Vurderes den unge ikke at kunne det, så registrér vurderingen først.';
  end if;

  new.counts_from := new.given_on::timestamp at time zone 'Europe/Copenhagen';
  withdrawn_at := last_withdrawn(p.municipality_id, p.id, new.giver_id, new.capacity, 'infinity');
  if new.given_on < danish_day(withdrawn_at) then
    raise exception 'renewed before it was withdrawn' using errcode = 'TR074',
      hint = 'Samtykket er trukket tilbage senere end den dag. Skriv den dag, det er givet igen.';
  elsif new.counts_from <= withdrawn_at then
    -- on an earlier day the clock is not known: then from the end of that day
    new.counts_from := greatest(
      least(new.recorded_at, (new.given_on + 1)::timestamp at time zone 'Europe/Copenhagen'),
      withdrawn_at + interval '1 millisecond');
  end if;
  if new.decision = 'deny' and consent_says(p.municipality_id, p.id, new.giver_id, new.capacity, new.recorded_at + interval '1 millisecond') = 'permit' then
    raise exception 'has said yes' using errcode = 'TR074',
      hint = 'Der er givet samtykke. Registrér i stedet, at det er trukket tilbage.';
  end if;
  return new;
end $$;
create trigger consent_is_of_who_may_give_it before insert on treatment_consents
  for each row execute function consent_is_of_who_may_give_it();

-- R74: what is taken back is a yes that stands and that counts today, by whoever gave it, or from fifteen by the young person.
create function withdrawal_is_of_a_standing_yes() returns trigger
  language plpgsql as $$
declare
  c treatment_consents;
  child people;
  years integer;
  today date := danish_day(new.recorded_at);
begin
  select * into c from treatment_consents
    where municipality_id = new.municipality_id and pathway_id = new.pathway_id and id = new.consent_id;
  if c.decision is distinct from 'permit' or c.counts_from > new.withdrawn_at
    or last_withdrawn(c.municipality_id, c.pathway_id, c.giver_id, c.capacity, 'infinity') >= c.counts_from
    or exists (select from consent_errors e where e.municipality_id = c.municipality_id and e.of_id = c.id)
  then
    raise exception 'no yes that stands' using errcode = 'TR074', hint = 'Samtykket er allerede trukket tilbage, eller det gælder ikke.';
  end if;
  select k.* into strict child from people k join pathways p on p.municipality_id = k.municipality_id and p.child_id = k.id
    where p.municipality_id = new.municipality_id and p.id = new.pathway_id;
  years := age_on(child.birth_date, today);
  if c.capacity <> (case when years < 15 then 'custody_holder'
      when years < 18 and is_found_unable(c.municipality_id, c.pathway_id, today) then 'custody_holder_for_unable'
      else 'young_person' end)::consent_capacity
    or (c.capacity <> 'young_person' and not held_custody(c.municipality_id, child.id, c.giver_id, today))
  then
    raise exception 'the yes does not count today' using errcode = 'TR074',
      hint = 'Det samtykke gælder ikke længere, så der er ikke noget at trække tilbage.';
  end if;
  if new.withdrawn_by <> c.giver_id and (new.withdrawn_by <> child.id or age_on(child.birth_date, danish_day(new.withdrawn_at)) < 15) then
    raise exception 'taken back by somebody else' using errcode = 'TR074',
      hint = 'Kun den, der har givet samtykket, kan trække det tilbage, og fra 15 år den unge selv.';
  end if;
  return new;
end $$;
create trigger withdrawal_is_of_a_standing_yes before insert on consent_withdrawals
  for each row execute function withdrawal_is_of_a_standing_yes();

-- R72: only of a young person of 15-17 is it asked whether they understand.
create function assessment_is_of_a_young_person() returns trigger
  language plpgsql as $$
declare
  p pathways;
  years integer;
begin
  select * into strict p from pathways where municipality_id = new.municipality_id and id = new.pathway_id;
  select age_on(c.birth_date, new.assessed_on) into strict years from people c where c.municipality_id = p.municipality_id and c.id = p.child_id;
  if years not between 15 and 17 or new.assessed_on < p.enquiry_on or new.assessed_on > danish_day(new.recorded_at) then
    raise exception 'assessed at 15-17, within the pathway' using errcode = 'TR072',
      hint = 'Vurderingen gælder unge på 15-17 år og kan ikke ligge før henvendelsen eller i fremtiden.';
  end if;
  return new;
end $$;
create trigger assessment_is_of_a_young_person before insert on capacity_assessments
  for each row execute function assessment_is_of_a_young_person();

-- R71: those who are told hold custody, and were told within the pathway, of what the young person decides from fifteen.
create function notice_is_of_a_holder() returns trigger
  language plpgsql as $$
declare
  p pathways;
  born date;
begin
  select * into strict p from pathways where municipality_id = new.municipality_id and id = new.pathway_id;
  select birth_date into strict born from people where municipality_id = p.municipality_id and id = p.child_id;
  if new.on_day < birthday(born, 15) then
    raise exception 'told before the fifteenth birthday' using errcode = 'TR071',
      hint = 'Den dag var den unge ikke fyldt 15. Orienteringen gælder den unges eget samtykke, og registreres fra 15-års-dagen.';
  end if;
  if new.on_day < p.enquiry_on or new.on_day > danish_day(new.recorded_at) then
    raise exception 'told before the henvendelse, or in the future' using errcode = 'TR071',
      hint = 'Dagen kan ikke ligge før henvendelsen eller i fremtiden.';
  end if;
  if new.holder_id is not null and not held_custody(p.municipality_id, p.child_id, new.holder_id, new.on_day) then
    raise exception 'does not hold custody' using errcode = 'TR071',
      hint = 'Kun dem, der har forældremyndigheden, registreres her. Ret forældremyndigheden på barnets side, hvis den er forkert.';
  end if;
  return new;
end $$;
create trigger notice_is_of_a_holder before insert on custody_notices for each row execute function notice_is_of_a_holder();

-- What a screening or a treatment rests on is not taken away beneath it.
create function error_takes_nothing_away() returns trigger
  language plpgsql as $$
begin
  if not exists (
    select from treatment_consents c where c.municipality_id = new.municipality_id and c.pathway_id = new.pathway_id and c.id = new.of_id
    union all select from consent_withdrawals w where w.municipality_id = new.municipality_id and w.pathway_id = new.pathway_id and w.id = new.of_id
    union all select from capacity_assessments a where a.municipality_id = new.municipality_id and a.pathway_id = new.pathway_id and a.id = new.of_id
    union all select from custody_notices n where n.municipality_id = new.municipality_id and n.pathway_id = new.pathway_id and n.id = new.of_id
  ) then
    raise exception 'nothing to mark as entered in error' using errcode = 'TR052', hint = 'Det, der skal rettes, står ikke i dette forløb.';
  end if;
  if exists (
    select from contacts c where c.municipality_id = new.municipality_id and c.pathway_id = new.pathway_id
      and c.status = 'held' and c.type in ('screening', 'treatment')
      and not exists (select from consent_missing(c.municipality_id, c.pathway_id, c.starts_at, c.on_day))
      and exists (select from consent_missing(c.municipality_id, c.pathway_id, c.starts_at, c.on_day, new.of_id))
  ) then
    raise exception 'a held contact rests on it' using errcode = 'TR052',
      hint = 'En screening eller behandling, der er holdt, hviler på det. Registrér først det rigtige, eller markér samtalen som en fejl.';
  end if;
  return new;
end $$;
create trigger error_takes_nothing_away before insert on consent_errors for each row execute function error_takes_nothing_away();
