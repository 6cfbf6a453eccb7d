-- A contact may write in his own row, but only what is his to choose. Who somebody is, what he is called under what he
-- wrote, whose contact he is and what he may do is for staff to say; a column that comes later is refused until named here.
create function identity.keep_own_row() returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    if not coalesce(ground.sees_all(), false)
        and to_jsonb(new) - array ['language', 'phone', 'photo']
            is distinct from to_jsonb(old) - array ['language', 'phone', 'photo'] then
        raise exception 'only staff may change this of a person' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;

create trigger keep_own_row before update on identity.person
    for each row execute function identity.keep_own_row();
