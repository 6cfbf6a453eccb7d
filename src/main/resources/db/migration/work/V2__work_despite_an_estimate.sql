-- The estimate that nobody had accepted when this was written down all the same: who wrote it had been told, or the work
-- could not wait, as the end of a session. logged_by and logged_at say who and when.
alter table work.entry add column unagreed uuid;
