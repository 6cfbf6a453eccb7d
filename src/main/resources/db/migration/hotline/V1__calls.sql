grant usage on schema hotline to ${app};

-- A call from its ringing to what it became. Its moment is when it rang: the reaction clock runs from then.
create table hotline.call (
    id            uuid        primary key,
    -- the exchange's own name for it: told twice is one call
    exchange_id   text        unique check (length(exchange_id) between 1 and 200),
    -- of the form or call with which somebody wrote down a call taken by hand
    form_key      text        unique check (length(form_key) between 1 and 200),
    at            timestamptz not null,
    -- E.164 where it is a number; empty when the caller hides it
    from_number   text        not null check (length(from_number) <= 60),
    to_number     text        not null check (length(to_number) <= 60),
    client_id     uuid,
    contact_id    uuid,
    -- whose number it may be when several share it
    candidates    uuid[]      not null default '{}',
    state         text        not null check (state in ('RINGING', 'TALKING', 'ENDED', 'MISSED')),
    -- whom to ring, in order, and under which extensions; as the exchange was told
    route         uuid[]      not null default '{}',
    extensions    text[]      not null default '{}',
    greeting      text        not null,
    said          text        not null default '',
    -- whose telephone rings
    rings_at      uuid,
    call_back     boolean     not null default false,
    -- by when a reaction is due, counted from the call; null while nobody knows whose it is
    due           timestamptz,
    -- nobody picked it up, whatever happened later
    missed        boolean     not null default false,
    answered_at   timestamptz,
    answered_by   uuid,
    ended_at      timestamptz,
    owner_id      uuid,
    owned_at      timestamptz,
    timer_id      uuid,
    ticket_id     uuid,
    minutes       integer     check (minutes between 1 and 1440),
    note          text        not null default '' check (length(note) <= 2000),
    -- it is known what it became, or the missed one is dealt with
    settled_at    timestamptz,
    settled_by    uuid,
    check ((answered_at is null) = (answered_by is null)),
    check (state <> 'TALKING' or answered_at is not null),
    check (ended_at is null or ended_at >= at),
    check (cardinality(route) = cardinality(extensions))
);
create index call_by_time on hotline.call (at desc, id desc);
create index call_running on hotline.call (at) where state in ('RINGING', 'TALKING');
create index call_waiting on hotline.call (at, id) where state = 'MISSED' and settled_at is null;
create index call_unwritten on hotline.call (answered_by, at) where state = 'ENDED' and settled_at is null;
create index call_of_client on hotline.call (client_id, at desc, id desc) where client_id is not null;

-- What a client may know of a call stands in its ticket and in its hours.
alter table hotline.call enable row level security;
alter table hotline.call force row level security;
create policy staff on hotline.call using ((select ground.sees_all())) with check ((select ground.sees_all()));

-- Who is on duty: each week, or on one date, whose entries take the place of the week's.
create table hotline.duty (
    id           uuid        primary key,
    person_id    uuid        not null references identity.person,
    weekday      smallint    check (weekday between 1 and 7),
    date         date,
    from_minute  smallint    not null check (from_minute between 0 and 1439),
    until_minute smallint    not null check (until_minute between from_minute + 1 and 1440),
    added_at     timestamptz not null,
    check (num_nonnulls(weekday, date) = 1)
);
comment on table hotline.duty is 'minutes of the wall clock''s day in the zone of the house''s calendar; weekday by ISO 8601';
create index duty_by_date on hotline.duty (date) where date is not null;

-- What the exchange dials, where that is not the number that clients read.
create table hotline.extension (
    person_id uuid primary key references identity.person,
    extension text not null check (extension ~ '^[0-9+*#]{1,20}$')
);

grant select, insert, update on hotline.call to ${app};
grant select, insert, delete on hotline.duty to ${app};
grant select, insert, update, delete on hotline.extension to ${app};
