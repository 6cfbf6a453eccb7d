grant usage on schema notifications to ${app};

-- What a person chose; who chose nothing has the usual of his roles.
create table notifications.choice (
    person_id  uuid        primary key,
    ways       jsonb       not null,
    quiet_from time,
    quiet_to   time,
    digest_at  time,
    changed_at timestamptz not null,
    check ((quiet_from is null) = (quiet_to is null) and quiet_from is distinct from quiet_to or quiet_from is null)
);
comment on column notifications.choice.ways is 'by happening: BELL, MAIL, PUSH; what is not named has the usual';
comment on column notifications.choice.quiet_from is 'Europe/Warsaw; past midnight when it is later than quiet_to';

-- What would have been letters and becomes one.
create table notifications.digest_line (
    id        uuid        primary key,
    person_id uuid        not null,
    due_at    timestamptz not null,
    what      text        not null,
    line      text        not null,
    href      text        not null,
    about     uuid,
    at        timestamptz not null
);
create index digest_line_due on notifications.digest_line (due_at, person_id);
create index digest_line_about on notifications.digest_line (about) where about is not null;

-- Browsers that take notices while no page is open (RFC 8030).
create table notifications.subscription (
    id         uuid        primary key,
    person_id  uuid        not null,
    endpoint   text        not null unique,
    public_key bytea       not null,
    secret     bytea       not null,
    agent      text        not null,
    made_at    timestamptz not null
);
create index subscription_person on notifications.subscription (person_id, made_at);

create table notifications.push (
    id              uuid        primary key,
    subscription_id uuid        not null references notifications.subscription on delete cascade,
    payload         text        not null,
    urgent          boolean     not null,
    about           uuid,
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null,
    expires_at      timestamptz not null,
    last_error      text
);
comment on table notifications.push is 'what waits to be pushed; a row goes when it was delivered, is too old, or the browser is gone';
create index push_due on notifications.push (next_attempt_at);
create index push_subscription on notifications.push (subscription_id);
create index push_about on notifications.push (about) where about is not null;

alter table notifications.choice enable row level security;
alter table notifications.choice force row level security;
create policy own on notifications.choice for all
    using ((select current_setting('sos.scope', true)) = 'system' or person_id = (select ground.scope_person()));
alter table notifications.subscription enable row level security;
alter table notifications.subscription force row level security;
create policy own on notifications.subscription for all
    using ((select current_setting('sos.scope', true)) = 'system' or person_id = (select ground.scope_person()));
alter table notifications.digest_line enable row level security;
alter table notifications.digest_line force row level security;
create policy handle on notifications.digest_line for all
    using ((select current_setting('sos.scope', true)) = 'system');
alter table notifications.push enable row level security;
alter table notifications.push force row level security;
create policy handle on notifications.push for all
    using ((select current_setting('sos.scope', true)) = 'system');
grant select, insert, update, delete on all tables in schema notifications to ${app};
