-- A ticket is opened with its message and its files in one transaction, and answered with a message that moves it: that
-- left a row for each. One is enough, since what is read is the whole ticket as it stands after the commit. Which one
-- was left last is known until the transaction ends, or goes back to a savepoint with the row that it wrote.
create function search.note(what text, which uuid) returns void language plpgsql as $$
begin
    if coalesce(current_setting('sos.noted', true), '') <> which::text then
        insert into search.pending (kind, id) values (what, which);
        perform set_config('sos.noted', which::text, true);
    end if;
end $$;

create or replace function search.note_added() returns trigger language plpgsql as $$
begin
    if coalesce(current_setting('sos.indexed', true), '') <> 'yes' then
        perform search.note(tg_argv[0], r.id) from fresh r;
    end if;
    return null;
end $$;
create or replace function search.note_thread() returns trigger language plpgsql as $$
begin
    if coalesce(current_setting('sos.indexed', true), '') <> 'yes' then
        perform search.note('TICKET', r.ticket_id) from fresh r where r.ticket_id is not null;
    end if;
    return null;
end $$;
create or replace function search.note_changed() returns trigger language plpgsql as $$
begin
    perform search.note(tg_argv[0], new.id);
    return null;
end $$;
create or replace function search.note_terms() returns trigger language plpgsql as $$
begin
    perform search.note('CONTRACT', new.contract_id);
    return null;
end $$;
create or replace function search.note_phone() returns trigger language plpgsql as $$
begin
    perform search.note('PERSON', coalesce(new.person_id, old.person_id));
    return null;
end $$;
