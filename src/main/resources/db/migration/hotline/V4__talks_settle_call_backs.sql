-- The later talk with the caller of a missed call by which that was settled; null where somebody said so himself.
alter table hotline.call add column settled_talk uuid references hotline.call;
-- What was talked since a moment, for a call that is known to be missed only after its caller was talked to.
create index call_answered on hotline.call (answered_at) where answered_at is not null;
