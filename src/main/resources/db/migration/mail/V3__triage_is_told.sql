-- When whoever decides about mail of strangers was last told that some waits.
alter table mail.mailbox add column triage_told_at timestamptz;
create index incoming_triage on mail.incoming (mailbox_id) where state = 'TRIAGE';
