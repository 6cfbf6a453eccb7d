-- Rows are guarded also from their owner; a migration says that it is the house itself.
select set_config('sos.scope', 'system', true);

-- Everything rings from now on; who chose before there was a bell for it has it. What a client's row says of bells counts for nothing.
update notifications.choice c
   set ways = c.ways || coalesce((
           select jsonb_object_agg(what, (c.ways -> what) || '["BELL"]')
             from unnest(array['ESTIMATE', 'CONTRACT_ENDING', 'HANDOVER', 'REMOTE_REQUEST', 'ADDRESS_BOUNCED']) as what
            where not (c.ways -> what) @> '["BELL"]'), '{}');
