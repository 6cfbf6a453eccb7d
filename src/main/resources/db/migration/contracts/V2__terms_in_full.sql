-- Rows are guarded also from their owner; a migration says that it is the house itself.
select set_config('sos.scope', 'system', true);

-- Hours were a single number before they had rules of their own.
update contracts.terms_version v
   set conditions = (v.conditions - 'includedMinutes')
       || jsonb_build_object('hours', jsonb_build_object(
              'monthly', coalesce((v.conditions ->> 'includedMinutes')::bigint, 0),
              'period', 'MONTH',
              'carryOver', jsonb_build_object('atMost', 0, 'periods', 0),
              'order', 'EXPIRING_FIRST',
              'overage', case c.variant when 'LICENCE_ONLY' then 'REFUSE' else 'ASK' end))
  from contracts.contract c
 where c.id = v.contract_id and not v.conditions ? 'hours';

-- Variant II has neither visits nor reviews nor new versions.
update contracts.terms_version v
   set conditions = jsonb_build_object(
           'visits', jsonb_build_object('aYear', 0, 'databaseReviews', 0, 'protocolAcceptedAfter', 0),
           'updates', jsonb_build_object('included', false, 'statutoryDays', 0)) || v.conditions
  from contracts.contract c
 where c.id = v.contract_id and c.variant = 'LICENCE_ONLY' and not v.conditions ? 'visits';

alter table contracts.contract
    -- goes on after valid_until unless somebody objects; kept from the latest terms, for lists
    add column renews          boolean not null default false,
    add column notice_given_on date,
    add column notice_by       text check (notice_by in ('CLIENT', 'VENDOR')),
    add column notice_reason   text,
    -- what valid_until was before the notice
    add column until_before    date,
    add column follows         uuid references contracts.contract (id),
    add constraint notice_whole check ((notice_given_on is null) = (notice_by is null)
                                       and (notice_given_on is null or valid_until is not null));

-- As Contract.stateOn says it, for lists.
create function contracts.state_on(c contracts.contract, day date) returns text
    language sql immutable parallel safe
    return case when c.valid_from > day then 'COMING'
                when c.valid_until < day and not c.renews then 'ENDED'
                when c.notice_given_on <= day then 'IN_NOTICE'
                else 'ACTIVE' end;

create index contract_ends on contracts.contract (valid_until) where valid_until is not null;

-- What is told of a contract's end, once for each distance from it.
create table contracts.reminder (
    contract_id uuid        not null,
    client_id   uuid        not null,
    ends_on     date        not null,
    days_before integer     not null,
    told_at     timestamptz not null,
    -- false where a later one was due too when the house was running again
    told        boolean     not null,
    primary key (contract_id, ends_on, days_before),
    foreign key (contract_id, client_id) references contracts.contract (id, client_id)
);

-- A period that went on because nobody objected.
create table contracts.renewal (
    contract_id uuid        not null,
    client_id   uuid        not null,
    -- the last day before, and the one after
    until_was   date        not null,
    until_is    date        not null check (until_is > until_was),
    noted_at    timestamptz not null,
    primary key (contract_id, until_was),
    foreign key (contract_id, client_id) references contracts.contract (id, client_id)
);

-- An offer of variant I to a client whose variant II comes to its end.
create table contracts.offer (
    contract_id uuid        primary key,
    client_id   uuid        not null,
    starts_on   date        not null,
    valid_until date        not null,
    scope       text[]      not null check (cardinality(scope) > 0),
    conditions  jsonb       not null,
    remark      text        not null,
    prepared_at timestamptz not null,
    prepared_by uuid,
    sent_at     timestamptz,
    sent_by     uuid,
    foreign key (contract_id, client_id) references contracts.contract (id, client_id)
);

alter table contracts.reminder enable row level security;
alter table contracts.reminder force row level security;
alter table contracts.renewal enable row level security;
alter table contracts.renewal force row level security;
alter table contracts.offer enable row level security;
alter table contracts.offer force row level security;

create policy staff on contracts.reminder using ((select ground.sees_all()));
create policy staff on contracts.renewal using ((select ground.sees_all()));
create policy client_reads on contracts.renewal for select using (client_id = (select ground.scope_client()));
create policy staff on contracts.offer using ((select ground.sees_all()));
-- A client reads an offer once it was sent.
create policy client_reads on contracts.offer for select
    using (client_id = (select ground.scope_client()) and sent_at is not null);

grant select, insert, update, delete on contracts.reminder, contracts.renewal, contracts.offer to ${app};
