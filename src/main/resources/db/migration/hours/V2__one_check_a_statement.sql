-- One look at all postings of a statement instead of several at each. Nothing is ever deleted or changed here, so that a
-- lot or a transfer that is there stays there: no row needs to be locked to be sure of it.
drop trigger follows on hours.posting;
drop trigger balanced on hours.posting;
drop function hours.follows();
drop function hours.balanced();
alter table hours.posting drop constraint posting_lot_id_fkey, drop constraint posting_transfer_id_fkey;
alter table hours.transfer drop constraint transfer_reverses_key, drop constraint transfer_reverses_fkey;
create unique index transfer_reverses on hours.transfer (reverses) where reverses is not null;

-- What one statement adds belongs to one transfer and adds up to zero; each balance follows from the one before; lot and
-- transfer are there and of the same contract.
create function hours.sound() returns trigger language plpgsql as $$
declare
    total   bigint;
    entries bigint;
    follows boolean;
begin
    select sum(n.minutes), count(distinct n.transfer_id),
           bool_and(t.id is not null
               and coalesce(n.balance = n.minutes + case when n.number = 1 then 0 else p.balance end, false))
    into total, entries, follows
    from added n
    left join hours.lot l on l.id = n.lot_id
    left join hours.transfer t on t.id = n.transfer_id and t.contract_id = l.contract_id and t.client_id = n.client_id
    left join hours.posting p on p.lot_id = n.lot_id and p.account = n.account and p.number = n.number - 1;
    if total <> 0 or entries > 1 then
        raise exception 'what is added does not add up to zero within one transfer' using errcode = 'check_violation';
    end if;
    if follows is not true then
        raise exception 'a posting does not follow from the one before' using errcode = 'serialization_failure';
    end if;
    return null;
end $$;
create trigger sound after insert on hours.posting
    referencing new table as added for each statement execute function hours.sound();

-- As before, in fewer queries.
create or replace function hours.book(p_contract uuid, p_month date, p_key text, p_lock boolean)
    returns table (what text, id uuid, day date, last_day date, kind text, from_lot uuid, turns smallint,
                   usable_from date, account text, number integer, minutes bigint, flag boolean)
    language plpgsql volatile as $$
declare
    closed     date;
    turned     date;
    own        date;
    first_open date;
    upto       date := 'infinity';
begin
    if p_lock then
        perform pg_advisory_xact_lock(hashtextextended('hours:' || p_contract, 0));
        if p_key is not null then
            return query select 'key', t.id, null::date, null::date, t.kind, null::uuid, null::smallint, null::date,
                                null::text, null::integer, null::bigint, null::boolean
                         from hours.transfer t where t.contract_id = p_contract and t.key = p_key;
            if found then
                return;
            end if;
        end if;
    end if;
    select (select max(c.month) from hours.closing c where c.contract_id = p_contract),
           (select max(t.first_month) from hours.turn t where t.contract_id = p_contract)
    into closed, turned;
    select (select max(p.first_month) from hours.period p
            where p.contract_id = p_contract
              and p.first_month <= case when p_lock and closed >= p_month then (closed + interval '1 month')::date
                                        else p_month end),
           (select min(p.first_month) from hours.period p
            where p.contract_id = p_contract and p.first_month > coalesce(turned, '-infinity'))
    into own, first_open;
    if not p_lock and own <= turned then
        upto := own;
        first_open := own;
    end if;
    first_open := least(first_open, own);
    if closed is not null then
        return query select 'closed', null::uuid, closed, null::date, null::text, null::uuid, null::smallint, null::date,
                            null::text, null::integer, null::bigint, null::boolean;
    end if;
    return query select 'period', null::uuid, p.first_month, p.last_month, null::text, null::uuid, null::smallint,
                        null::date, null::text, null::integer, null::bigint, p.first_month <= coalesce(turned, '-infinity')
                 from hours.period p
                 where p.contract_id = p_contract and p.first_month between first_open and upto
                 order by p.first_month;
    return query select 'lot', l.id, l.period, l.expires_on, l.kind, l.from_lot, l.turns_left, l.usable_from,
                        p.account::text, p.number, p.balance, null::boolean
                 from hours.lot l
                 cross join unnest(array['GRANTED', 'PURCHASED', 'CARRIED_IN', 'OVERAGE', 'RETURNED', 'AVAILABLE',
                                         'RESERVED', 'DRAWN', 'EXPIRED', 'CARRIED_OUT', 'WAIVED']) as a (account)
                 cross join lateral (select q.account, q.number, q.balance from hours.posting q
                                     where q.lot_id = l.id and q.account = a.account
                                     order by q.number desc limit 1) p
                 where l.contract_id = p_contract and l.period between first_open and upto
                 order by l.period, l.id;
    return query select 'kept', q.reservation_id, null::date, null::date, null::text, q.lot_id, null::smallint, null::date,
                        null::text, null::integer, sum(q.minutes)::bigint, null::boolean
                 from hours.lot l join hours.posting q on q.lot_id = l.id and q.account = 'RESERVED'
                 where l.contract_id = p_contract and l.period between first_open and upto
                 group by q.reservation_id, q.lot_id having sum(q.minutes) <> 0;
end $$;
