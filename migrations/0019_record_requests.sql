-- Aktindsigt: a request for a child's record, what of it is given, and what was given. And the two that look like it and are
-- not: orientation of a parent without custody (R64), and a wish that text be deleted (R48).
create type request_track as enum ('access', 'orientation', 'deletion');
create type request_channel as enum ('phone', 'secure_mail', 'digital_post', 'letter', 'in_person');
create type request_scope as enum ('all', 'pathway', 'period');
create type request_decision as enum ('full', 'limited', 'refused');
create type request_item as enum ('entry', 'concern', 'way', 'contact', 'pathway');
create type item_verdict as enum ('give', 'give_in_part', 'withhold');
create type request_closing as enum ('withdrawn', 'mistake');
create type request_letter as enum ('notice', 'decision', 'orientation', 'deletion');

create table record_requests (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  child_id uuid not null,
  -- where it is journalised
  pathway_id uuid not null,
  track request_track not null,
  asked_by request_by not null,
  -- R67: who gave a representative the power of attorney, and so whose right it is
  power_from request_by check (power_from in ('young_person', 'custody_holder', 'parent_without_custody')),
  -- the adult around the child who asks, or who gave the power; the young person is the child, and others have a name only
  adult_id uuid,
  name text not null check (length(name) between 2 and 200),
  received_at timestamptz not null,
  channel request_channel not null,
  scope request_scope not null,
  scope_from date,
  scope_to date,
  about text not null default '' check (length(about) <= 2000),
  -- how we know who asks, checked by the one who registered it
  identity text not null check (length(identity) between 3 and 500),
  power_of_attorney text not null default '' check (length(power_of_attorney) <= 1000),
  maturity text not null default '' check (length(maturity) <= 2000),
  -- as they were on the day it was received (R62, R81)
  age_then integer not null check (age_then between 0 and 120),
  custody_then text not null,
  due_on date not null,
  handler_id uuid,
  registered_by uuid not null default current_actor(),
  registered_at timestamptz not null,
  decision request_decision,
  decision_reason text check (length(decision_reason) between 10 and 4000),
  decided_by uuid,
  decided_at timestamptz,
  -- counted by the database each time the decision is made, changed or taken back: what was made after one is not another's
  decision_number integer not null default 0,
  approved_by uuid,
  approved_at timestamptz,
  -- why a leader sent the decision back, until the next one
  sent_back text not null default '' check (length(sent_back) <= 2000),
  closed_at timestamptz,
  -- why it was closed without an answer: who asked took it back, or it should never have been registered so
  closed_without request_closing,
  closed_reason text check (length(closed_reason) between 10 and 2000),
  version integer not null default 1,
  primary key (municipality_id, id),
  foreign key (municipality_id, child_id) references people (municipality_id, id),
  foreign key (municipality_id, pathway_id) references pathways (municipality_id, id),
  foreign key (municipality_id, adult_id) references people (municipality_id, id),
  foreign key (municipality_id, handler_id) references staff (municipality_id, id),
  foreign key (municipality_id, registered_by) references staff (municipality_id, id),
  foreign key (municipality_id, decided_by) references staff (municipality_id, id),
  foreign key (municipality_id, approved_by) references staff (municipality_id, id),
  check (received_at <= registered_at),
  check ((scope = 'period') = (scope_from is not null) and (scope_from is null) = (scope_to is null) and scope_from <= scope_to),
  constraint r64_without_custody_is_oriented check (coalesce(power_from, asked_by) <> 'parent_without_custody' or track <> 'access'),
  constraint r64_only_without_custody check (track <> 'orientation' or coalesce(power_from, asked_by) = 'parent_without_custody'),
  constraint r62_custody_ends_at_18 check (track <> 'access' or coalesce(power_from, asked_by) <> 'custody_holder' or age_then < 18),
  constraint r61_under_15_by_maturity
    check (track <> 'access' or coalesce(power_from, asked_by) <> 'young_person' or age_then >= 15 or length(maturity) >= 10),
  constraint r67_representative_has_power
    check ((asked_by = 'representative') = (power_from is not null) and (asked_by <> 'representative' or length(power_of_attorney) >= 3)),
  constraint r81_adult_is_known
    check ((coalesce(power_from, asked_by) in ('custody_holder', 'parent_without_custody')) = (adult_id is not null)),
  check (num_nulls(decision, decided_by, decided_at) in (0, 3) and (decision is null or track = 'access')),
  constraint r65_limitation_says_why check (decision is null or decision = 'full' or decision_reason is not null),
  constraint others_are_refused check (decision is null or asked_by <> 'other' or decision = 'refused'),
  check ((approved_by is null) = (approved_at is null) and (approved_by is null or decision in ('limited', 'refused'))),
  check (num_nulls(closed_without, closed_reason) in (0, 2) and (closed_without is null or closed_at is not null)),
  constraint two_people_limit check (approved_by <> decided_by)
);
create index record_requests_open on record_requests (municipality_id, due_on) where closed_at is null;
create index record_requests_closed on record_requests (municipality_id, closed_at desc) where closed_at is not null;
create index record_requests_of_child on record_requests (municipality_id, child_id);
create index record_requests_of_pathway on record_requests (municipality_id, pathway_id);
call own_by_municipality('record_requests', 'select, insert, update');
create trigger nothing_is_added_to_a_mistake before insert on record_requests
  for each row execute function nothing_is_added_to_a_mistake();

-- R62, R64, R81: whose right it is, is asked of the register: who held custody on the day it came, or who is mother or father.
create function asked_by_right() returns trigger
  language plpgsql as $$
declare
  whose request_by := coalesce(new.power_from, new.asked_by);
  on_day date := (new.received_at at time zone 'Europe/Copenhagen')::date;
begin
  if whose = 'custody_holder' and not exists (select from custody c
      where c.municipality_id = new.municipality_id and c.child_id = new.child_id and c.holder_id = new.adult_id
      and c.valid_from <= on_day and (c.valid_to is null or c.valid_to > on_day)) then
    raise exception 'no custody on that day' using errcode = 'TR062', hint = 'Den voksne stod ikke med forældremyndighed den dag.';
  end if;
  if whose = 'parent_without_custody' and not exists (select from child_contacts c
      where c.municipality_id = new.municipality_id and c.child_id = new.child_id and c.adult_id = new.adult_id
      and c.relationship in ('mother', 'father')) then
    raise exception 'not a parent' using errcode = 'TR064', hint = 'Kun barnets mor eller far kan få orientering.';
  end if;
  return new;
end $$;
create trigger asked_by_right before insert on record_requests for each row execute function asked_by_right();

-- What was decided of each thing in the record that was asked for: a wording of an entry, an underretning, a way, a contact, a
-- pathway.
create table record_request_items (
  municipality_id text not null,
  request_id uuid not null,
  kind request_item not null,
  item_id uuid not null,
  verdict item_verdict not null,
  -- the regard for the minor that weighs more than the wish to know
  reason text not null default '' check (length(reason) <= 2000),
  -- passages by section and number, such as "0.3"
  withheld text[] not null default '{}',
  -- passages about others than the child; marked, and given all the same
  third_party text[] not null default '{}',
  test_questions text[] not null default '{}',
  -- sha256 of what was seen: what has another when it is to be given was not reviewed
  seen bytea not null check (octet_length(seen) = 32),
  reviewed_by uuid not null default current_actor(),
  reviewed_at timestamptz not null,
  version integer not null default 1,
  primary key (municipality_id, request_id, kind, item_id),
  foreign key (municipality_id, request_id) references record_requests (municipality_id, id),
  foreign key (municipality_id, reviewed_by) references staff (municipality_id, id),
  constraint r63_withholding_says_why check (verdict = 'give' or length(btrim(reason)) >= 10),
  check ((verdict = 'give_in_part') = (withheld <> '{}')),
  check (array_to_string(withheld || third_party || test_questions, ',') ~ '^(\d+\.\d+(,\d+\.\d+)*)?$')
);
call own_by_municipality('record_request_items', 'select, insert, update');

-- Letters are sent by hand. What they say stands; that they were sent is added once.
create table record_request_letters (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  request_id uuid not null,
  kind request_letter not null,
  body text not null check (length(body) between 10 and 12000),
  -- R60: by when an answer is expected instead
  expected_on date,
  written_by uuid not null default current_actor(),
  written_at timestamptz not null,
  sent_on date,
  channel request_channel,
  sent_by uuid,
  primary key (municipality_id, id),
  foreign key (municipality_id, request_id) references record_requests (municipality_id, id),
  foreign key (municipality_id, written_by) references staff (municipality_id, id),
  foreign key (municipality_id, sent_by) references staff (municipality_id, id),
  constraint r60_notice_says_when check ((kind = 'notice') = (expected_on is not null)),
  check (expected_on > (written_at at time zone 'Europe/Copenhagen')::date),
  check (num_nulls(sent_on, channel, sent_by) in (0, 3))
);
create index record_request_letters_of_request on record_request_letters (municipality_id, request_id, written_at);
call own_by_municipality('record_request_letters', 'select, insert');
grant update (sent_on, channel, sent_by) on record_request_letters to trin2_app;

-- What was made to be given after one decision, sealed, so that one can show later exactly what it was.
create table record_request_documents (
  municipality_id text not null,
  request_id uuid not null,
  decision_number integer not null,
  format text not null check (format in ('pdf', 'json')),
  sealed bytea not null,
  key_id text not null,
  sha256 bytea not null check (octet_length(sha256) = 32),
  made_by uuid not null default current_actor(),
  made_at timestamptz not null,
  primary key (municipality_id, request_id, decision_number, format),
  foreign key (municipality_id, request_id) references record_requests (municipality_id, id),
  foreign key (municipality_id, made_by) references staff (municipality_id, id)
);
call own_by_municipality('record_request_documents', 'select, insert');
grant update (sealed, key_id) on record_request_documents to trin2_app;

-- R66, R67: each time it was given: to whom, how, and what it cost.
create table record_request_deliveries (
  municipality_id text not null,
  request_id uuid not null,
  copy integer not null check (copy between 1 and 100),
  given_to text not null check (length(given_to) between 2 and 200),
  given_on date not null,
  channel request_channel not null,
  fee_kroner integer not null default 0 check (fee_kroner between 0 and 10000),
  -- the journal's entry about it
  entry_id uuid not null,
  recorded_by uuid not null default current_actor(),
  recorded_at timestamptz not null,
  primary key (municipality_id, request_id, copy),
  foreign key (municipality_id, request_id) references record_requests (municipality_id, id),
  foreign key (municipality_id, entry_id) references journal_entries (municipality_id, id),
  foreign key (municipality_id, recorded_by) references staff (municipality_id, id),
  constraint r66_first_copy_is_free check (copy > 1 or fee_kroner = 0)
);
call own_by_municipality('record_request_deliveries', 'select, insert');

-- R60: a notice promises a day later than the one that counts: the due day, or that of the latest notice that was sent.
create function notice_gives_a_later_day() returns trigger
  language plpgsql as $$
begin
  if new.expected_on <= (select r.due_on from record_requests r where r.municipality_id = new.municipality_id and r.id = new.request_id)
    or exists (select from record_request_letters l where l.municipality_id = new.municipality_id and l.request_id = new.request_id
      and l.kind = 'notice' and l.sent_on is not null and l.expected_on >= new.expected_on) then
    raise exception 'the new day is not later' using errcode = 'TR060', hint = 'Den nye dag skal ligge efter den dag, svaret skal være givet.';
  end if;
  return new;
end $$;
create trigger notice_gives_a_later_day before insert on record_request_letters
  for each row when (new.kind = 'notice') execute function notice_gives_a_later_day();

create function record_request_stands() returns trigger
  language plpgsql as $$
declare
  open_fields text[] := case tg_table_name
    when 'record_request_letters' then array['sent_on', 'channel', 'sent_by']
    when 'record_request_documents' then array['sealed', 'key_id'] else '{}' end;
begin
  if tg_op = 'UPDATE' and to_jsonb(new) - open_fields = to_jsonb(old) - open_fields and open_fields <> '{}'
    and (tg_table_name <> 'record_request_letters' or to_jsonb(old) ->> 'sent_on' is null) then return new; end if;
  raise exception 'what was written in % is never changed or deleted', tg_table_name using errcode = 'TR067',
    hint = 'Det, der er skrevet og udleveret, kan ikke ændres eller slettes.';
end $$;
create trigger letters_stand before update or delete on record_request_letters for each row execute function record_request_stands();
create trigger letters_never_emptied before truncate on record_request_letters execute function record_request_stands();
create trigger documents_stand before update or delete on record_request_documents for each row execute function record_request_stands();
create trigger documents_never_emptied before truncate on record_request_documents execute function record_request_stands();
create trigger deliveries_stand before update or delete on record_request_deliveries for each row execute function record_request_stands();
create trigger deliveries_never_emptied before truncate on record_request_deliveries execute function record_request_stands();

-- What was reviewed is what is decided on: after the decision no verdict changes, unless it is taken up again. The request is
-- held meanwhile, so that a verdict and a decision at once wait for each other.
create function review_is_open() returns trigger
  language plpgsql as $$
declare
  r record_requests;
begin
  select * into r from record_requests where municipality_id = new.municipality_id and id = new.request_id for share;
  if r.decision is not null or r.closed_at is not null or r.track <> 'access' then
    raise exception 'the request is decided' using errcode = 'TR063', hint = 'Der er truffet afgørelse. Gennemgangen kan ikke ændres.';
  end if;
  return new;
end $$;
create trigger review_is_open before insert or update on record_request_items for each row execute function review_is_open();

-- What is closed stays as it was answered.
create function closed_request_stands() returns trigger
  language plpgsql as $$
begin
  if (new.decision, new.decided_at, new.decision_reason, new.approved_at, new.closed_at, new.closed_without, new.closed_reason)
    is distinct from
    (old.decision, old.decided_at, old.decision_reason, old.approved_at, old.closed_at, old.closed_without, old.closed_reason) then
    raise exception 'the request is closed' using errcode = 'TR067', hint = 'Anmodningen er afsluttet, og kan ikke ændres.';
  end if;
  return new;
end $$;
create trigger closed_request_stands before update on record_requests
  for each row when (old.closed_at is not null) execute function closed_request_stands();

create function number_the_decision() returns trigger
  language plpgsql as $$
begin
  new.decision_number := old.decision_number
    + case when (new.decision, new.decision_reason, new.decided_by, new.decided_at)
      is distinct from (old.decision, old.decision_reason, old.decided_by, old.decided_at) then 1 else 0 end;
  return new;
end $$;
create trigger number_the_decision before update on record_requests for each row execute function number_the_decision();

-- Nothing is made to be given before it may be: a full decision, or a limited one that a second person approved; and what is
-- given was made after that decision, and no earlier one (R63). R62, R81: and to who asked as holder of custody, or by their power of attorney, only while they
-- hold it, of a child under 18.
create function may_be_given() returns trigger
  language plpgsql as $$
declare
  at timestamptz := case tg_table_name when 'record_request_documents' then to_jsonb(new) ->> 'made_at' else to_jsonb(new) ->> 'recorded_at' end;
  today date := (at at time zone 'Europe/Copenhagen')::date;
  decided integer;
begin
  select r.decision_number into decided from record_requests r
    where r.municipality_id = new.municipality_id and r.id = new.request_id and r.closed_without is null
      and (r.decision = 'full' or (r.decision = 'limited' and r.approved_at is not null));
  if decided is null then
    raise exception 'it may not be given yet' using errcode = 'TR065', hint = 'Der er ikke truffet en afgørelse, der kan udleveres efter.';
  end if;
  if (case tg_table_name when 'record_request_documents' then (to_jsonb(new) ->> 'decision_number')::integer <> decided
    else not exists (select from record_request_documents d
      where d.municipality_id = new.municipality_id and d.request_id = new.request_id and d.decision_number = decided) end) then
    raise exception 'it was not made after this decision' using errcode = 'TR063',
      hint = 'Det, der skal udleveres, er ikke dannet efter den afgørelse, der gælder nu.';
  end if;
  if exists (select from record_requests r join people child on child.municipality_id = r.municipality_id and child.id = r.child_id
      where r.municipality_id = new.municipality_id and r.id = new.request_id and coalesce(r.power_from, r.asked_by) = 'custody_holder'
      and (child.birth_date + interval '18 years' <= today or not exists (select from custody c
        where c.municipality_id = r.municipality_id and c.child_id = r.child_id and c.holder_id = r.adult_id
        and c.valid_from <= today and (c.valid_to is null or c.valid_to > today)))) then
    raise exception 'who asked does not hold custody any more' using errcode = 'TR062',
      hint = 'Den, der bad om det, har ikke forældremyndighed længere, eller den unge er fyldt 18 år.';
  end if;
  return new;
end $$;
create trigger may_be_given before insert on record_request_documents for each row execute function may_be_given();
create trigger may_be_given before insert on record_request_deliveries for each row execute function may_be_given();

alter type task_kind add value 'record_request';
alter table tasks
  add column request_id uuid,
  add constraint tasks_request foreign key (municipality_id, request_id) references record_requests (municipality_id, id),
  add constraint request_task_has_its_request check ((kind::text = 'record_request') = (request_id is not null));
create index tasks_of_request on tasks (municipality_id, request_id) where request_id is not null;
