-- A token is this number and a signature over the row, so that it fits into the local part of an address (64 characters).
create table outbox.reply (
    number    bigint generated always as identity primary key,
    ticket_id uuid not null,
    person_id uuid not null,
    unique (ticket_id, person_id)
);
comment on table outbox.reply is 'who may answer which ticket by mail: a letter about it went to the person';

alter table outbox.reply enable row level security;
alter table outbox.reply force row level security;
create policy handle on outbox.reply for all
    using ((select current_setting('sos.scope', true)) = 'system');

grant select, insert on outbox.reply to ${app};
