create type enquiry_source as enum ('public_page', 'staff', 'referral', 'transfer');
create type enquiry_status as enum ('waiting', 'opened', 'joined', 'guided_on', 'withdrawn');

-- A henvendelse in the entrance. It becomes a pathway when the child has a CPR number (R3); its clock runs from the start.
create table enquiries (
  municipality_id text not null references municipalities (id),
  id uuid not null default gen_random_uuid(),
  status enquiry_status not null default 'waiting',
  source enquiry_source not null,
  received_at timestamptz not null,
  received_on date not null,
  contacted_by contacting_party not null,
  channel contact_mode not null,

  child_given_name text not null check (child_given_name <> '' and length(child_given_name) <= 100),
  child_family_name text not null check (child_family_name <> '' and length(child_family_name) <= 100),
  child_birth_date date not null,
  child_school text not null default '' check (length(child_school) <= 200),
  -- a CPR number that came with the henvendelse, sealed
  cpr_sealed bytea,
  cpr_key_id text,
  cpr_lookup bytea,

  contact_name text not null check (contact_name <> '' and length(contact_name) <= 200),
  contact_phone text not null default '' check (length(contact_phone) <= 40),
  contact_email text not null default '' check (length(contact_email) <= 200),
  best_time text not null default '' check (length(best_time) <= 200),
  language text not null default 'da',
  needs_interpreter boolean not null default false,
  about text not null default '' check (length(about) <= 4000),
  -- asked of a child or young person who comes alone; null when not asked
  parents_know text check (parents_know in ('they_know', 'may_be_told', 'not_yet')),
  themes text[] not null default '{}' check (themes <@ enum_range(null::theme)::text[]),

  -- R1-R3, chapter 1.3: a professional may guide the family here, when the family has agreed
  referred_by referring_party,
  referrer_name text not null default '' check (length(referrer_name) <= 200),
  referrer_organisation text not null default '' check (length(referrer_organisation) <= 200),
  referrer_phone text not null default '' check (length(referrer_phone) <= 40),
  family_agreed_by text not null default '' check (length(family_agreed_by) <= 200),
  family_agreed_on date,

  -- R14, as far as it was told; null is this municipality, and none
  residence_municipality_id text references municipalities (id),
  acting_municipality_id text references municipalities (id),

  pathway_id uuid,
  -- the earlier henvendelse about the same child that this one was put together with while both waited
  joined_to uuid,
  outcome_reason text check (length(outcome_reason) <= 2000),
  guided_to text check (length(guided_to) <= 2000),
  handled_by uuid,
  handled_at timestamptz,
  receipt text not null,
  searchable_name text not null generated always as (searchable(child_given_name || ' ' || child_family_name)) stored,
  version integer not null default 1,
  primary key (municipality_id, id),
  unique (municipality_id, receipt),
  foreign key (municipality_id, pathway_id) references pathways (municipality_id, id),
  foreign key (municipality_id, joined_to) references enquiries (municipality_id, id),
  foreign key (municipality_id, handled_by) references staff (municipality_id, id),
  constraint referral_has_the_familys_agreement check (referred_by is null or (family_agreed_by <> '' and family_agreed_on is not null)),
  constraint handled_says_how check (
    case status
      when 'waiting' then pathway_id is null and joined_to is null
      when 'opened' then pathway_id is not null and joined_to is null
      when 'joined' then pathway_id is not null or joined_to is not null
      else outcome_reason is not null and pathway_id is null and joined_to is null
    end),
  constraint guided_on_shows_a_way check ((status = 'guided_on') = (guided_to is not null) and length(guided_to) >= 3),
  constraint handled_has_a_time check ((status = 'waiting') = (handled_at is null)),
  constraint somebody_can_be_reached check (contact_phone <> '' or contact_email <> '' or source in ('staff', 'transfer'))
);
create index enquiries_waiting on enquiries (municipality_id, received_on, id) where status = 'waiting';
create index enquiries_by_child on enquiries (municipality_id, child_birth_date);
create index enquiries_of_pathway on enquiries (municipality_id, pathway_id);
create index enquiries_joined on enquiries (municipality_id, joined_to) where joined_to is not null;
create index enquiries_handled on enquiries (municipality_id, handled_at, id) where status <> 'waiting';
create index enquiries_by_cpr on enquiries (municipality_id, cpr_lookup) where cpr_lookup is not null and status = 'waiting';
call own_by_municipality('enquiries', 'select, insert, update');

-- The answers on the way through Bed om hjælp, kept under the hash of a token that only the citizen's browser has, and
-- sealed with a key made from that token: before they are sent nobody but the citizen can read them. Once sent, only
-- the receipt is left. Deleted when a day has gone.
create table help_drafts (
  municipality_id text not null references municipalities (id),
  token_hash bytea not null,
  sealed bytea not null,
  started_at timestamptz not null,
  saved_at timestamptz not null,
  primary key (municipality_id, token_hash)
);
create index help_drafts_by_age on help_drafts (municipality_id, saved_at);
call own_by_municipality('help_drafts', 'select, insert, update, delete');

-- R4: how many were guided to anonymous counselling. A number for each day, and nothing about anybody.
create table anonymous_guidance (
  municipality_id text not null references municipalities (id),
  on_day date not null,
  count integer not null check (count > 0),
  primary key (municipality_id, on_day)
);
call own_by_municipality('anonymous_guidance', 'select, insert, update');

-- A child's way handed to another municipality's offer, with the family's agreement. Delivered by a job; what is
-- delivered stands in the sealed letter, so that the receiver never reads in the sender's tables.
create type transfer_status as enum ('waiting', 'delivered');
create table transfers (
  municipality_id text not null,
  id uuid not null default gen_random_uuid(),
  pathway_id uuid not null,
  way_id uuid not null,
  to_municipality_id text not null references municipalities (id),
  status transfer_status not null default 'waiting',
  letter_sealed bytea not null,
  letter_key_id text not null,
  sent_at timestamptz not null,
  settled_at timestamptz,
  primary key (municipality_id, id),
  check (to_municipality_id <> municipality_id),
  foreign key (municipality_id, pathway_id) references pathways (municipality_id, id),
  foreign key (municipality_id, way_id) references ways (municipality_id, id)
);
create index transfers_of_pathway on transfers (municipality_id, pathway_id);
call own_by_municipality('transfers', 'select, insert, update');
