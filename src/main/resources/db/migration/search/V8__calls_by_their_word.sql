-- The word that all calls are called by counts beside the words of their notes, and alone leads to them, behind what says it.
create or replace function search.find(title_query tsquery, word_query tsquery, own_query tsquery, sections integer[],
                            from_station integer, after_place bigint, after_id uuid, most integer)
    returns table (station integer, id uuid, place bigint)
    language plpgsql stable security definer
    set search_path = pg_catalog, pg_temp
    set enable_seqscan = off
    set jit = off
as $$
#variable_conflict use_column
declare
    everything constant boolean := coalesce(ground.sees_all(), false);
    company  constant uuid := ground.scope_client();
    person   constant uuid := ground.scope_person();
    in_text  tsquery;
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
        if concat(title_query, word_query, own_query) like '%~%' then
            raise exception 'internal words are for staff';
        end if;
    end if;
    newest := 1000 + (coalesce((select max(t.number) from tickets.ticket t), 0) / 8192)::integer;
    for tier in 1..3 loop
        continue when tier = 3 and own_query is null;
        in_text := case tier when 3 then own_query && !!word_query else word_query end;
        foreach section in array sections loop
            now_at := tier * 100 + section;
            continue when now_at < from_station;
            -- Only contracts and calls are called by a word of their own.
            continue when tier = 3 and section not in (3, 4);
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
                        where e.client_id = company and e.shelf + 0 between low and high
                          and (not e.confidential or person = any (e.readers))
                          and e.title_words @@ title_query
                          and (e.place, e.id) < (upto, upto_id)
                        order by e.place desc, e.id desc limit most - got;
                else
                    return query select now_at, e.id, e.place from search.entry e
                        where e.client_id = company and e.shelf + 0 between low and high
                          and (not e.confidential or person = any (e.readers))
                          and e.words @@ in_text and not e.title_words @@ title_query
                          and (e.place, e.id) < (upto, upto_id)
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
                            where e.shelf = any (shelves)
                              and e.title_words @@ title_query
                              and (e.place, e.id) < (upto, upto_id)
                            order by e.place desc, e.id desc limit most - got;
                    else
                        return query select now_at, e.id, e.place from search.entry e
                            where e.shelf = any (shelves)
                              and e.words @@ in_text and not e.title_words @@ title_query
                              and (e.place, e.id) < (upto, upto_id)
                            order by e.place desc, e.id desc limit most - got;
                    end if;
                elsif tier = 1 then
                    return query select now_at, e.id, e.place from search.entry e
                        where e.shelf + 0 between low and top
                          and e.title_words @@ title_query
                          and (e.place, e.id) < (upto, upto_id)
                        order by e.place desc, e.id desc limit most - got;
                else
                    return query select now_at, e.id, e.place from search.entry e
                        where e.shelf + 0 between low and top
                          and e.words @@ in_text and not e.title_words @@ title_query
                          and (e.place, e.id) < (upto, upto_id)
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
