-- What was told of an end and is no news any more: it was moved, the contract goes on or another follows, or the day is past.
alter table contracts.reminder add column over_at timestamptz;
create index reminder_told on contracts.reminder (contract_id) where over_at is null;
