-- Mail programs show letters of ours beside the mail that they answer, by its Message-ID (0233).
alter table tickets.message add column mailed_as text check (length(mailed_as) <= 250);
comment on column tickets.message.mailed_as is 'the Message-ID of the mail that it came by, as far as a letter may name it';
