-- A letter that waits can be taken back when what it says is no longer so.
alter table outbox.mail add column about uuid;
comment on column outbox.mail.about is 'what the letter is about, such as a clock; letters of one matter are withdrawn together';
create index mail_about on outbox.mail (about) where about is not null and state = 'QUEUED';

alter table outbox.mail drop constraint mail_state_check;
alter table outbox.mail add constraint mail_state_check check (state in ('QUEUED', 'SENT', 'FAILED', 'WITHDRAWN'));
