grant usage on schema estimates to ${app};

create table estimates.estimate (
    id             uuid        primary key,
    client_id      uuid        not null,
    ticket_id      uuid        not null,
    ticket_number  bigint      not null,
    key            text        not null check (length(key) between 1 and 200),
    minutes        bigint      not null check (minutes between 1 and 60000),
    kind           text        not null,
    what           text        not null check (length(what) between 1 and 4000),
    valid_until    date        not null,
    proposed_by    uuid        not null,
    proposed_at    timestamptz not null,
    -- what it meant when it was proposed
    offer          jsonb       not null,
    state          text        not null check (state in ('PROPOSED', 'ACCEPTED', 'REFUSED', 'WITHDRAWN', 'REPLACED')),
    decided_by     uuid,
    decided_at     timestamptz,
    reason         text        not null default '',
    shown_pl       text,
    shown_en       text,
    -- what it meant when it was accepted
    agreed         jsonb,
    reservation_id uuid,
    unique (proposed_by, key),
    check ((state = 'PROPOSED') = (decided_at is null)),
    check (state <> 'ACCEPTED' or agreed is not null and shown_pl is not null)
);
comment on column estimates.estimate.ticket_number is 'as people call it; it never changes but by a merge';
-- A new one on the same ticket replaces the one that waits.
create unique index estimate_waits on estimates.estimate (ticket_id) where state = 'PROPOSED';
create index estimate_ticket on estimates.estimate (ticket_id, proposed_at);
create index estimate_client on estimates.estimate (client_id, state, proposed_at desc);

-- What happened to each, and for a decision the evidence: who, when, how, what exactly was shown. Append-only.
create table estimates.event (
    id          uuid        primary key,
    estimate_id uuid        not null references estimates.estimate,
    client_id   uuid        not null,
    at          timestamptz not null,
    state       text        not null,
    person_id   uuid        not null,
    reason      text        not null default '',
    shown_pl    text,
    shown_en    text,
    offer       jsonb       not null,
    via         text        check (via in ('PORTAL', 'LINK')),
    address     text        not null default '',
    agent       text        not null default ''
);
create index event_estimate on estimates.event (estimate_id, at);

-- A link decides one estimate for one person, once. Only the hash of its secret is kept.
create table estimates.link (
    hash        bytea       primary key,
    estimate_id uuid        not null references estimates.estimate,
    client_id   uuid        not null,
    person_id   uuid        not null,
    made_at     timestamptz not null,
    expires_at  timestamptz not null,
    used_at     timestamptz
);
create index link_estimate on estimates.link (estimate_id);

alter table estimates.estimate enable row level security;
alter table estimates.estimate force row level security;
alter table estimates.event enable row level security;
alter table estimates.event force row level security;
alter table estimates.link enable row level security;
alter table estimates.link force row level security;

-- Who may not see a ticket does not see what is estimated on it.
create policy scope on estimates.estimate
    using ((select ground.sees_all())
        or client_id = (select ground.scope_client())
           and exists (select from tickets.ticket t where t.id = ticket_id));
create policy scope on estimates.event
    using ((select ground.sees_all())
        or client_id = (select ground.scope_client())
           and exists (select from estimates.estimate e where e.id = estimate_id));
create policy doors on estimates.link using ((select ground.sees_all()));

grant select, insert, update on estimates.estimate to ${app};
grant select, insert on estimates.event to ${app};
grant select, insert, update (used_at) on estimates.link to ${app};
