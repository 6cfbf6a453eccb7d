-- Messages move with a merge or a split; the mail they were made of is found from them.
create index incoming_written_as on mail.incoming (written_as) where written_as is not null;
