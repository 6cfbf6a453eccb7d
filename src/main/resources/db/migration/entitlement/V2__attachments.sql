-- A matter from the days between two contracts that, by somebody's choice, the renewed one covers too.
create table entitlement.attachment (
    ticket_id   uuid        primary key,
    client_id   uuid        not null,
    contract_id uuid        not null,
    attached_at timestamptz not null,
    attached_by uuid
);

alter table entitlement.attachment enable row level security;
alter table entitlement.attachment force row level security;
create policy scope on entitlement.attachment
    using ((select ground.sees_all()) or client_id = (select ground.scope_client()));

grant select, insert on entitlement.attachment to ${app};
