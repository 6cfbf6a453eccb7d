-- What a line belongs to, such as a message of a ticket, and the digest that carried it: the message's page shows both.
alter table notifications.digest_line add column matter uuid, add column letter uuid;
comment on column notifications.digest_line.letter is 'it left with this one; lines without a matter go then';
create index digest_line_matter on notifications.digest_line (matter) where matter is not null;
drop index notifications.digest_line_due;
create index digest_line_due on notifications.digest_line (due_at, person_id) where letter is null;
