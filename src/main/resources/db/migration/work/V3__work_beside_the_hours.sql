-- A client reads work that took none of its hours here; what took them it reads in the ledger.
create policy client_reads on work.entry for select
    using (draws_on <> 'HOURS' and client_id = (select ground.scope_client()));

create index entry_beside on work.entry (client_id, performed_on desc, id desc) where draws_on <> 'HOURS';

-- Reasons for not accounting that were written before were ours; from now on who writes one is told that the client reads it.
alter table work.entry add column reason_told boolean not null default false;
alter table work.entry alter column reason_told set default true;
