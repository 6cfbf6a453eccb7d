-- What passed before the contract's rounding, and the rounding: the client reads both beside the accounted minutes. Empty
-- for what is no work. The least that an entry counts holds a whole first hour too.
alter table hours.transfer
    add column worked      integer check (worked > 0),
    add column round_step  integer check (round_step > 0),
    add column round_least integer check (round_least >= 0),
    add check ((round_step is null) = (round_least is null));
