grant usage on schema remote to ${app};

create table remote.session (
    id              uuid        primary key,
    client_id       uuid        not null,
    -- null for a client alone, and when the ticket went to another client: the evidence stays with this one
    ticket_id       uuid,
    ticket_number   bigint,
    key             text        not null check (length(key) between 1 and 200),
    purpose         text        not null check (length(purpose) between 1 and 1000),
    tool            text        not null check (tool in ('ANYDESK', 'TEAMVIEWER', 'RUSTDESK', 'OTHER')),
    tool_number     text        check (length(tool_number) between 1 and 80),
    link            text        check (length(link) between 1 and 500),
    wished_at       timestamptz,
    asked_by        uuid        not null,
    asked_at        timestamptz not null,
    -- whom of the client's
    person_id       uuid        not null,
    -- of the request and of the consent; a session that runs is not cut off by it
    valid_until     timestamptz not null,
    -- the contract that says how we may look at the client's screen; empty without one
    contract        text,
    state           text        not null check (state in
        ('REQUESTED', 'AGREED', 'REFUSED', 'WITHDRAWN', 'RUNNING', 'PAUSED', 'ENDED')),
    consent_how     text        check (consent_how in ('PORTAL', 'SPOKEN', 'CONTRACT')),
    consent_by      uuid,
    -- as it was at that moment; for a spoken consent only the name is known
    consent_name    text        check (length(consent_name) between 1 and 200),
    consent_at      timestamptz,
    -- how it was spoken
    consent_note    text        not null default '' check (length(consent_note) <= 500),
    consent_address text        not null default '',
    consent_agent   text        not null default '',
    conducted_by    uuid,
    started_at      timestamptz,
    -- since when it runs without a pause
    running_since   timestamptz,
    -- that it ran before the last pause
    seconds         bigint      not null default 0 check (seconds >= 0),
    ended_at        timestamptz,
    -- why it was refused, withdrawn or ended early; what was done
    closing         text        not null default '' check (length(closing) <= 1000),
    work_entry      uuid,
    booked_minutes  integer,
    booked_at       timestamptz,
    unique (asked_by, key),
    check ((ticket_id is null) or (ticket_number is not null)),
    -- nothing runs without consent
    check (state not in ('AGREED', 'RUNNING', 'PAUSED', 'ENDED') or consent_at is not null),
    check ((consent_at is null) = (consent_how is null) and (consent_at is null) = (consent_name is null)),
    check ((state = 'RUNNING') = (running_since is not null)),
    check (state not in ('RUNNING', 'PAUSED', 'ENDED') or started_at is not null and conducted_by is not null),
    check ((work_entry is null) = (booked_at is null))
);
create index session_newest on remote.session (asked_at desc, id desc);
create index session_client on remote.session (client_id, asked_at desc, id desc);
create index session_ticket on remote.session (ticket_id, asked_at desc) where ticket_id is not null;
create index session_open on remote.session (client_id, asked_at desc)
    where state in ('REQUESTED', 'AGREED', 'RUNNING', 'PAUSED');
-- ended, and its minutes nowhere yet
create index session_to_book on remote.session (conducted_by, ended_at) where ended_at is not null and booked_at is null;

create sequence remote.certificate;

create table remote.copy (
    id                uuid        primary key,
    client_id         uuid        not null,
    installation_id   uuid,
    -- as it was called when the copy came
    installation      text        not null check (length(installation) between 1 and 200),
    key               text        not null check (length(key) between 1 and 200),
    received_at       timestamptz not null,
    received_by       uuid        not null,
    received_how      text        not null check (received_how in ('UPLOAD', 'SERVER', 'MEDIUM', 'REMOTE', 'MAIL', 'OTHER')),
    purpose           text        not null check (length(purpose) between 1 and 1000),
    masked            boolean     not null,
    kept_where        text        not null check (length(kept_where) between 1 and 300),
    keeper_id         uuid        not null,
    delete_by         date        not null,
    entered_by        uuid        not null,
    entered_at        timestamptz not null,
    deleted_at        timestamptz,
    deleted_by        uuid,
    deleted_how       text        check (length(deleted_how) between 1 and 500),
    certificate       text        unique,
    version           integer     not null default 1,
    unique (entered_by, key),
    check ((deleted_at is null) = (deleted_by is null) and (deleted_at is null) = (deleted_how is null)
        and (deleted_at is null) = (certificate is null))
);
create index copy_newest on remote.copy (received_at desc, id desc);
create index copy_client on remote.copy (client_id, received_at desc, id desc);
create index copy_to_delete on remote.copy (delete_by, id) where deleted_at is null;

-- What happened to each session and copy, and what was changed in it: append-only.
create table remote.event (
    id         uuid        primary key,
    client_id  uuid        not null,
    session_id uuid        references remote.session,
    copy_id    uuid        references remote.copy,
    at         timestamptz not null,
    by_id      uuid        not null,
    what       text        not null,
    was        text        not null default '',
    became     text        not null default '',
    why        text        not null default '',
    check ((session_id is null) <> (copy_id is null))
);
create index event_session on remote.event (session_id, at, id) where session_id is not null;
create index event_copy on remote.event (copy_id, at, id) where copy_id is not null;

-- What was told: another day to delete by is told anew.
create table remote.reminder (
    copy_id   uuid        not null references remote.copy,
    client_id uuid        not null,
    delete_by date        not null,
    kind      text        not null check (kind in ('BEFORE', 'DUE')),
    told_at   timestamptz not null,
    primary key (copy_id, delete_by, kind)
);

alter table remote.session enable row level security;
alter table remote.session force row level security;
alter table remote.copy enable row level security;
alter table remote.copy force row level security;
alter table remote.event enable row level security;
alter table remote.event force row level security;
alter table remote.reminder enable row level security;
alter table remote.reminder force row level security;

-- Who may not see a ticket does not see the sessions on it. A client answers, nothing else: it inserts no session.
create policy scope on remote.session
    using ((select ground.sees_all())
        or client_id = (select ground.scope_client())
           and (ticket_id is null or exists (select from tickets.ticket t where t.id = ticket_id)));
create policy own on remote.copy for select
    using ((select ground.sees_all()) or client_id = (select ground.scope_client()));
create policy staff on remote.copy using ((select ground.sees_all())) with check ((select ground.sees_all()));
create policy scope on remote.event
    using ((select ground.sees_all())
        or client_id = (select ground.scope_client())
           and (copy_id is not null or exists (select from remote.session s where s.id = session_id)));
create policy staff on remote.reminder using ((select ground.sees_all()));

grant select, insert, update on remote.session, remote.copy to ${app};
grant select, insert on remote.event, remote.reminder to ${app};
grant usage on sequence remote.certificate to ${app};
