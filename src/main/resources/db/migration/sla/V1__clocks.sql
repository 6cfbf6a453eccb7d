grant usage on schema sla to ${app};

create table sla.clock (
    id              uuid        primary key,
    ticket_id       uuid        not null,
    client_id       uuid        not null,
    kind            text        not null check (kind in ('REACTION', 'WORKAROUND', 'REPAIR')),
    amount          text        not null,
    counting        text        not null check (counting in ('CLOCK', 'WORKING_HOURS', 'WORKING_DAYS')),
    calendar        text        not null,
    started_at      timestamptz not null,
    due             timestamptz,
    breaching_at    timestamptz,
    next_warning_at timestamptz,
    warned          smallint    not null default 0,
    round           integer     not null default 1,
    paused          boolean     not null default false,
    stopped_at      timestamptz,
    cancelled_at    timestamptz,
    revision        integer     not null default 1,
    unique (ticket_id, kind)
) with (fillfactor = 90);
comment on column sla.clock.started_at is 'the moment of the report';
comment on column sla.clock.due is 'null while a pause keeps the deadline open';
comment on column sla.clock.breaching_at is 'when three quarters of the time are used up';
comment on column sla.clock.next_warning_at is 'null when no warning is left; what is here and past was missed and is made up for';
comment on column sla.clock.warned is 'highest threshold that is done with, in percent';
comment on column sla.clock.round is 'counts how often a new reckoning took thresholds back, so that they warn once more';
comment on column sla.clock.revision is 'counts reckonings; an alarm of an older one means nothing';
create index clock_next_warning on sla.clock (next_warning_at) where next_warning_at is not null;
create index clock_calendar on sla.clock (calendar, id) where stopped_at is null and cancelled_at is null;

create table sla.pause (
    id        uuid        primary key,
    ticket_id uuid        not null,
    client_id uuid        not null,
    from_at   timestamptz not null,
    until_at  timestamptz check (until_at >= from_at)
);
comment on table sla.pause is 'times in which a ticket waited for its client or was resolved; reaction does not heed them';
create index pause_ticket on sla.pause (ticket_id);
create unique index pause_lasting on sla.pause (ticket_id) where until_at is null;

create table sla.clock_change (
    id           uuid        primary key,
    clock_id     uuid        not null references sla.clock,
    ticket_id    uuid        not null,
    client_id    uuid        not null,
    what         text        not null,
    at           timestamptz not null,
    old_due      timestamptz,
    new_due      timestamptz,
    old_amount   text        not null,
    old_counting text        not null,
    new_amount   text        not null,
    new_counting text        not null,
    reason       text        not null default '',
    by_id        uuid
);
comment on table sla.clock_change is 'append-only: why a clock stands where it stands; its start is told by the clock itself';
create index clock_change_ticket on sla.clock_change (ticket_id, id);

create table sla.warning (
    clock_id   uuid        not null references sla.clock,
    round      integer     not null,
    threshold  smallint    not null check (threshold in (50, 75, 90, 100)),
    ticket_id  uuid        not null,
    client_id  uuid        not null,
    reached_at timestamptz not null,
    warned_at  timestamptz not null,
    told       uuid[]      not null default '{}',
    primary key (clock_id, round, threshold)
);
comment on table sla.warning is 'append-only: thresholds that were reached, each once';
comment on column sla.warning.told is 'whom; empty for a threshold passed over because a higher one was told at the same time';
create index warning_ticket on sla.warning (ticket_id);

create table sla.evidence (
    id        uuid        primary key,
    ticket_id uuid        not null,
    client_id uuid        not null,
    kind      text        not null check (kind in ('REPLY', 'CALL', 'REMOTE_SESSION')),
    by_id     uuid        not null,
    at        timestamptz not null,
    reference uuid
);
comment on table sla.evidence is 'append-only: what counted as a reaction';
create index evidence_ticket on sla.evidence (ticket_id, at);

do $$
declare one text;
begin
    foreach one in array array ['clock', 'pause', 'clock_change', 'warning', 'evidence'] loop
        execute format('alter table sla.%I enable row level security', one);
        execute format('alter table sla.%I force row level security', one);
        execute format('create policy scope on sla.%I using ((select ground.sees_all())'
            || ' or client_id = (select ground.scope_client()))', one);
    end loop;
end $$;
grant select, insert, update on sla.clock, sla.pause to ${app};
grant select, insert on sla.clock_change, sla.warning, sla.evidence to ${app};
-- A ticket may turn out to be another client's; nothing else of these ever changes.
grant update (client_id) on sla.clock_change, sla.warning, sla.evidence to ${app};
