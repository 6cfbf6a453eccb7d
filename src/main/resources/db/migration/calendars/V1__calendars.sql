grant usage on schema calendars to ${app};

create table calendars.calendar (
    code       text        primary key check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    name       text        not null check (length(name) between 1 and 120),
    zone       text        not null,
    holidays   text        not null check (holidays in ('NONE', 'POLAND')),
    changed_at timestamptz not null
);
comment on table calendars.calendar is 'reference: when the house is open';

create table calendars.period (
    code         text     not null references calendars.calendar on delete cascade,
    weekday      smallint not null check (weekday between 1 and 7),
    from_minute  smallint not null check (from_minute between 0 and 1439),
    until_minute smallint not null check (until_minute between from_minute + 1 and 1440),
    primary key (code, weekday, from_minute)
);
comment on table calendars.period is 'reference: periods of the week; weekday by ISO 8601, minutes of the wall clock''s day';

create table calendars.day (
    code text not null references calendars.calendar on delete cascade,
    date date not null,
    kind text not null check (kind in ('OFF', 'EXTRA')),
    name text not null check (length(name) <= 120),
    primary key (code, date, kind)
);
comment on table calendars.day is 'reference: OFF closes a date, EXTRA opens it with its own periods';

create table calendars.day_period (
    code         text     not null,
    date         date     not null,
    kind         text     not null default 'EXTRA' check (kind = 'EXTRA'),
    from_minute  smallint not null check (from_minute between 0 and 1439),
    until_minute smallint not null check (until_minute between from_minute + 1 and 1440),
    primary key (code, date, from_minute),
    foreign key (code, date, kind) references calendars.day on delete cascade
);
comment on table calendars.day_period is 'reference: periods of extra days';

-- The hours of the offer.
insert into calendars.calendar (code, name, zone, holidays, changed_at)
values ('pl-8-16', 'Poniedziałek–piątek 8–16', 'Europe/Warsaw', 'POLAND', '2026-01-01T00:00:00Z');
insert into calendars.period (code, weekday, from_minute, until_minute)
select 'pl-8-16', weekday, 480, 960 from generate_series(1, 5) weekday;

grant select, insert, update, delete
    on calendars.calendar, calendars.period, calendars.day, calendars.day_period to ${app};
