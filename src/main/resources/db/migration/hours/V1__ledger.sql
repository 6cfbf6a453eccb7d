grant usage on schema hours to ${app};

-- A settlement period that was opened. Its borders stay as they were when it was opened, whatever an annex says later.
create table hours.period (
    contract_id uuid        not null,
    client_id   uuid        not null,
    -- first days of its first and its last month
    first_month date        not null check (extract(day from first_month) = 1),
    last_month  date        not null check (last_month >= first_month),
    opened_at   timestamptz not null,
    primary key (contract_id, first_month)
);

-- Periods that are over and whose rest went into the next, each once.
create table hours.turn (
    contract_id uuid        not null,
    client_id   uuid        not null,
    first_month date        not null,
    turned_at   timestamptz not null,
    primary key (contract_id, first_month)
);

create table hours.closing (
    contract_id uuid        not null,
    client_id   uuid        not null,
    month       date        not null,
    closed_at   timestamptz not null,
    closed_by   uuid        not null,
    primary key (contract_id, month)
);
comment on table hours.closing is 'a closed month, and with it all before';

-- Minutes that expire together, within one period.
create table hours.lot (
    id          uuid        primary key,
    contract_id uuid        not null,
    client_id   uuid        not null,
    period      date        not null,
    kind        text        not null check (kind in ('GRANT', 'CARRIED', 'PURCHASED', 'CORRECTION', 'BEYOND')),
    from_lot    uuid        references hours.lot,
    turns_left  smallint    not null check (turns_left >= 0),
    usable_from date        not null,
    expires_on  date        not null,
    made_at     timestamptz not null
);
comment on column hours.lot.period is 'first month of its period';
comment on column hours.lot.from_lot is 'the lot of the period before that its minutes were carried over from';
create index lot_period on hours.lot (contract_id, period);
-- One lot of a kind in a period, one successor of a lot.
create unique index lot_only on hours.lot (contract_id, period, kind) where kind in ('GRANT', 'CORRECTION', 'BEYOND');
create unique index lot_successor on hours.lot (from_lot);

create table hours.consent (
    id          uuid        primary key,
    contract_id uuid        not null,
    client_id   uuid        not null,
    agreed_by   uuid        not null,
    agreed_at   timestamptz not null,
    up_to       bigint      not null check (up_to > 0),
    evidence    text        not null check (length(evidence) between 1 and 500),
    unique (contract_id, evidence)
);
comment on table hours.consent is 'append-only: who agreed to pay beyond the package, when, up to how many minutes';

create table hours.transfer (
    id             uuid        primary key,
    contract_id    uuid        not null,
    client_id      uuid        not null,
    -- names the wish; the same one is done once
    key            text        not null check (length(key) between 1 and 200),
    kind           text        not null check (kind in ('GRANT', 'PURCHASE', 'CARRY_OVER', 'EXPIRY', 'RESERVE', 'RELEASE',
                                                        'DRAW', 'REVERSAL')),
    month          date        not null check (extract(day from month) = 1),
    belongs_to     date        check (belongs_to <> month),
    happened_on    date        not null,
    recorded_at    timestamptz not null,
    source         text        not null default '',
    what           text        not null default '',
    reason         text        not null default '',
    ticket_id      uuid,
    by_id          uuid,
    reservation_id uuid,
    agreed_overage bigint      not null default 0,
    consent_id     uuid        references hours.consent,
    reverses       uuid        unique references hours.transfer,
    unique (contract_id, key),
    check (kind <> 'REVERSAL' or reverses is not null and reason <> '')
);
comment on column hours.transfer.month is 'in which it counts';
comment on column hours.transfer.belongs_to is 'the closed month that it is about';
create index transfer_month on hours.transfer (client_id, month, happened_on desc, id desc);
create index transfer_reservation on hours.transfer (reservation_id) where reservation_id is not null;
create index transfer_consent on hours.transfer (consent_id) where consent_id is not null;

-- The sides of transfers. A balance stands in the entry that made it and nowhere else; entries of an account of a lot
-- are numbered, so that two at once cannot both follow the same one.
create table hours.posting (
    lot_id         uuid    not null references hours.lot,
    account        text    collate "C" not null
                   check (account in ('GRANTED', 'PURCHASED', 'CARRIED_IN', 'OVERAGE', 'RETURNED',
                                      'AVAILABLE', 'RESERVED', 'DRAWN', 'EXPIRED', 'CARRIED_OUT', 'WAIVED')),
    number         integer not null check (number > 0),
    minutes        bigint  not null check (minutes <> 0),
    balance        bigint  not null,
    transfer_id    uuid    not null references hours.transfer,
    client_id      uuid    not null,
    reservation_id uuid,
    consent_id     uuid    references hours.consent,
    primary key (lot_id, account, number),
    check (number > 1 or balance = minutes),
    -- A source gives, every other account holds: nothing is drawn that is not there.
    constraint no_balance_below_its_policy
        check (case when account in ('GRANTED', 'PURCHASED', 'CARRIED_IN', 'OVERAGE', 'RETURNED')
                    then balance <= 0 else balance >= 0 end)
);
create index posting_transfer on hours.posting (transfer_id);
create index posting_reservation on hours.posting (reservation_id) where reservation_id is not null;
create index posting_consent on hours.posting (consent_id) where consent_id is not null;

-- Each balance follows from the one before.
create function hours.follows() returns trigger language plpgsql as $$
begin
    if new.number > 1 and new.balance is distinct from new.minutes + (
            select balance from hours.posting
            where lot_id = new.lot_id and account = new.account and number = new.number - 1) then
        raise exception 'posting % of % of lot % does not follow', new.number, new.account, new.lot_id
            using errcode = 'serialization_failure';
    end if;
    return new;
end $$;
create trigger follows before insert on hours.posting for each row execute function hours.follows();

-- The postings of every transfer add up to zero, at the latest when the transaction ends.
create function hours.balanced() returns trigger language plpgsql as $$
begin
    if (select sum(minutes) from hours.posting where transfer_id = new.transfer_id) <> 0 then
        raise exception 'transfer % does not add up to zero', new.transfer_id using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger balanced after insert on hours.posting
    deferrable initially deferred for each row execute function hours.balanced();

-- 80 and 100 percent of a period's hours, each told once.
create table hours.low (
    contract_id uuid        not null,
    client_id   uuid        not null,
    period      date        not null,
    percent     smallint    not null check (percent in (80, 100)),
    noted_at    timestamptz not null,
    primary key (contract_id, period, percent)
);

do $$
declare one text;
begin
    foreach one in array array ['period', 'turn', 'closing', 'lot', 'consent', 'transfer', 'posting', 'low'] loop
        execute format('alter table hours.%I enable row level security', one);
        execute format('alter table hours.%I force row level security', one);
        execute format('create policy scope on hours.%I using ((select ground.sees_all())'
            || ' or client_id = (select ground.scope_client()))', one);
        -- Append-only: neither update nor delete, for any of them.
        execute format('revoke all on hours.%I from ${app}', one);
        execute format('grant select, insert on hours.%I to ${app}', one);
    end loop;
end $$;

-- Opens the book of a contract: all that writing in a month, or reading it, can concern. With p_lock nobody else writes
-- in this book until the transaction ends; each statement in here sees what was committed before it began, so what is
-- read after the lock is the latest.
create function hours.book(p_contract uuid, p_month date, p_key text, p_lock boolean)
    returns table (what text, id uuid, day date, last_day date, kind text, from_lot uuid, turns smallint,
                   usable_from date, account text, number integer, minutes bigint, flag boolean)
    language plpgsql volatile as $$
declare
    closed     date;
    wanted     date := p_month;
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
    select max(c.month) into closed from hours.closing c where c.contract_id = p_contract;
    if closed is not null then
        return query select 'closed', null::uuid, closed, null::date, null::text, null::uuid, null::smallint, null::date,
                            null::text, null::integer, null::bigint, null::boolean;
        if p_lock then
            wanted := greatest(wanted, (closed + interval '1 month')::date);
        end if;
    end if;
    select max(t.first_month) into turned from hours.turn t where t.contract_id = p_contract;
    select max(p.first_month) into own from hours.period p where p.contract_id = p_contract and p.first_month <= wanted;
    select min(p.first_month) into first_open from hours.period p
        where p.contract_id = p_contract and p.first_month > coalesce(turned, '-infinity');
    if not p_lock and own <= turned then
        upto := own;
        first_open := own;
    end if;
    first_open := least(first_open, own);
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
                 cross join lateral (select * from hours.posting q
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
grant execute on function hours.book(uuid, date, text, boolean) to ${app};
