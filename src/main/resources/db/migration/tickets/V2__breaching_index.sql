-- Of all open tickets only the queue's own index shall be a way to the queue: as long as this one held every open
-- ticket too, the planner read and sorted all of them for a page of fifty.
drop index tickets.ticket_breaching;
create index ticket_breaching on tickets.ticket (breaching_at)
    where status in ('NEW', 'OPEN', 'WAITING_FOR_CLIENT') and breaching_at < 'infinity';
