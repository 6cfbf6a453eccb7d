-- The last day as the list is in the order of it: open-ended contracts behind all others. A column and no expression of the
-- index, since behind row-level security PostgreSQL looks nothing up by coalesce (it may leak, it says).
alter table contracts.contract
    add column ends date not null generated always as (coalesce(valid_until, 'infinity'::date)) stored;
create index contract_by_end on contracts.contract (ends, id);

-- Which contract renews another, for the list; a reminder asks the same.
create index contract_follows on contracts.contract (follows) where follows is not null;
