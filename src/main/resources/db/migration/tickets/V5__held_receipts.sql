-- Receipts that were not written at once, since their reader got an automatic letter less than an hour before.
create table tickets.held_receipt (
    ticket_id uuid        primary key references tickets.ticket,
    client_id uuid        not null,
    reader_id uuid        not null,
    held_at   timestamptz not null,
    until     timestamptz not null,
    ended_at  timestamptz,
    letter_id uuid,
    check (letter_id is null or ended_at is not null)
) with (fillfactor = 90);
comment on column tickets.held_receipt.until is 'when what is held is told, in one letter for each reader';
comment on column tickets.held_receipt.letter_id is 'the letter that told it; null once ended: nobody is told any more';
create index held_receipt_waiting on tickets.held_receipt (until) where ended_at is null;
create index held_receipt_reader on tickets.held_receipt (reader_id, ended_at);
alter table tickets.held_receipt enable row level security;
alter table tickets.held_receipt force row level security;
create policy scope on tickets.held_receipt
    using ((select ground.sees_all())
        or client_id = (select ground.scope_client()) and reader_id = (select ground.scope_person()));
grant select, insert, update on tickets.held_receipt to ${app};
