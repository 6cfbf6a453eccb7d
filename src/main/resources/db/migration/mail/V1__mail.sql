grant usage on schema mail to ${app};

-- A mailbox that mail is fetched from; without a host it takes what a mail server's pipe hands in.
create table mail.mailbox (
    id             uuid        primary key,
    name           text        not null check (length(name) between 1 and 80),
    address        text        not null check (length(address) between 3 and 254),
    host           text        check (length(host) between 1 and 253),
    port           integer     not null default 993 check (port between 1 and 65535),
    tls            text        not null default 'TLS' check (tls in ('NONE', 'STARTTLS', 'TLS')),
    username       text        not null default '',
    auth           text        not null default 'PASSWORD' check (auth in ('PASSWORD', 'XOAUTH2')),
    -- password or refresh token, sealed with a key of this installation
    secret         bytea,
    token_endpoint text,
    token_client   text,
    -- sealed as well
    token_secret   bytea,
    folder         text        not null default 'INBOX',
    -- where a mail goes once it is stored here; none: it stays and is marked as read
    done_folder    text,
    -- the name under which the receiving server writes Authentication-Results; none: nothing is believed
    authserv       text        not null default '',
    category       text        not null default 'OTHER',
    application    text,
    triage_owner   uuid,
    -- mails an hour
    sender_limit   integer     not null default 60 check (sender_limit between 1 and 1000000),
    hourly_limit   integer     not null default 3000 check (hourly_limit between 1 and 10000000),
    active         boolean     not null default true,
    -- how far it was fetched (RFC 3501 section 2.3.1.1)
    uid_validity   bigint,
    uid_seen       bigint      not null default 0,
    seen_at        timestamptz,
    failed_at      timestamptz,
    failure        text,
    failure_detail text
);
create unique index mailbox_name on mail.mailbox (lower(name));

-- Every mail that came in, stored raw before anything was read of it. The raw mail lies in the store of files.
create table mail.incoming (
    id              uuid        primary key,
    mailbox_id      uuid        not null references mail.mailbox,
    -- of Message-ID and author, or of the raw mail
    identity        text        not null,
    sha256          text        check (length(sha256) = 64),
    size            bigint      not null,
    -- when the mail server got it
    received_at     timestamptz not null,
    stored_at       timestamptz not null,
    state           text        not null check (state in
        ('RECEIVED', 'PROCESSED', 'TRIAGE', 'QUARANTINED', 'IGNORED', 'DISCARDED')),
    -- why it is not processed, as a code
    reason          text,
    detail          text,
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null,
    sender          text        not null default '',
    sender_name     text        not null default '',
    subject         text        not null default '',
    message_id      text,
    spf             text        not null default 'NONE',
    dkim            text        not null default 'NONE',
    dmarc           text        not null default 'NONE',
    automatic       text,
    -- the thread shows less than the mail says
    cut             boolean     not null default false,
    html            boolean     not null default false,
    files           integer     not null default 0,
    client_id       uuid,
    person_id       uuid,
    ticket_id       uuid,
    written_as      uuid,
    -- what decided that it joined: TOKEN, REFERENCE, SUBJECT, NEW, BY_HAND
    matched_by      text,
    settled_at      timestamptz,
    settled_by      uuid,
    unique (mailbox_id, identity),
    check ((state = 'PROCESSED') = (ticket_id is not null))
) with (fillfactor = 90);
comment on column mail.incoming.written_as is 'the message that it became in the ticket''s thread';
create index incoming_waiting on mail.incoming (next_attempt_at) where state = 'RECEIVED';
create index incoming_state on mail.incoming (state, id desc);
create index incoming_ticket on mail.incoming (ticket_id) where ticket_id is not null;
create index incoming_message_id on mail.incoming (message_id) where message_id is not null;
create index incoming_sender on mail.incoming (sender, id desc);

-- How many came in an hour, by sender and by mailbox; kept for a day.
create table mail.rate (
    key   text        not null,
    hour  timestamptz not null,
    taken integer     not null,
    primary key (key, hour)
);

alter table mail.mailbox enable row level security;
alter table mail.mailbox force row level security;
create policy ours on mail.mailbox using ((select ground.sees_all()));
alter table mail.rate enable row level security;
alter table mail.rate force row level security;
create policy ours on mail.rate using ((select ground.sees_all()));
alter table mail.incoming enable row level security;
alter table mail.incoming force row level security;
create policy ours on mail.incoming using ((select ground.sees_all()));
-- What stands in a thread that a client's person sees he may also read whole.
create policy see on mail.incoming for select
    using (client_id = (select ground.scope_client()) and state = 'PROCESSED'
        and exists (select from tickets.ticket t where t.id = ticket_id));

grant select, insert, update on mail.mailbox, mail.incoming to ${app};
grant select, insert, update, delete on mail.rate to ${app};
