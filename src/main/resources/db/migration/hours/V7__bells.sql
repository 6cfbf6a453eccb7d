-- What our people were told of a period's hours, so that it falls silent when it is over.
create table hours.bell (
    about       uuid        primary key,
    contract_id uuid        not null,
    client_id   uuid        not null,
    period      date        not null,
    what        text        not null check (what in ('LOW', 'NONE_LEFT', 'LAST_WEEK')),
    until       date        not null,
    rang_at     timestamptz not null,
    over_at     timestamptz,
    unique (contract_id, period, what)
);
comment on column hours.bell.about is 'by which the notices are taken back';
comment on column hours.bell.period is 'its first month';
comment on column hours.bell.until is 'last day on which it is news';
create index bell_until on hours.bell (until) where over_at is null;

alter table hours.bell enable row level security;
alter table hours.bell force row level security;
create policy staff on hours.bell using ((select ground.sees_all()));
revoke all on hours.bell from ${app};
grant select, insert, update on hours.bell to ${app};
