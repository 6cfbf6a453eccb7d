-- Who runs this installation: what stands on documents, beneath letters and, later, on invoices. One row at most.
create table ground.vendor (
    only_one boolean primary key default true check (only_one),
    name     text    not null check (length(name) between 1 and 200),
    nip      text    not null check (nip ~ '^[0-9]{10}$'),
    street   text    not null check (length(street) between 1 and 200),
    postcode text    not null check (postcode ~ '^[0-9]{2}-[0-9]{3}$'),
    city     text    not null check (length(city) between 1 and 100)
);

-- Clients read it on what they are given; only staff may say it.
alter table ground.vendor enable row level security;
alter table ground.vendor force row level security;
create policy see on ground.vendor for select using (true);
create policy say on ground.vendor for all using ((select ground.sees_all()));
grant select, insert, update on ground.vendor to ${app};
