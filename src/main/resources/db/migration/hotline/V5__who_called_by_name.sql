-- Who called where it is nobody that we have as a person; empty otherwise.
alter table hotline.call add column caller_name text not null default '' check (length(caller_name) <= 120);
