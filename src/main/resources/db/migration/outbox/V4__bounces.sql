-- What a letter belongs to, such as a message of a ticket; its page shows what became of each copy.
alter table outbox.mail add column matter uuid;
create index mail_matter on outbox.mail (matter) where matter is not null;
create index mail_recipient on outbox.mail (recipient);
create index mail_by_state on outbox.mail (state, created_at desc, id desc);

alter table outbox.mail drop constraint mail_state_check;
alter table outbox.mail add constraint mail_state_check
    check (state in ('QUEUED', 'SENT', 'FAILED', 'WITHDRAWN', 'BOUNCED'));

-- Addresses that send our letters back.
create table outbox.bounce (
    address    text        primary key,
    permanent  boolean     not null,
    why        text        not null,
    bounced_at timestamptz not null
);
comment on table outbox.bounce is 'addresses that send letters back; a permanent one gets none until somebody clears it';

alter table outbox.bounce enable row level security;
alter table outbox.bounce force row level security;
create policy handle on outbox.bounce for all
    using ((select current_setting('sos.scope', true)) in ('staff', 'system'));
grant select, insert, update, delete on outbox.bounce to ${app};
