grant usage on schema identity to ${app};

create table identity.person (
    id         uuid        primary key,
    client_id  uuid,
    name       text        not null check (length(name) between 1 and 200),
    email      text        not null unique check (length(email) between 3 and 254 and email = lower(email)),
    roles      text[]      not null check (cardinality(roles) > 0),
    language   text        not null default 'PL' check (language in ('PL', 'EN')),
    active     boolean     not null default true,
    phone      text,
    photo      text,
    created_at timestamptz not null,
    check (client_id is null
               and roles <@ array ['CONSULTANT', 'COORDINATOR', 'BILLING', 'ADMINISTRATOR']
        or client_id is not null
               and roles <@ array ['CLIENT_USER', 'DECISION_MAKER'])
);
comment on column identity.person.client_id is 'whose contact this is; null for staff';
create index person_client on identity.person (client_id, name) where client_id is not null;
create index person_staff on identity.person (name) where client_id is null;

-- A client sees its own contacts and our staff, who sign what they write to it.
alter table identity.person enable row level security;
alter table identity.person force row level security;
create policy see on identity.person for select
    using ((select ground.sees_all())
        or client_id = (select ground.scope_client())
        or client_id is null and (select ground.scope_client()) is not null);
create policy add on identity.person for insert with check ((select ground.sees_all()));
create policy change on identity.person for update
    using ((select ground.sees_all()) or id = (select ground.scope_person()));
grant select, insert, update on identity.person to ${app};

-- What proves who somebody is. No page reads it: only the system's own checks, bound to scope 'system', see a row.
create function identity.is_system() returns boolean
    language sql stable parallel safe
    return coalesce(current_setting('sos.scope', true) = 'system', false);

create table identity.credential (
    person_id  uuid        primary key references identity.person,
    hash       text        not null,
    changed_at timestamptz not null
);
comment on column identity.credential.hash is 'Argon2id in the PHC form';

create table identity.session (
    id         uuid        primary key,
    hash       bytea       not null unique,
    person_id  uuid        not null references identity.person,
    created_at timestamptz not null,
    seen_at    timestamptz not null,
    expires_at timestamptz not null,
    address    text        not null,
    agent      text        not null
);
comment on column identity.session.hash is 'SHA-256 of the cookie';
create index session_person on identity.session (person_id, seen_at desc);
create index session_expiry on identity.session (expires_at);

create table identity.token (
    id           uuid        primary key,
    hash         bytea       not null unique,
    person_id    uuid        not null references identity.person,
    name         text        not null,
    hint         text        not null,
    scopes       text[]      not null,
    created_at   timestamptz not null,
    expires_at   timestamptz,
    last_used_at timestamptz,
    revoked_at   timestamptz
);
comment on column identity.token.hash is 'SHA-256 of the token';
comment on column identity.token.hint is 'its last four characters, to tell one from another';
create index token_person on identity.token (person_id, created_at desc);

create table identity.mailed_link (
    hash       bytea       primary key,
    purpose    text        not null check (purpose in ('INVITATION', 'RESET')),
    person_id  uuid        not null references identity.person,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);
comment on column identity.mailed_link.hash is 'SHA-256 of the secret in the link';
create index mailed_link_person on identity.mailed_link (person_id);
create index mailed_link_expiry on identity.mailed_link (expires_at);

create table identity.lockout (
    account         bytea       primary key,
    failures        integer     not null,
    last_attempt_at timestamptz not null,
    locked_until    timestamptz
);
comment on column identity.lockout.account is 'SHA-256 of the address that was typed, so that unknown ones are treated alike';
create index lockout_age on identity.lockout (last_attempt_at);

do $$
declare one text;
begin
    foreach one in array array ['credential', 'session', 'token', 'mailed_link', 'lockout'] loop
        execute format('alter table identity.%I enable row level security', one);
        execute format('alter table identity.%I force row level security', one);
        execute format('create policy system on identity.%I using ((select identity.is_system()))', one);
    end loop;
end $$;
grant select, insert, update, delete
    on identity.credential, identity.session, identity.token, identity.mailed_link, identity.lockout to ${app};

-- The audit. Entries are written by the transactions that they speak of; the chain over them is made afterwards, so
-- that no commit waits for another. Nothing here can be changed or removed by the application's role.
create table identity.audit_entry (
    id        uuid        primary key,
    at        timestamptz not null,
    person_id uuid,
    via       text        not null,
    action    text        not null,
    subject   text        not null,
    detail    json        not null
);
comment on column identity.audit_entry.detail is 'json, not jsonb: kept to the letter, since the chain covers it';
create index audit_entry_person on identity.audit_entry (person_id, id desc);
create index audit_entry_action on identity.audit_entry (action text_pattern_ops, id desc);
create index audit_entry_subject on identity.audit_entry (subject, id desc);

create table identity.audit_unsealed (
    entry_id uuid primary key
);
comment on table identity.audit_unsealed is 'what the chain has yet to take in';

create table identity.audit_seal (
    number   bigint primary key,
    entry_id uuid   not null unique,
    hash     bytea  not null
);
comment on column identity.audit_seal.hash is 'SHA-256 of the hash before it, the number and the entry';

alter table identity.audit_entry enable row level security;
alter table identity.audit_entry force row level security;
create policy add on identity.audit_entry for insert with check (true);
create policy see on identity.audit_entry for select using ((select ground.sees_all()));
grant select, insert on identity.audit_entry, identity.audit_seal to ${app};
grant select, insert, delete on identity.audit_unsealed to ${app};
