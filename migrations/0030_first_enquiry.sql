-- R18: the clocks count from the first henvendelse, also when it is joined to a pathway that a later one opened. The
-- henvendelse of the pathway is then moved to it, and only to an earlier time. All else that was held stands as it was.
create or replace function held_contact_stands() returns trigger
  language plpgsql as $$
declare
  begins_earlier boolean := new.type = 'enquiry' and new.status = 'held' and new.starts_at < old.starts_at and new.on_day <= old.on_day;
begin
  if old.status in ('held', 'entered_in_error') and
    (new.type, new.delivery, new.participant, new.staff_id, new.summary)
      is distinct from (old.type, old.delivery, old.participant, old.staff_id, old.summary)
    or old.status in ('held', 'entered_in_error') and not begins_earlier and
    (new.on_day, new.starts_at, new.mode) is distinct from (old.on_day, old.starts_at, old.mode)
    or old.status = 'held' and new.status not in ('held', 'entered_in_error')
    or old.status in ('cancelled', 'missed') and new.status not in (old.status, 'entered_in_error')
    or old.status = 'entered_in_error' and new.status <> old.status then
    raise exception 'a contact that is over is corrected by a new one' using errcode = 'TR023',
      hint = 'Det, der er registreret, rettes ved at markere det som en fejl og registrere på ny.';
  end if;
  return new;
end $$;

-- R92: that it began earlier is told of the pathway and of its henvendelse.
create or replace function mark_for_report() returns trigger
  language plpgsql as $$
begin
  insert into ltt_due (municipality_id, child_id, since)
  select p.municipality_id, p.child_id, min((added.at at time zone 'Europe/Copenhagen')::date)
  from added join pathways p on p.municipality_id = added.municipality_id and p.id = added.pathway_id
  where added.name in ('pathway.opened', 'pathway.ended', 'pathway.reopened', 'pathway.entered_in_error', 'contact.held',
    'contact.corrected', 'theme.added', 'theme.removed', 'way.shown', 'way.corrected', 'enquiry.joined_as_first')
  group by p.municipality_id, p.child_id
  order by p.child_id
  on conflict (municipality_id, child_id) do update set since = least(ltt_due.since, excluded.since);
  return null;
end $$;
