-- The hours are kept while they are switched off. Those that stand in a row so far are on.
alter table notifications.choice add column quiet_on boolean not null default true,
                                 add column digest_on boolean not null default true;
