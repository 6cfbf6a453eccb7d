grant usage on schema entitlement to ${app};

-- Every decision taken for a ticket, the latest on top. Nothing is ever changed here: the application may only add.
create table entitlement.decision (
    number      bigint      generated always as identity primary key,
    ticket_id   uuid        not null,
    -- whose matter it was when decided; a ticket may move to another client, its old decisions do not
    client_id   uuid        not null,
    decided_at  timestamptz not null,
    why         text        not null,
    decided_by  uuid,
    question    jsonb       not null,
    decision    jsonb       not null,
    -- a person's word in place of the rule's, carried from decision to decision until it is lifted
    overruling  jsonb
);
create index decision_latest on entitlement.decision (ticket_id, number desc);

alter table entitlement.decision enable row level security;
alter table entitlement.decision force row level security;
create policy scope on entitlement.decision
    using ((select ground.sees_all()) or client_id = (select ground.scope_client()));

grant select, insert on entitlement.decision to ${app};
