grant usage on schema outbox to ${app};

-- A letter is written by the transaction that gives rise to it; a sender on any node takes it from here.
create table outbox.mail (
    id              uuid        primary key,
    sender_name     text,
    recipient       text        not null,
    subject         text        not null,
    body            text        not null,
    html            text,
    headers         jsonb       not null default '{}',
    secret          boolean     not null default false,
    state           text        not null default 'QUEUED' check (state in ('QUEUED', 'SENT', 'FAILED')),
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null,
    last_error      text,
    created_at      timestamptz not null,
    sent_at         timestamptz
);
comment on column outbox.mail.id is 'idempotency key of the caller, and the Message-ID';
comment on column outbox.mail.secret is 'the body carries a link that opens a door; it is erased once sent';

create index mail_due on outbox.mail (next_attempt_at) where state = 'QUEUED';
create index mail_newest on outbox.mail (created_at desc, id desc);

-- Everybody may post a letter; only the sender and staff may read one.
alter table outbox.mail enable row level security;
alter table outbox.mail force row level security;
create policy post on outbox.mail for insert with check (true);
create policy handle on outbox.mail for all
    using ((select current_setting('sos.scope', true)) = 'system');

grant select, insert, update, delete on outbox.mail to ${app};
