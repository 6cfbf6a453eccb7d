-- Up to which share of the time for calling back it was told that nobody did, in percent; 100 is the breach.
alter table hotline.call add column warned smallint not null default 0 check (warned in (0, 50, 75, 90, 100));
