-- Whether who calls waits to be called back is asked while the telephone rings.
create index call_waiting_number on hotline.call (from_number)
    where state = 'MISSED' and settled_at is null and from_number <> '';
create index call_waiting_contact on hotline.call (contact_id)
    where state = 'MISSED' and settled_at is null and contact_id is not null;
