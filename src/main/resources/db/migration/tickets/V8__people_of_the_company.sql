-- A ticket is its reporter's own company's, and what a client's person wrote stands in his own company's tickets alone,
-- also where the system writes for several companies at once (0231). What is there already is asked too.
select set_config('sos.scope', 'system', true);

alter table tickets.ticket
    add constraint reporter_of_client foreign key (reporter_id, client_id) references identity.person (id, client_id);

-- After the statement: one statement may write a ticket and its message. In the writer's own scope: who of his own rows
-- cannot see ticket and author has no business writing there.
create function tickets.of_the_company() returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    if tg_op = 'INSERT' then
        perform from identity.person p, tickets.ticket t
          where p.id = new.author_id
            and (p.client_id is null or p.client_id = new.client_id and not new.from_staff)
            and t.id = new.ticket_id and t.client_id = new.client_id;
    else
        -- Where a ticket changes hands its messages go first.
        perform from identity.person p
          where p.id = new.author_id
            and (p.client_id is null or p.client_id = new.client_id and not new.from_staff);
    end if;
    if not found then
        raise exception 'message %: author, ticket and company do not belong together', new.id
            using errcode = 'check_violation';
    end if;
    return null;
end $$;

do $$
declare wrong bigint;
begin
    select count(*) into wrong
      from tickets.message m
      join tickets.ticket t on t.id = m.ticket_id
      left join identity.person p on p.id = m.author_id
     where t.client_id <> m.client_id or p.id is null
        or p.client_id is not null and (p.client_id <> m.client_id or m.from_staff);
    if wrong > 0 then
        raise exception '% messages are not of their author''s company', wrong using errcode = 'check_violation';
    end if;
end $$;

create constraint trigger of_the_company after insert or update of client_id, author_id, from_staff on tickets.message
    for each row execute function tickets.of_the_company();
