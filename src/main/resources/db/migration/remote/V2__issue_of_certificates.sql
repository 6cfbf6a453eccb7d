-- Rows are guarded also from their owner; a migration says that it is the house itself.
select set_config('sos.scope', 'system', true);

-- A certificate is issued when the deletion is noted, which may be days after it; who noted it issued it.
alter table remote.copy add column certificate_at timestamptz;
update remote.copy y
   set certificate_at = coalesce((select min(e.at) from remote.event e where e.copy_id = y.id and e.what = 'DELETED'), deleted_at)
 where deleted_at is not null;
alter table remote.copy add check ((certificate_at is null) = (certificate is null));
