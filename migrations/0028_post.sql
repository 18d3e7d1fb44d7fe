-- Messages out of the house: an SMS, a mail, a letter in Digital Post. Sealed until it is sent, then empty: what stays is that
-- and when something was sent, and what it was about, as a code and an id.
create table post_messages (
  municipality_id text not null references municipalities (id),
  id uuid not null default gen_random_uuid(),
  channel text not null check (channel in ('sms', 'email', 'digital_post')),
  about text not null check (about ~ '^[a-z][a-z_.]{1,40}$'),
  about_id uuid not null,
  -- address, subject and text
  sealed bytea,
  key_id text,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  attempts integer not null default 0 check (attempts >= 0),
  -- why it did not come through, as a code of ours
  fault text check (fault ~ '^[a-z][a-z0-9-]{1,60}$'),
  created_at timestamptz not null,
  tried_at timestamptz,
  sent_at timestamptz,
  primary key (municipality_id, id),
  constraint sealed_with_a_key check ((sealed is null) = (key_id is null)),
  constraint waits_with_its_text check (state <> 'waiting' or sealed is not null),
  constraint sent_is_empty check (state <> 'sent' or (sealed is null and sent_at is not null and fault is null))
);
create index post_messages_about on post_messages (municipality_id, about, about_id, created_at desc);
create index post_messages_by_age on post_messages (municipality_id, created_at);
call own_by_municipality('post_messages', 'select, insert, delete');
grant update (sealed, key_id, state, attempts, fault, tried_at, sent_at) on post_messages to trin2_app;

-- Whoever is sent the link of an invitation: the one who is asked, or who holds custody of a child under 15. A teacher is written to
-- by an address that is not kept.
alter table measure_invitations add column receiver_id uuid;
alter table measure_invitations add foreign key (municipality_id, receiver_id) references people (municipality_id, id);
-- A link can be answered for so many days, and those who have not are reminded once; null: nobody is.
alter table measure_settings
  add column answer_days integer not null default 14 check (answer_days between 1 and 90),
  add column reminder_days integer default 5 check (reminder_days between 1 and 60);
