-- Message-IDs that a mail names which began a ticket, and which no ticket's mail bore then: the question may come later.
create table mail.awaited (
    message_id text not null check (length(message_id) <= 500),
    mail_id    uuid not null references mail.incoming,
    primary key (message_id, mail_id)
);
create index awaited_mail on mail.awaited (mail_id);
alter table mail.awaited enable row level security;
alter table mail.awaited force row level security;
create policy ours on mail.awaited using ((select ground.sees_all()));
grant select, insert on mail.awaited to ${app};
