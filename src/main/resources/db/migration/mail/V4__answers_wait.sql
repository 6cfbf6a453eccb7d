-- An answer waits for the mail that it answers; on which it waits, and since when.
alter table mail.incoming add column waits_for uuid[];
alter table mail.incoming add column waits_since timestamptz;
