-- Who looks after a client from a day on; the newest that has begun holds, the earlier ones are its history.
create table caretakers.appointment (
    client_id    uuid not null references clients.client,
    from_date    date not null,
    primary_id   uuid not null references identity.person,
    deputies     uuid[] not null default '{}',
    appointed_at timestamptz not null,
    appointed_by uuid,
    primary key (client_id, from_date)
);
comment on column caretakers.appointment.deputies is 'staff in the order in which they are asked';
create index appointment_by_primary on caretakers.appointment (primary_id);
create index appointment_by_deputy on caretakers.appointment using gin (deputies);

alter table caretakers.appointment enable row level security;
alter table caretakers.appointment force row level security;
create policy see on caretakers.appointment for select
    using ((select ground.sees_all()) or client_id = (select ground.scope_client()));
create policy write on caretakers.appointment
    using ((select ground.sees_all())) with check ((select ground.sees_all()));

-- When somebody is away. A client is told as much; why is nobody's but the staff's, in the table after this.
create table caretakers.absence (
    id         uuid primary key,
    person_id  uuid not null references identity.person,
    from_at    timestamptz not null,
    until_at   timestamptz not null,
    added_at   timestamptz not null,
    added_by   uuid,
    check (from_at < until_at)
);
create index absence_by_end on caretakers.absence (until_at);
create index absence_by_person on caretakers.absence (person_id, from_at);

create table caretakers.absence_reason (
    absence_id uuid primary key references caretakers.absence on delete cascade,
    kind       text not null check (kind in ('VACATION', 'SICK', 'TRAINING', 'OTHER')),
    note       text
);
alter table caretakers.absence_reason enable row level security;
alter table caretakers.absence_reason force row level security;
create policy write on caretakers.absence_reason
    using ((select ground.sees_all())) with check ((select ground.sees_all()));

-- Who stands in for a person wherever nobody named for the client is there.
create table caretakers.substitute (
    person_id     uuid not null references identity.person,
    position      int not null,
    substitute_id uuid not null references identity.person,
    primary key (person_id, substitute_id),
    check (person_id <> substitute_id)
);

create table caretakers.staff_photo (
    person_id    uuid primary key references identity.person,
    sha256       text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    content_type text not null check (content_type in ('image/jpeg', 'image/png', 'image/webp')),
    size         bigint not null,
    added_at     timestamptz not null
);

grant usage on schema caretakers to ${app};
grant select, insert, update, delete
    on caretakers.appointment, caretakers.absence, caretakers.absence_reason, caretakers.substitute, caretakers.staff_photo
    to ${app};
