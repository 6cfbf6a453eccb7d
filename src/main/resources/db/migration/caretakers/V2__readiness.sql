-- What each specialist knows of an application, on the substance and on the IT side; no row means nothing yet.
create table caretakers.competence (
    person_id   uuid        not null references identity.person,
    application text        not null,
    side        text        not null check (side in ('FUNCTIONAL', 'TECHNICAL')),
    level       smallint    not null check (level between 1 and 3),
    changed_at  timestamptz not null,
    changed_by  uuid,
    primary key (person_id, application, side)
);
comment on column caretakers.competence.level is '1 basic, 2 works on his own, 3 expert';
comment on column caretakers.competence.application is 'code of products.application';

-- The newest version of a client's card that somebody confirmed to have read.
create table caretakers.card_reading (
    client_id    uuid        not null references clients.client,
    person_id    uuid        not null references identity.person,
    version      int         not null check (version > 0),
    confirmed_at timestamptz not null,
    primary key (client_id, person_id)
);

-- A client passes from one caretaker to another when all of the list is done and both have said so.
create table caretakers.handover (
    id            uuid        primary key,
    client_id     uuid        not null references clients.client,
    from_person   uuid        not null references identity.person,
    to_person     uuid        not null references identity.person,
    deputies      uuid[]      not null default '{}',
    takes_effect  date        not null,
    started_at    timestamptz not null,
    started_by    uuid,
    given_at      timestamptz,
    given_by      uuid,
    taken_at      timestamptz,
    taken_by      uuid,
    done_at       timestamptz,
    done_from     date,
    cancelled_at  timestamptz,
    cancelled_by  uuid,
    cancel_reason text,
    check (from_person <> to_person),
    check (done_at is null or cancelled_at is null),
    check (done_at is null or (given_at is not null and taken_at is not null and done_from is not null))
);
comment on column caretakers.handover.given_by is 'who confirmed for the giving side: a coordinator where the caretaker is gone or away';
comment on column caretakers.handover.done_from is 'the first day of the appointment that it led to';
create unique index handover_one_open on caretakers.handover (client_id) where done_at is null and cancelled_at is null;
create index handover_client on caretakers.handover (client_id, started_at desc);

create table caretakers.handover_item (
    handover_id uuid        not null references caretakers.handover,
    position    int         not null,
    code        text,
    text        text        check (length(text) between 1 and 200),
    done_at     timestamptz,
    done_by     uuid,
    primary key (handover_id, position),
    check (num_nonnulls(code, text) = 1)
);

-- For staff only; the client learns of a change by the appointment and by mail.
alter table caretakers.competence enable row level security;
alter table caretakers.competence force row level security;
create policy write on caretakers.competence
    using ((select ground.sees_all())) with check ((select ground.sees_all()));

alter table caretakers.card_reading enable row level security;
alter table caretakers.card_reading force row level security;
create policy write on caretakers.card_reading
    using ((select ground.sees_all())) with check ((select ground.sees_all()));

alter table caretakers.handover enable row level security;
alter table caretakers.handover force row level security;
create policy write on caretakers.handover
    using ((select ground.sees_all())) with check ((select ground.sees_all()));

alter table caretakers.handover_item enable row level security;
alter table caretakers.handover_item force row level security;
create policy write on caretakers.handover_item
    using ((select ground.sees_all())) with check ((select ground.sees_all()));

grant select, insert, update, delete on caretakers.competence to ${app};
grant select, insert, update on caretakers.card_reading, caretakers.handover, caretakers.handover_item to ${app};
