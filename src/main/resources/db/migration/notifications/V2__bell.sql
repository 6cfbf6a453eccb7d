-- Rows are guarded also from their owner; a migration says that it is the house itself.
select set_config('sos.scope', 'system', true);

-- What a bell rang for that is no ticket: one sentence, and the page that it points at.
create table notifications.rung (
    id        uuid        primary key,
    person_id uuid        not null,
    what      text        not null,
    pl        text        not null,
    en        text        not null,
    href      text        not null check (href ~ '^/([^/\\[:cntrl:]][^\\[:cntrl:]]*)?$'),
    about     uuid,
    at        timestamptz not null,
    read_at   timestamptz
);
comment on column notifications.rung.id is 'of the letter that says the same: what is told twice rings once';
comment on column notifications.rung.href is 'an address on this server, never another''s';
create index rung_person on notifications.rung (person_id, at desc, id desc);
create index rung_unread on notifications.rung (person_id) where read_at is null;
create index rung_about on notifications.rung (about) where about is not null and read_at is null;

alter table notifications.rung enable row level security;
alter table notifications.rung force row level security;
create policy own on notifications.rung for all
    using ((select current_setting('sos.scope', true)) = 'system' or person_id = (select ground.scope_person()));
grant select, insert, update on notifications.rung to ${app};

-- Two kinds of news have a bell from now on; who chose before there was one has it.
update notifications.choice
   set ways = ways
       || case when ways -> 'CALL_MISSED' is null then '{}'
               else jsonb_build_object('CALL_MISSED', (ways -> 'CALL_MISSED') || '["BELL"]') end
       || case when ways -> 'MAIL_WAITS' is null then '{}'
               else jsonb_build_object('MAIL_WAITS', (ways -> 'MAIL_WAITS') || '["BELL"]') end;
