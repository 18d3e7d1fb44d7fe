-- What is done around the treatment stands in the journal too (R52, R67, R79): the act writes the entry, and whoever did it
-- has signed it. It belongs to no contact.
alter type journal_kind add value 'consent';
alter type journal_kind add value 'disclosure';
alter type journal_kind add value 'record_access';
alter table journal_entries drop constraint contact_note_has_its_contact;
alter table journal_entries add constraint contact_note_has_its_contact check (
  (contact_id is not null) = (kind in ('enquiry', 'preliminary_talk', 'screening', 'treatment', 'final_talk', 'ending')));
