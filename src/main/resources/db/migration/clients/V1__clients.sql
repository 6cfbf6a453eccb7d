create table clients.client (
    id         uuid primary key,
    name       text collate "pl-PL-x-icu" not null check (name <> ''),
    slug       text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    nip        text not null unique check (nip ~ '^[0-9]{10}$'),
    size_band  text,
    city       text,
    phones     text[] not null default '{}',
    domains    text[] not null default '{}',
    search     text not null,
    created_at timestamptz not null,
    version    int not null default 1
);
comment on column clients.client.phones is 'E.164, the first is called first';
comment on column clients.client.domains is 'of its mail, lower case; companies under one roof may share one';
comment on column clients.client.search is 'name, slug, NIP, city and phones without Polish letters and capitals, kept by the room';
create index client_by_name on clients.client (name, id);
create index client_by_search on clients.client using gin (search public.gin_trgm_ops);
create index client_by_phone on clients.client using gin (phones);
create index client_by_domain on clients.client using gin (domains);

-- What was changed in a client, field by field: two people who save at once are shown each other's work.
create table clients.client_change (
    client_id uuid not null references clients.client,
    version   int not null,
    field     text not null,
    was       text not null,
    became    text not null,
    at        timestamptz not null,
    person_id uuid,
    primary key (client_id, version, field)
);
comment on column clients.client_change.version is 'the version that the change made';

-- Numbers of a contact besides the one that identity.person holds; a call from any of them is his.
create table clients.contact_phone (
    client_id uuid not null references clients.client,
    person_id uuid not null references identity.person,
    phone     text not null,
    position  int not null,
    primary key (person_id, phone)
);
create index contact_phone_by_client on clients.contact_phone (client_id);
create index contact_phone_by_phone on clients.contact_phone (phone);

create table clients.installation (
    id         uuid primary key,
    client_id  uuid not null references clients.client,
    name       text not null check (name <> ''),
    server     text,
    db_engine  text,
    version    text,
    notes      text,
    created_at timestamptz not null
);
create index installation_by_client on clients.installation (client_id, name);

-- A file to import waits here between its preview and its confirmation; swept after a day.
create table clients.import_file (
    id          uuid primary key,
    name        text not null,
    content     bytea not null,
    uploaded_by uuid not null,
    uploaded_at timestamptz not null
);
create index import_file_by_age on clients.import_file (uploaded_at);

-- A client reads what is its own; only staff and the system write.
alter table clients.client enable row level security;
alter table clients.client force row level security;
create policy see on clients.client for select
    using ((select ground.sees_all()) or id = (select ground.scope_client()));
create policy write on clients.client
    using ((select ground.sees_all())) with check ((select ground.sees_all()));

alter table clients.client_change enable row level security;
alter table clients.client_change force row level security;
create policy write on clients.client_change
    using ((select ground.sees_all())) with check ((select ground.sees_all()));

alter table clients.contact_phone enable row level security;
alter table clients.contact_phone force row level security;
create policy see on clients.contact_phone for select
    using ((select ground.sees_all()) or client_id = (select ground.scope_client()));
create policy write on clients.contact_phone
    using ((select ground.sees_all())) with check ((select ground.sees_all()));

alter table clients.installation enable row level security;
alter table clients.installation force row level security;
create policy see on clients.installation for select
    using ((select ground.sees_all()) or client_id = (select ground.scope_client()));
create policy write on clients.installation
    using ((select ground.sees_all())) with check ((select ground.sees_all()));

alter table clients.import_file enable row level security;
alter table clients.import_file force row level security;
create policy write on clients.import_file
    using ((select ground.sees_all())) with check ((select ground.sees_all()));

grant usage on schema clients to ${app};
grant select, insert, update, delete on clients.client, clients.contact_phone, clients.installation, clients.import_file to ${app};
grant select, insert on clients.client_change to ${app};
