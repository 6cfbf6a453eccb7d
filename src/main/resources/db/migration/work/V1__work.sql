grant usage on schema work to ${app};

-- Append-only: an entry that was wrong is reversed by a row of its own and written anew.
create table work.entry (
    id           uuid        primary key,
    -- of the form, the call or the event that brought it: the same twice is one entry
    key          text        not null unique check (length(key) between 1 and 200),
    client_id    uuid        not null,
    ticket_id    uuid,
    -- where it was logged, when it follows a merged ticket
    logged_in    uuid,
    source       text        not null check (source in ('TICKET', 'CALL', 'VISIT', 'ALONE')),
    -- the call or the visit
    source_id    uuid,
    person_id    uuid        not null,
    kind         text        not null check (kind in
        ('CONSULTATION', 'ANALYSIS', 'TRAINING', 'VISIT', 'ROLLOUT', 'REMOTE', 'PHONE')),
    channel      text        not null check (channel in ('PHONE', 'REMOTE', 'ON_SITE')),
    started_at   timestamptz not null,
    -- the day it began, in the zone of the contract's calendar
    performed_on date        not null,
    -- real minutes, below zero in a reversal; so are all figures
    minutes      integer     not null check (minutes <> 0 and abs(minutes) <= 1440),
    accounted    integer     not null,
    -- accounted minutes by kind of time, in order: WORKING_HOURS 20, AFTER_HOURS 10
    parts        text[]      not null,
    draws_on     text        not null check (draws_on in ('HOURS', 'RATE', 'CARE', 'NOTHING', 'UNDECIDED')),
    contract_id  uuid,
    -- in the hours ledger
    draw_id      uuid,
    from_hours   integer     not null default 0,
    -- above the hours or at the rate: what is billed
    billed       integer     not null default 0,
    -- what is billed by kind of time, with the percent of the rate: AFTER_HOURS 10 150
    lines        text[]      not null default '{}',
    hourly       numeric(12, 2),
    net          numeric(12, 2),
    currency     text,
    -- what the client reads
    note         text        not null check (length(note) <= 2000),
    -- why it is not accounted, or why it was reversed
    reason       text        check (length(reason) between 1 and 500),
    reverses     uuid        unique references work.entry,
    replaces     uuid        unique references work.entry,
    logged_at    timestamptz not null,
    logged_by    uuid,
    check ((reverses is null) = (minutes > 0)),
    check (sign(accounted) in (0, sign(minutes))),
    check ((source in ('CALL', 'VISIT')) = (source_id is not null)),
    check (source <> 'TICKET' or logged_in is not null),
    check ((ticket_id is null) = (logged_in is null)),
    check ((net is null) = (currency is null) and (net is null) = (hourly is null)),
    check (draws_on <> 'NOTHING' or reason is not null)
);
create index entry_ticket on work.entry (ticket_id, started_at, id) where ticket_id is not null;
create index entry_person on work.entry (person_id, performed_on, started_at, id);
create index entry_client on work.entry (client_id, performed_on, started_at, id);
create index entry_undecided on work.entry (performed_on, id) where draws_on = 'UNDECIDED';

-- One for each person and ticket; that of no ticket is started before one knows for whom.
create table work.timer (
    id            uuid        primary key,
    person_id     uuid        not null,
    client_id     uuid,
    ticket_id     uuid,
    started_at    timestamptz not null,
    -- counted before it was last paused
    seconds       bigint      not null default 0 check (seconds >= 0),
    running_since timestamptz,
    -- when a page of the person was last heard of while it ran
    seen_at       timestamptz not null,
    unique nulls not distinct (person_id, ticket_id)
);
create unique index timer_running on work.timer (person_id) where running_since is not null;

-- While nothing was heard, the laptop was closed: whether that was work only the person knows.
create table work.silence (
    id         uuid        primary key,
    timer_id   uuid        not null references work.timer on delete cascade,
    since      timestamptz not null,
    until      timestamptz not null check (until > since),
    -- null until the person answered
    subtracted boolean
);
create index silence_timer on work.silence (timer_id);

alter table work.entry enable row level security;
alter table work.entry force row level security;
alter table work.timer enable row level security;
alter table work.timer force row level security;
alter table work.silence enable row level security;
alter table work.silence force row level security;

-- What a client reads of it stands in the ledger of its hours; why something was not accounted is ours.
create policy staff on work.entry using ((select ground.sees_all()));
create policy staff on work.timer using ((select ground.sees_all()));
create policy staff on work.silence using ((select ground.sees_all()));

grant select, insert, update (ticket_id) on work.entry to ${app};
grant select, insert, update, delete on work.timer, work.silence to ${app};
