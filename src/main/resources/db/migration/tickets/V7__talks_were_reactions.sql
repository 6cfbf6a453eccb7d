-- Tickets that came of a call before a talk changed their row: the reaction is there, and yet it stood in the queue as due. Row-level
-- security lets the owner of the table change nothing; for this one statement it does.
select set_config('sos.scope', 'system', true);
alter table tickets.ticket no force row level security;
update tickets.ticket t
   set next_due = coalesce(next.due, 'infinity'),
       due_kind = next.kind,
       breaching_at = coalesce(next.breaching_at, 'infinity'),
       staff_wrote_at = greatest(t.staff_wrote_at, talk.at),
       status = case when t.status = 'NEW' and talk.at is not null then 'OPEN' else t.status end
  from sla.clock reaction
  left join lateral (
       select c.due, c.kind, c.breaching_at from sla.clock c
        where c.ticket_id = reaction.ticket_id and c.stopped_at is null and c.cancelled_at is null and c.due is not null
        order by c.due limit 1) next on true
  left join lateral (
       select max(e.at) as at from sla.evidence e where e.ticket_id = reaction.ticket_id and e.kind = 'CALL') talk on true
 where reaction.ticket_id = t.id and reaction.kind = 'REACTION' and reaction.stopped_at is not null
   and t.status in ('NEW', 'OPEN', 'WAITING_FOR_CLIENT')
   and (t.due_kind = 'REACTION' or t.status = 'NEW' and talk.at is not null or talk.at > coalesce(t.staff_wrote_at, '-infinity'));
alter table tickets.ticket force row level security;
