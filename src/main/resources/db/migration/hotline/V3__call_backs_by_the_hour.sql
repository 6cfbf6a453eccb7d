-- When the caller heard that we call back; null unless the hot-line was closed then. As he heard it, whatever the calendar says later.
alter table hotline.call add column promised timestamptz;
-- Up to which share of the time until then it was told that nobody did, in percent; 100 is the broken promise.
alter table hotline.call
    add column warned_promise smallint not null default 0 check (warned_promise in (0, 50, 75, 90, 100));
-- By when we owe the call; its own moment while neither a promise nor a reaction is known.
alter table hotline.call
    add column owed timestamptz not null generated always as (coalesce(least(promised, due), at)) stored;
drop index hotline.call_waiting;
create index call_waiting on hotline.call (owed, id) where state = 'MISSED' and settled_at is null;
