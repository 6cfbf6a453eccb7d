-- Serves whether anything was ever written to an address, and the letters to it, the latest first.
drop index outbox.mail_recipient;
create index mail_recipient on outbox.mail (recipient, created_at desc, id desc);
