-- R22: the six contact types of the national list (LTT), and no other. They are also the steps of the way.
create type contact_type as enum ('enquiry', 'preliminary_talk', 'screening', 'treatment', 'final_talk', 'ending');
create type contact_status as enum ('planned', 'held', 'cancelled', 'missed', 'entered_in_error');
create type contact_mode as enum ('in_person', 'phone', 'video', 'written');
create type delivery_type as enum ('individual', 'group');
create type participant_type as enum ('with_child', 'without_child');
create type cancelling_party as enum ('family', 'offer');
-- R1, R2: who made contact
create type contacting_party as enum ('child', 'mother', 'father', 'other_custodian', 'other_adult');
create type referring_party as enum ('general_practice', 'school', 'ppr', 'health_visitor', 'child_psychiatry', 'social_services', 'other');
create type theme as enum ('behaviour', 'worry', 'body_and_food', 'self_harm', 'sadness', 'obsessions', 'restlessness', 'other');
-- R9: the four groupings after a henvendelse, G1-G4
create type outcome as enum ('closed', 'other_effort', 'treatment', 'psychiatry');
create type judged_at as enum ('first_contact', 'first_conversation', 'later');
create type pathway_status as enum ('active', 'completed', 'entered_in_error');
create type closing_reason as enum
  ('treatment_completed', 'no_need', 'other_effort', 'child_psychiatry', 'declined', 'drop_out', 'moved', 'transferred', 'not_in_target_group', 'other');

-- A child's way through the offer (FHIR CarePlan, KL: forløb). It begins with the first henvendelse (R2, R18).
create table pathways (
  municipality_id text not null references municipalities (id),
  id uuid not null default gen_random_uuid(),
  child_id uuid not null,
  unit_id uuid,
  responsible_id uuid,
  status pathway_status not null default 'active',
  -- R8: a child below five may have a STIME course, which is then not a pathway under sundhedsloven § 126 a
  is_under_126a boolean not null default true,

  enquiry_at timestamptz not null,
  enquiry_on date not null,
  contacted_by contacting_party not null,
  channel contact_mode not null,
  referred_by referring_party,
  -- R14: who pays, and who acts for a child placed outside the home
  residence_municipality_id text not null references municipalities (id),
  acting_municipality_id text references municipalities (id),

  -- R17: whether and when it was judged clear that the child is in the target group
  in_target_group boolean,
  target_judged_on date,
  target_judged_at judged_at,

  outcome outcome,
  outcome_on date,
  outcome_reason text check (length(outcome_reason) <= 2000),
  -- R12: guidance given instead of, or beside, a way
  guidance text check (length(guidance) <= 2000),

  -- Where the way has come to. Follows from the contacts; written by pathways.settle and by nothing else.
  step contact_type not null default 'enquiry',
  preliminary_talk_on date,
  screening_on date,
  treatment_on date,
  final_talk_on date,
  treatments_held integer not null default 0,
  next_contact_at timestamptz,
  next_contact_type contact_type,
  -- the service goal that runs now and the day by which it is to be met; null when none runs
  clock contact_type check (clock in ('preliminary_talk', 'screening', 'treatment')),
  clock_due_on date,

  ended_at timestamptz,
  ended_on date,
  closing_reason closing_reason,
  closing_note text check (length(closing_note) <= 2000),
  -- never a no without a way: said out loud when there is none
  no_way_reason text check (length(no_way_reason) between 10 and 2000),
  resumption_judged_unrealistic text check (length(resumption_judged_unrealistic) between 10 and 2000),

  version integer not null default 1,
  primary key (municipality_id, id),
  foreign key (municipality_id, child_id) references people (municipality_id, id),
  foreign key (municipality_id, unit_id) references units (municipality_id, id),
  foreign key (municipality_id, responsible_id) references staff (municipality_id, id),

  constraint r17_judged_with_a_day check ((in_target_group is null) = (target_judged_on is null) and (in_target_group is null) = (target_judged_at is null)),
  constraint r09_outcome_has_a_day check ((outcome is null) = (outcome_on is null)),
  constraint r28_completed_has_an_end check ((status = 'completed') = (ended_at is not null) and (ended_at is null) = (ended_on is null)),
  constraint completed_has_a_reason check (status <> 'completed' or closing_reason is not null),
  constraint r29_drop_out_only_when_resumption_is_unrealistic check (status <> 'completed' or closing_reason <> 'drop_out' or resumption_judged_unrealistic is not null),
  constraint r09_completed_has_an_outcome check (status <> 'completed' or outcome is not null),
  constraint ends_after_it_began check (ended_on >= enquiry_on)
);
-- One way at a time for one child.
create unique index pathways_one_active on pathways (municipality_id, child_id) where status = 'active';
create index pathways_of_child on pathways (municipality_id, child_id);
create index pathways_by_clock on pathways (municipality_id, clock_due_on, id) where status = 'active';
create index pathways_of_responsible on pathways (municipality_id, responsible_id, clock_due_on) where status = 'active';
create index pathways_by_enquiry on pathways (municipality_id, enquiry_on);
create index pathways_by_ending on pathways (municipality_id, ended_on) where status = 'completed';
call own_by_municipality('pathways', 'select, insert, update');

-- A contact (FHIR Encounter), planned or real. What has been held is corrected by marking it entered in error.
create table contacts (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  pathway_id uuid not null,
  type contact_type not null,
  status contact_status not null,
  -- when it is planned for, or was held; the day stands apart because the hour is not always known
  starts_at timestamptz not null,
  on_day date not null,
  mode contact_mode not null default 'in_person',
  delivery delivery_type,
  participant participant_type,
  staff_id uuid,
  place_id uuid,
  -- a short factual summary
  summary text not null default '' check (length(summary) <= 4000),
  cancelled_by cancelling_party,
  status_reason text check (length(status_reason) between 3 and 1000),
  registered_by uuid default current_actor(),
  registered_at timestamptz not null,
  version integer not null default 1,
  primary key (municipality_id, id),
  foreign key (municipality_id, pathway_id) references pathways (municipality_id, id),
  foreign key (municipality_id, staff_id) references staff (municipality_id, id),
  foreign key (municipality_id, place_id) references treatment_places (municipality_id, id),
  constraint r24_treatment_says_how check (type <> 'treatment' or status <> 'held' or (delivery is not null and participant is not null)),
  constraint only_treatment_says_how check (type = 'treatment' or (delivery is null and participant is null)),
  constraint enquiry_and_ending_are_never_planned check (type not in ('enquiry', 'ending') or status in ('held', 'entered_in_error')),
  constraint cancelled_says_by_whom_and_why check ((status = 'cancelled') = (cancelled_by is not null) and (status not in ('cancelled', 'entered_in_error') or status_reason is not null))
);
create index contacts_of_pathway on contacts (municipality_id, pathway_id, starts_at);
create index contacts_of_staff on contacts (municipality_id, staff_id, starts_at);
create index contacts_by_day on contacts (municipality_id, type, on_day) where status = 'held';
create unique index contacts_one_enquiry on contacts (municipality_id, pathway_id) where type = 'enquiry' and status = 'held';
create unique index contacts_one_ending on contacts (municipality_id, pathway_id) where type = 'ending' and status = 'held';
call own_by_municipality('contacts', 'select, insert, update');

-- R26: what it is about, with its history.
create table pathway_themes (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  pathway_id uuid not null,
  theme theme not null,
  since date not null,
  until date check (until >= since),
  added_by uuid default current_actor(),
  removed_by uuid,
  primary key (municipality_id, id),
  foreign key (municipality_id, pathway_id) references pathways (municipality_id, id)
);
create unique index pathway_themes_current on pathway_themes (municipality_id, pathway_id, theme) where until is null;
create index pathway_themes_of_pathway on pathway_themes (municipality_id, pathway_id);
call own_by_municipality('pathway_themes', 'select, insert, update');

-- Days that the family itself asked for. Kept apart from the goals, which are counted raw and adjusted.
create table family_delays (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  pathway_id uuid not null,
  from_day date not null,
  to_day date not null check (to_day > from_day),
  reason text not null check (length(reason) between 3 and 1000),
  recorded_by uuid default current_actor(),
  recorded_at timestamptz not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, pathway_id) references pathways (municipality_id, id)
);
create index family_delays_of_pathway on family_delays (municipality_id, pathway_id);
call own_by_municipality('family_delays', 'select, insert');

create type way_check as enum ('in_contact', 'waiting_for_receiver', 'not_in_contact', 'family_declined');

-- A way onward (LTT: henvisning). It names who receives, says that the family agreed and when it was handed over, and
-- by when we look whether contact was made.
create table ways (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  pathway_id uuid not null,
  target way_target not null,
  receiver_id uuid,
  receiver text not null check (length(receiver) between 2 and 200),
  receiver_person text not null default '' check (length(receiver_person) <= 200),
  agreed_by text not null check (length(agreed_by) between 2 and 200),
  agreed_on date not null,
  handed_over_on date not null,
  handed_over text not null default '' check (length(handed_over) <= 2000),
  check_by date not null,
  checked_on date,
  check_outcome way_check,
  check_note text check (length(check_note) <= 2000),
  entered_in_error_reason text check (length(entered_in_error_reason) >= 3),
  recorded_by uuid default current_actor(),
  recorded_at timestamptz not null,
  version integer not null default 1,
  primary key (municipality_id, id),
  foreign key (municipality_id, pathway_id) references pathways (municipality_id, id),
  foreign key (municipality_id, receiver_id) references partner_organisations (municipality_id, id),
  check (agreed_on <= handed_over_on),
  check (check_by > handed_over_on),
  check ((checked_on is null) = (check_outcome is null))
);
create index ways_of_pathway on ways (municipality_id, pathway_id);
create index ways_by_day on ways (municipality_id, handed_over_on) where entered_in_error_reason is null;
call own_by_municipality('ways', 'select, insert, update');

create type task_kind as enum ('way_check', 'involve_department', 'break_glass', 'transfer');

-- Something that somebody must answer.
create table tasks (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  kind task_kind not null,
  child_id uuid not null,
  pathway_id uuid,
  way_id uuid,
  relation_id uuid,
  title text not null check (title <> ''),
  due_on date not null,
  -- a person, or else everybody in a role
  assignee_id uuid,
  role staff_role not null,
  created_at timestamptz not null,
  done_at timestamptz,
  done_by uuid,
  answer text check (length(answer) <= 2000),
  version integer not null default 1,
  primary key (municipality_id, id),
  foreign key (municipality_id, child_id) references people (municipality_id, id),
  foreign key (municipality_id, pathway_id) references pathways (municipality_id, id),
  foreign key (municipality_id, way_id) references ways (municipality_id, id),
  foreign key (municipality_id, relation_id) references care_relations (municipality_id, id),
  foreign key (municipality_id, assignee_id) references staff (municipality_id, id),
  check ((done_at is null) = (answer is null))
);
create index tasks_open_of_person on tasks (municipality_id, assignee_id, due_on) where done_at is null;
create index tasks_open_of_role on tasks (municipality_id, role, due_on) where done_at is null;
create index tasks_of_pathway on tasks (municipality_id, pathway_id);
call own_by_municipality('tasks', 'select, insert, update');

-- What happened, one row each, in the transaction in which it happened. Everything that is told afterwards follows from it.
create table events (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  pathway_id uuid not null,
  at timestamptz not null,
  actor_id uuid default current_actor(),
  name text not null check (name ~ '^[a-z_]+\.[a-z_]+$'),
  detail jsonb not null default '{}',
  primary key (municipality_id, id),
  foreign key (municipality_id, pathway_id) references pathways (municipality_id, id)
);
create index events_of_pathway on events (municipality_id, pathway_id, at);
create index events_by_time on events (municipality_id, at);
call own_by_municipality('events', 'select, insert');
create trigger events_append_only before update or delete on events for each row execute function refuse_change();
create trigger events_never_emptied before truncate on events execute function refuse_change();
