-- Who is in a hurry writes "naliczenie czynszow": capitals and Polish letters make no difference, as among the clients.
create function tickets.folded(text) returns text
    language sql immutable parallel safe
    return translate(lower($1), 'ĄĆĘŁŃÓŚŹŻąćęłńóśźż', 'acelnoszzacelnoszz');
revoke execute on function tickets.folded from public;
grant execute on function tickets.folded to ${app};

drop index tickets.ticket_subject;
create index ticket_subject on tickets.ticket using gin (tickets.folded(subject) public.gin_trgm_ops);

create or replace function tickets.matching(wanted bigint, patterns text[], kind text, only_client uuid, most integer)
    returns setof uuid
    language plpgsql stable security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    seen  text := 'true';
    likes text := 'true';
    one   text;
    found uuid[];
begin
    if not coalesce(ground.sees_all(), false) then
        only_client := ground.scope_client();
        if only_client is null then
            return;
        end if;
        seen := format('(not t.confidential or %L::uuid = any (t.readers))', ground.scope_person());
    end if;
    if only_client is not null then
        seen := seen || format(' and t.client_id = %L', only_client);
    end if;
    if kind = 'open' then
        seen := seen || ' and t.status in (''NEW'', ''OPEN'', ''WAITING_FOR_CLIENT'')';
    elsif kind = 'finished' then
        seen := seen || ' and t.status in (''RESOLVED'', ''CLOSED'')';
    end if;
    if wanted is not null then
        return query execute format('select t.id from tickets.ticket t where t.number = %L and %s', wanted, seen);
    end if;
    if cardinality(patterns) = 0 then
        return;
    end if;
    foreach one in array patterns loop
        likes := likes || format(' and tickets.folded(t.subject) like %L', tickets.folded(one));
    end loop;
    if only_client is not null or kind = 'open' then
        return query execute format(
            'with t as materialized (select t.id, t.number, t.subject from tickets.ticket t where %s)'
            || ' select t.id from t where %s order by t.number desc limit %s', seen, likes, most);
        return;
    end if;
    execute format(
        'with t as materialized (select t.id, t.subject from tickets.ticket t where %s order by %s limit 10000)'
        || ' select array(select t.id from t where %s limit %s)',
        seen, case kind when 'finished' then 't.finished_at desc, t.number desc' else 't.number desc' end, likes, most)
        into found;
    if cardinality(found) < most then
        return query execute format(
            'select t.id from tickets.ticket t where %s and %s order by t.number desc limit %s', likes, seen, most);
    else
        return query select unnest(found);
    end if;
end $$;
