grant usage on schema contracts to ${app};

create table contracts.contract (
    id          uuid        primary key,
    client_id   uuid        not null,
    variant     text        not null check (variant in ('STANDARD', 'LICENCE_ONLY')),
    number      text        not null unique check (length(number) between 1 and 60),
    -- the number as an address carries it: 12/2024 is found at /contracts/12-2024
    slug        text        not null unique,
    signed_on   date,
    valid_from  date        not null,
    -- last day in force; null for an open-ended contract
    valid_until date        check (valid_until >= valid_from),
    created_at  timestamptz not null,
    created_by  uuid,
    unique (id, client_id)
);
create index contract_client on contracts.contract (client_id, valid_from);
create index contract_newest on contracts.contract (valid_from desc, id desc);

-- What was signed, and from which day; an annex is one more row. The key lets no two of them start on the same day.
create table contracts.terms_version (
    contract_id uuid        not null,
    client_id   uuid        not null,
    valid_from  date        not null,
    annex       text,
    -- codes of the applications under care
    scope       text[]      not null check (cardinality(scope) > 0),
    -- every other condition, whole, as signed: a later change of the offer changes no contract
    conditions  jsonb       not null,
    recorded_at timestamptz not null,
    recorded_by uuid,
    primary key (contract_id, valid_from),
    unique (contract_id, annex),
    foreign key (contract_id, client_id) references contracts.contract (id, client_id)
);

-- An application of a client is under one signed contract at a time, so that it is never in doubt whose terms hold.
create table contracts.covered (
    contract_id uuid      not null,
    client_id   uuid      not null,
    application text      not null,
    during      daterange not null,
    foreign key (contract_id, client_id) references contracts.contract (id, client_id),
    constraint one_contract_at_a_time
        exclude using gist (client_id with =, application with =, during with &&)
);
create index covered_contract on contracts.covered (contract_id);

-- Client, day and applications are what a sale is known by: reported again it changes nothing.
create table contracts.licence_sale (
    id                  uuid        primary key,
    client_id           uuid        not null,
    sold_on             date        not null,
    -- sorted
    applications        text[]      not null check (cardinality(applications) > 0),
    with_implementation boolean     not null,
    contract_id         uuid        references contracts.contract (id),
    recorded_at         timestamptz not null,
    recorded_by         uuid,
    unique (client_id, sold_on, applications)
);
create sequence contracts.licence_number;

alter table contracts.contract enable row level security;
alter table contracts.contract force row level security;
alter table contracts.terms_version enable row level security;
alter table contracts.terms_version force row level security;
alter table contracts.covered enable row level security;
alter table contracts.covered force row level security;
alter table contracts.licence_sale enable row level security;
alter table contracts.licence_sale force row level security;

-- A client reads its contracts and never writes them.
create policy staff on contracts.contract using ((select ground.sees_all()));
create policy client_reads on contracts.contract for select using (client_id = (select ground.scope_client()));
create policy staff on contracts.terms_version using ((select ground.sees_all()));
create policy client_reads on contracts.terms_version for select using (client_id = (select ground.scope_client()));
create policy staff on contracts.covered using ((select ground.sees_all()));
create policy staff on contracts.licence_sale using ((select ground.sees_all()));

grant select, insert, update, delete on contracts.contract, contracts.terms_version, contracts.covered,
    contracts.licence_sale to ${app};
grant usage on sequence contracts.licence_number to ${app};
