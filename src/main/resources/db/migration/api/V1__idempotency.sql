-- The first answer to a POST that named an Idempotency-Key. It is written in the transaction of what the POST did:
-- either both are there after a crash, or neither.
create table api.idempotency_key (
    person_id   uuid        not null,
    key         text        not null check (length(key) between 1 and 200),
    call        text        not null,
    body_sha256 bytea       not null,
    status      smallint,
    headers     text,
    body        bytea,
    created_at  timestamptz not null,
    primary key (person_id, key)
) with (fillfactor = 60);

comment on column api.idempotency_key.call is 'Method, path and query that the key was used for';
comment on column api.idempotency_key.status is 'Null only inside the transaction that is still working';

create index idempotency_key_age on api.idempotency_key (created_at);

alter table api.idempotency_key enable row level security;
alter table api.idempotency_key force row level security;
create policy scope on api.idempotency_key
    using ((select ground.sees_all()) or person_id = (select ground.scope_person()));

grant usage on schema api to ${app};
grant select, insert, update, delete on api.idempotency_key to ${app};
