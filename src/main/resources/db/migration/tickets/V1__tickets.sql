grant usage on schema tickets to ${app};

create sequence tickets.number start 1000;
grant usage, select on sequence tickets.number to ${app};

create table tickets.ticket (
    id              uuid        primary key,
    number          bigint      not null default nextval('tickets.number') unique,
    client_id       uuid        not null,
    reporter_id     uuid        not null,
    entered_by      uuid,
    application     text,
    category        text        not null check (category in
        ('FAILURE', 'ERROR', 'CONSULTATION', 'ANALYSIS', 'CHANGE', 'UPDATE', 'TRAINING', 'OTHER')),
    severity        text        not null check (severity in ('CRITICAL', 'HIGH', 'NORMAL', 'LOW')),
    subject         text        not null check (length(subject) between 1 and 200),
    status          text        not null check (status in ('NEW', 'OPEN', 'WAITING_FOR_CLIENT', 'RESOLVED', 'CLOSED')),
    assignee_id     uuid,
    confidential    boolean     not null default false,
    readers         uuid[]      not null default '{}',
    channel         text        not null check (channel in ('PORTAL', 'EMAIL', 'PHONE', 'API')),
    reported_at     timestamptz not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    resolved_at     timestamptz,
    closed_at       timestamptz,
    finished_at     timestamptz generated always as (coalesce(closed_at, resolved_at)) stored,
    merged_into     bigint,
    form_key        uuid,
    client_wrote_at timestamptz,
    staff_wrote_at  timestamptz,
    care_rank       smallint    not null,
    category_rank   smallint    not null,
    severity_rank   smallint    not null,
    next_due        timestamptz not null default 'infinity',
    due_kind        text        check (due_kind in ('REACTION', 'WORKAROUND', 'REPAIR')),
    breaching_at    timestamptz not null default 'infinity',
    version         integer     not null default 1,
    check ((status in ('RESOLVED', 'CLOSED')) = (coalesce(closed_at, resolved_at) is not null))
) with (fillfactor = 90);
comment on column tickets.ticket.readers is 'the client''s people who see it while it is confidential';
comment on column tickets.ticket.care_rank is '0 under S.O.S., 1 not; with the four after it the order of the queue';
comment on column tickets.ticket.next_due is 'nearest due instant of a running clock; infinity for none';
comment on column tickets.ticket.breaching_at is 'when three quarters of that clock''s time have passed';
comment on column tickets.ticket.client_wrote_at is 'the client''s last public message';
comment on column tickets.ticket.staff_wrote_at is 'our last public message';
comment on column tickets.ticket.version is 'counts changes of fields; messages do not count';

-- A form that is sent twice opens one ticket.
create unique index ticket_form on tickets.ticket (entered_by, form_key) where form_key is not null;

-- The queue: the same columns in the same order behind each thing that people narrow it by.
create index ticket_queue on tickets.ticket (care_rank, category_rank, severity_rank, next_due, number)
    where status in ('NEW', 'OPEN', 'WAITING_FOR_CLIENT');
create index ticket_queue_assignee
    on tickets.ticket (assignee_id, care_rank, category_rank, severity_rank, next_due, number)
    where status in ('NEW', 'OPEN', 'WAITING_FOR_CLIENT');
create index ticket_queue_client
    on tickets.ticket (client_id, care_rank, category_rank, severity_rank, next_due, number)
    where status in ('NEW', 'OPEN', 'WAITING_FOR_CLIENT');
create index ticket_breaching on tickets.ticket (breaching_at)
    where status in ('NEW', 'OPEN', 'WAITING_FOR_CLIENT');

create index ticket_finished on tickets.ticket (finished_at desc, number desc) where status in ('RESOLVED', 'CLOSED');
create index ticket_finished_client on tickets.ticket (client_id, finished_at desc, number desc)
    where status in ('RESOLVED', 'CLOSED');
create index ticket_resolved on tickets.ticket (finished_at desc, number desc) where status = 'RESOLVED';
create index ticket_client on tickets.ticket (client_id, number desc);
create index ticket_merged on tickets.ticket (merged_into) where merged_into is not null;
create index ticket_subject on tickets.ticket using gin (subject public.gin_trgm_ops);

alter table tickets.ticket enable row level security;
alter table tickets.ticket force row level security;
create policy scope on tickets.ticket to ${app}
    using ((select ground.sees_all())
        or client_id = (select ground.scope_client())
           and (not confidential or (select ground.scope_person()) = any (readers)))
    with check ((select ground.sees_all()) or client_id = (select ground.scope_client()));
-- The owner reads for tickets.matching below, which narrows by scope itself: the operators of a text search are not
-- leakproof, so that under row-level security PostgreSQL would not let them use the index.
create policy matching on tickets.ticket for select to current_user using (true);
grant select, insert, update on tickets.ticket to ${app};

-- Tickets that bear this number, and the newest whose subject holds all these patterns of ILIKE. Under row-level security
-- the planner also refuses to look at its statistics, so the way is chosen here: few candidates are read one by one;
-- among all tickets a common word is found in the newest, and what is not found there is rare enough for the index.
create function tickets.matching(wanted bigint, patterns text[], kind text, only_client uuid, most integer)
    returns setof uuid
    language plpgsql stable security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    seen  text := 'true';
    likes text := 'true';
    one   text;
    found uuid[];
begin
    if not coalesce(ground.sees_all(), false) then
        only_client := ground.scope_client();
        if only_client is null then
            return;
        end if;
        seen := format('(not t.confidential or %L::uuid = any (t.readers))', ground.scope_person());
    end if;
    if only_client is not null then
        seen := seen || format(' and t.client_id = %L', only_client);
    end if;
    if kind = 'open' then
        seen := seen || ' and t.status in (''NEW'', ''OPEN'', ''WAITING_FOR_CLIENT'')';
    elsif kind = 'finished' then
        seen := seen || ' and t.status in (''RESOLVED'', ''CLOSED'')';
    end if;
    if wanted is not null then
        return query execute format('select t.id from tickets.ticket t where t.number = %L and %s', wanted, seen);
    end if;
    if cardinality(patterns) = 0 then
        return;
    end if;
    foreach one in array patterns loop
        likes := likes || format(' and t.subject ilike %L', one);
    end loop;
    if only_client is not null or kind = 'open' then
        return query execute format(
            'with t as materialized (select t.id, t.number, t.subject from tickets.ticket t where %s)'
            || ' select t.id from t where %s order by t.number desc limit %s', seen, likes, most);
        return;
    end if;
    execute format(
        'with t as materialized (select t.id, t.subject from tickets.ticket t where %s order by %s limit 10000)'
        || ' select array(select t.id from t where %s limit %s)',
        seen, case kind when 'finished' then 't.finished_at desc, t.number desc' else 't.number desc' end, likes, most)
        into found;
    if cardinality(found) < most then
        return query execute format(
            'select t.id from tickets.ticket t where %s and %s order by t.number desc limit %s', likes, seen, most);
    else
        return query select unnest(found);
    end if;
end $$;
revoke execute on function tickets.matching from public;
grant execute on function tickets.matching to ${app};

create table tickets.message (
    id         uuid        primary key,
    ticket_id  uuid        not null references tickets.ticket,
    written_in uuid        not null references tickets.ticket,
    client_id  uuid        not null,
    author_id  uuid        not null,
    from_staff boolean     not null,
    visibility text        not null check (visibility in ('PUBLIC', 'INTERNAL')),
    channel    text        not null check (channel in ('PORTAL', 'EMAIL', 'PHONE', 'API')),
    body       text        not null,
    written_at timestamptz not null,
    form_key   uuid,
    check (from_staff or visibility = 'PUBLIC')
);
comment on table tickets.message is 'append-only: only where it stands can change, by a merge, a split or another client';
create index message_thread on tickets.message (ticket_id, written_at, id);
create unique index message_form on tickets.message (author_id, form_key) where form_key is not null;
alter table tickets.message enable row level security;
alter table tickets.message force row level security;
create policy scope on tickets.message
    using ((select ground.sees_all())
        or client_id = (select ground.scope_client()) and visibility = 'PUBLIC'
           and exists (select from tickets.ticket t where t.id = ticket_id));
grant select, insert on tickets.message to ${app};
grant update (ticket_id, client_id) on tickets.message to ${app};

create table tickets.attachment (
    id          uuid        primary key,
    client_id   uuid        not null,
    ticket_id   uuid        references tickets.ticket,
    message_id  uuid        references tickets.message,
    visibility  text        check (visibility in ('PUBLIC', 'INTERNAL')),
    name        text        not null,
    size        bigint      not null,
    sha256      text        not null check (length(sha256) = 64),
    uploaded_by uuid        not null,
    uploaded_at timestamptz not null,
    check ((message_id is null) = (ticket_id is null) and (message_id is null) = (visibility is null))
);
comment on column tickets.attachment.message_id is 'null until the message comes; swept after a day when none does';
create index attachment_thread on tickets.attachment (ticket_id) where ticket_id is not null;
create index attachment_orphan on tickets.attachment (uploaded_at) where message_id is null;
create index attachment_content on tickets.attachment (sha256);
alter table tickets.attachment enable row level security;
alter table tickets.attachment force row level security;
create policy scope on tickets.attachment
    using ((select ground.sees_all())
        or client_id = (select ground.scope_client())
           and case when message_id is null then uploaded_by = (select ground.scope_person())
                    else visibility = 'PUBLIC' and exists (select from tickets.ticket t where t.id = ticket_id) end);
grant select, insert, update, delete on tickets.attachment to ${app};

create table tickets.event (
    id        uuid        primary key,
    ticket_id uuid        not null references tickets.ticket,
    client_id uuid        not null,
    at        timestamptz not null,
    by_id     uuid,
    kind      text        not null,
    internal  boolean     not null,
    version   integer,
    before    text,
    after     text,
    why       text
);
comment on table tickets.event is 'append-only: everything that happened to a ticket';
comment on column tickets.event.version is 'of the ticket that a change of a field made';
create index event_ticket on tickets.event (ticket_id, id);
alter table tickets.event enable row level security;
alter table tickets.event force row level security;
create policy see on tickets.event for select
    using ((select ground.sees_all())
        or client_id = (select ground.scope_client()) and not internal
           and exists (select from tickets.ticket t where t.id = ticket_id));
create policy add on tickets.event for insert
    with check ((select ground.sees_all()) or client_id = (select ground.scope_client()));
create policy move on tickets.event for update using ((select ground.sees_all()));
grant select, insert, update (client_id) on tickets.event to ${app};

create table tickets.watcher (
    ticket_id uuid        not null references tickets.ticket,
    person_id uuid        not null,
    client_id uuid        not null,
    ours      boolean     not null,
    since     timestamptz not null,
    primary key (ticket_id, person_id)
);
create index watcher_person on tickets.watcher (person_id);
alter table tickets.watcher enable row level security;
alter table tickets.watcher force row level security;
create policy scope on tickets.watcher
    using ((select ground.sees_all())
        or client_id = (select ground.scope_client()) and not ours
           and exists (select from tickets.ticket t where t.id = ticket_id));
grant select, insert, update, delete on tickets.watcher to ${app};

create table tickets.link (
    ticket_id       uuid        not null references tickets.ticket,
    other_id        uuid        not null references tickets.ticket,
    kind            text        not null check (kind in ('RELATED', 'MERGED', 'SPLIT', 'CONTINUED')),
    client_id       uuid        not null,
    other_client_id uuid        not null,
    primary key (ticket_id, other_id, kind),
    check (ticket_id <> other_id)
);
comment on column tickets.link.kind is 'MERGED: ticket went on in other; SPLIT: other was cut from ticket; CONTINUED: other goes on';
create index link_other on tickets.link (other_id);
alter table tickets.link enable row level security;
alter table tickets.link force row level security;
create policy scope on tickets.link
    using ((select ground.sees_all())
        or client_id = (select ground.scope_client()) and other_client_id = (select ground.scope_client()));
grant select, insert, delete on tickets.link to ${app};

-- What belongs to one person: nobody else reads it, whatever his role.
create table tickets.draft (
    person_id uuid        not null,
    ticket_id uuid        not null,
    kind      text        not null check (kind in ('REPLY', 'NOTE', 'NEW_TICKET')),
    subject   text        not null,
    body      text        not null,
    saved_at  timestamptz not null,
    primary key (person_id, ticket_id, kind)
);
comment on column tickets.draft.ticket_id is 'all zeros for a report that is not sent yet';

create table tickets.saved_view (
    id        uuid primary key,
    person_id uuid not null,
    name      text not null check (length(name) between 1 and 80),
    query     text not null check (length(query) <= 2000),
    unique (person_id, name)
);

create table tickets.seen (
    person_id uuid        not null,
    ticket_id uuid        not null,
    seen_at   timestamptz not null,
    primary key (person_id, ticket_id)
);
comment on table tickets.seen is 'when a person last had the thread on his screen';

do $$
declare one text;
begin
    foreach one in array array ['draft', 'saved_view', 'seen'] loop
        execute format('alter table tickets.%I enable row level security', one);
        execute format('alter table tickets.%I force row level security', one);
        execute format('create policy own on tickets.%I using (person_id = (select ground.scope_person())'
            || ' or (select ground.sees_all()) and (select ground.scope_person()) is null)', one);
    end loop;
end $$;
grant select, insert, update, delete on tickets.draft, tickets.saved_view, tickets.seen to ${app};

create table tickets.canned_reply (
    id         uuid        primary key,
    title      text        not null check (length(title) between 1 and 120),
    body       text        not null check (length(body) between 1 and 20000),
    changed_by uuid,
    changed_at timestamptz not null
);
alter table tickets.canned_reply enable row level security;
alter table tickets.canned_reply force row level security;
create policy ours on tickets.canned_reply using ((select ground.sees_all()));
grant select, insert, update, delete on tickets.canned_reply to ${app};

create table tickets.notification (
    id        uuid        primary key,
    person_id uuid        not null,
    ticket_id uuid        not null references tickets.ticket,
    client_id uuid        not null,
    kind      text        not null,
    by_id     uuid,
    detail    text,
    at        timestamptz not null,
    read_at   timestamptz
);
create index notification_person on tickets.notification (person_id, id desc);
create index notification_unread on tickets.notification (person_id, ticket_id) where read_at is null;
alter table tickets.notification enable row level security;
alter table tickets.notification force row level security;
create policy see on tickets.notification for select
    using ((select ground.sees_all()) or person_id = (select ground.scope_person()));
create policy change on tickets.notification for update
    using ((select ground.sees_all()) or person_id = (select ground.scope_person()));
create policy add on tickets.notification for insert
    with check ((select ground.sees_all()) or client_id = (select ground.scope_client()));
grant select, insert, update, delete on tickets.notification to ${app};
