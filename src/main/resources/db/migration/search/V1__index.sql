create extension if not exists btree_gin with schema public;

grant usage on schema search to ${app};

-- What can be found, without its text: that is read where it lies, by whom it is shown to.
create table search.entry (
    id           uuid     primary key,
    client_id    uuid,
    confidential boolean  not null default false,
    readers      uuid[]   not null default '{}',
    shelf        integer  not null,
    place        bigint   not null,
    keys         text[]   not null default '{}',
    title_words  tsvector not null,
    words        tsvector not null
);
comment on column search.entry.client_id is 'null for what only staff finds';
comment on column search.entry.readers is 'the client''s people who find it while it is confidential';
comment on column search.entry.shelf is '1 client, 2 person, 3 contract, 4 call, 100 open ticket, from 1000 on finished tickets, 8192 numbers each';
comment on column search.entry.place is 'newer stands higher; a ticket''s is its number';
comment on column search.entry.keys is 'what leads straight here: a number, an e-mail address, a telephone';
comment on column search.entry.words is 'of title and text; a word that stands in internal text only begins with ~';

-- One index for all: a shelf, a company, words and keys can be asked for in any combination. Nothing waits beside it to be
-- merged: each question would read through that, and whoever fills the index does so behind the back of those who write.
create index entry_words on search.entry using gin (shelf, client_id, keys, title_words, words)
    with (fastupdate = off);

alter table search.entry enable row level security;
alter table search.entry force row level security;
create policy scope on search.entry to ${app}
    using ((select ground.sees_all())
        or client_id = (select ground.scope_client())
           and (not confidential or (select ground.scope_person()) = any (readers)))
    with check ((select ground.sees_all()));
-- The owner reads for search.find below, which narrows by scope itself: the operators of a text search are not leakproof,
-- so that under row-level security PostgreSQL would not let them use the index.
create policy finding on search.entry for select to current_user using (true);
grant select, insert, update, delete on search.entry to ${app};

-- Every word that stands in an entry, folded, and in about how many: for beginnings and for typing errors.
create table search.word (
    word text collate "C" primary key,
    uses bigint not null
);
create index word_alike on search.word using gin (word public.gin_trgm_ops);
grant select, insert, update, delete on search.word to ${app};

-- What changed and is yet to be read; written by whoever writes, in the same transaction.
create table search.pending (
    number bigint generated always as identity primary key,
    kind   text not null,
    id     uuid not null
);
grant select, insert, delete on search.pending to ${app};

-- How far a kind of things was read that were there before the index; from the newest to the oldest.
create table search.filling (
    kind   text primary key,
    before uuid,
    done   boolean not null default false
);
grant select, insert, update, delete on search.filling to ${app};

-- Finds entries station by station: titles before texts; within them clients, people, contracts, calls, open tickets,
-- finished tickets as far as they are asked for; within a station the newest first. Goes on behind (from_station, after_place,
-- after_id). Of finished tickets it looks on the newest shelf first and on ever more shelves until a page is full: what is not
-- found on many shelves is rare enough for the whole index. Every scope sees its own.
create function search.find(title_query tsquery, word_query tsquery, sections integer[], from_station integer,
                            after_place bigint, after_id uuid, most integer)
    returns table (station integer, id uuid, place bigint)
    language plpgsql stable security definer
    set search_path = pg_catalog, pg_temp
    set enable_seqscan = off
    set jit = off
as $$
#variable_conflict use_column
declare
    everything constant boolean := coalesce(ground.sees_all(), false);
    company constant uuid := ground.scope_client();
    person  constant uuid := ground.scope_person();
    newest  integer;
    now_at  integer;
    section integer;
    low     integer;
    high    integer;
    upto    bigint;
    upto_id uuid;
    shelves integer[];
    top     integer;
    width   integer;
    got     integer := 0;
    n       integer;
begin
    if not everything then
        if company is null then
            return;
        end if;
        if word_query::text like '%~%' or title_query::text like '%~%' then
            raise exception 'internal words are for staff';
        end if;
    end if;
    newest := 1000 + (coalesce((select max(t.number) from tickets.ticket t), 0) / 8192)::integer;
    for tier in 1..2 loop
        foreach section in array sections loop
            now_at := tier * 100 + section;
            continue when now_at < from_station;
            exit when got >= most;
            upto := 9223372036854775807;
            upto_id := 'ffffffff-ffff-ffff-ffff-ffffffffffff';
            if now_at = from_station then
                upto := after_place;
                upto_id := after_id;
            end if;
            low := case section when 5 then 100 when 6 then 1000 else section end;
            high := case section when 6 then 2147483647 else low end;
            if not everything then
                if tier = 1 then
                    return query select now_at, e.id, e.place from search.entry e
                        where e.client_id = company and e.title_words @@ title_query
                          and e.shelf + 0 between low and high and (e.place, e.id) < (upto, upto_id)
                          and (not e.confidential or person = any (e.readers))
                        order by e.place desc, e.id desc limit most - got;
                else
                    return query select now_at, e.id, e.place from search.entry e
                        where e.client_id = company and e.words @@ word_query and not e.title_words @@ title_query
                          and e.shelf + 0 between low and high and (e.place, e.id) < (upto, upto_id)
                          and (not e.confidential or person = any (e.readers))
                        order by e.place desc, e.id desc limit most - got;
                end if;
                get diagnostics n = row_count;
                got := got + n;
                continue;
            end if;
            top := case when section = 6 then least(newest, 1000 + (upto / 8192)::bigint) else low end;
            width := 1;
            while top >= low and got < most loop
                if width <= 64 then
                    shelves := array(select generate_series(greatest(low, top - width + 1), top));
                    if tier = 1 then
                        return query select now_at, e.id, e.place from search.entry e
                            where e.shelf = any (shelves) and e.title_words @@ title_query
                              and (e.place, e.id) < (upto, upto_id)
                            order by e.place desc, e.id desc limit most - got;
                    else
                        return query select now_at, e.id, e.place from search.entry e
                            where e.shelf = any (shelves) and e.words @@ word_query and not e.title_words @@ title_query
                              and (e.place, e.id) < (upto, upto_id)
                            order by e.place desc, e.id desc limit most - got;
                    end if;
                elsif tier = 1 then
                    return query select now_at, e.id, e.place from search.entry e
                        where e.title_words @@ title_query and e.shelf + 0 between low and top
                          and (e.place, e.id) < (upto, upto_id)
                        order by e.place desc, e.id desc limit most - got;
                else
                    return query select now_at, e.id, e.place from search.entry e
                        where e.words @@ word_query and not e.title_words @@ title_query
                          and e.shelf + 0 between low and top and (e.place, e.id) < (upto, upto_id)
                        order by e.place desc, e.id desc limit most - got;
                end if;
                get diagnostics n = row_count;
                got := got + n;
                exit when width > 64;
                top := top - width;
                width := width * 8;
                if width > 64 then
                    width := 1000000;
                end if;
            end loop;
        end loop;
    end loop;
end $$;
revoke execute on function search.find from public;
grant execute on function search.find to ${app};

-- Entries that one of these keys leads to.
create function search.exactly(wanted text[], most integer)
    returns table (id uuid, shelf integer)
    language sql stable security definer
    set search_path = pg_catalog, pg_temp
    set enable_seqscan = off
    set jit = off
as $$
    select e.id, e.shelf from search.entry e
     where e.keys && wanted
       and (ground.sees_all()
            or e.client_id = ground.scope_client()
               and (not e.confidential or ground.scope_person() = any (e.readers)))
     order by e.shelf, e.place desc limit most;
$$;
revoke execute on function search.exactly from public;
grant execute on function search.exactly to ${app};

-- Who writes in bulk and fills the index himself says so in sos.indexed.
create function search.note_added() returns trigger language plpgsql as $$
begin
    if coalesce(current_setting('sos.indexed', true), '') <> 'yes' then
        insert into search.pending (kind, id) select tg_argv[0], r.id from fresh r;
    end if;
    return null;
end $$;
create function search.note_thread() returns trigger language plpgsql as $$
begin
    if coalesce(current_setting('sos.indexed', true), '') <> 'yes' then
        insert into search.pending (kind, id) select distinct 'TICKET', r.ticket_id from fresh r where r.ticket_id is not null;
    end if;
    return null;
end $$;
create function search.note_changed() returns trigger language plpgsql as $$
begin
    insert into search.pending (kind, id) values (tg_argv[0], new.id);
    return null;
end $$;
create function search.note_moved() returns trigger language plpgsql as $$
begin
    insert into search.pending (kind, id)
        select 'TICKET', t.id from (values (old.ticket_id), (new.ticket_id)) t (id) where t.id is not null;
    return null;
end $$;
create function search.note_phone() returns trigger language plpgsql as $$
begin
    insert into search.pending (kind, id) values ('PERSON', coalesce(new.person_id, old.person_id));
    return null;
end $$;
create function search.note_terms() returns trigger language plpgsql as $$
begin
    insert into search.pending (kind, id) values ('CONTRACT', new.contract_id);
    return null;
end $$;
-- What bears a client's name is found by it.
create function search.note_renamed() returns trigger language plpgsql as $$
begin
    insert into search.pending (kind, id) select 'TICKET', t.id from tickets.ticket t where t.client_id = new.id;
    insert into search.pending (kind, id) select 'CONTRACT', c.id from contracts.contract c where c.client_id = new.id;
    insert into search.pending (kind, id) select 'PERSON', p.id from identity.person p where p.client_id = new.id;
    return null;
end $$;

create trigger search_added after insert on tickets.ticket referencing new table as fresh
    for each statement execute function search.note_added('TICKET');
create trigger search_changed after update on tickets.ticket for each row
    when (old.subject <> new.subject or old.status <> new.status or old.confidential <> new.confidential
          or old.readers <> new.readers or old.client_id <> new.client_id
          or old.merged_into is distinct from new.merged_into)
    execute function search.note_changed('TICKET');
create trigger search_added after insert on tickets.message referencing new table as fresh
    for each statement execute function search.note_thread();
create trigger search_moved after update of ticket_id on tickets.message for each row
    when (old.ticket_id <> new.ticket_id) execute function search.note_moved();
create trigger search_added after insert on tickets.attachment referencing new table as fresh
    for each statement execute function search.note_thread();
create trigger search_moved after update on tickets.attachment for each row
    when (old.ticket_id is distinct from new.ticket_id) execute function search.note_moved();
create trigger search_added after insert on clients.client referencing new table as fresh
    for each statement execute function search.note_added('CLIENT');
create trigger search_changed after update on clients.client for each row
    when (old.* is distinct from new.*) execute function search.note_changed('CLIENT');
create trigger search_renamed after update on clients.client for each row
    when (old.name <> new.name) execute function search.note_renamed();
create trigger search_added after insert on identity.person referencing new table as fresh
    for each statement execute function search.note_added('PERSON');
create trigger search_changed after update on identity.person for each row
    when (old.* is distinct from new.*) execute function search.note_changed('PERSON');
create trigger search_phone after insert or update or delete on clients.contact_phone
    for each row execute function search.note_phone();
create trigger search_added after insert on contracts.contract referencing new table as fresh
    for each statement execute function search.note_added('CONTRACT');
create trigger search_changed after update on contracts.contract for each row
    when (old.* is distinct from new.*) execute function search.note_changed('CONTRACT');
create trigger search_terms after insert or update on contracts.terms_version
    for each row execute function search.note_terms();
