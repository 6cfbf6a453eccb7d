-- The one before is found by the index: under row-level security arithmetic on its number would walk all of them.
create or replace function hours.sound() returns trigger language plpgsql as $$
declare
    total   bigint;
    entries bigint;
    follows boolean;
begin
    select sum(n.minutes), count(distinct n.transfer_id),
           bool_and(t.id is not null
               and n.number = coalesce(p.number, 0) + 1
               and n.balance = n.minutes + coalesce(p.balance, 0))
    into total, entries, follows
    from added n
    left join hours.lot l on l.id = n.lot_id
    left join hours.transfer t on t.id = n.transfer_id and t.contract_id = l.contract_id and t.client_id = n.client_id
    left join lateral (select q.number, q.balance from hours.posting q
                       where q.lot_id = n.lot_id and q.account = n.account and q.number < n.number
                       order by q.number desc limit 1) p on true;
    if total <> 0 or entries > 1 then
        raise exception 'what is added does not add up to zero within one transfer' using errcode = 'check_violation';
    end if;
    if follows is not true then
        raise exception 'a posting does not follow from the one before' using errcode = 'serialization_failure';
    end if;
    return null;
end $$;
