create trigger search_added after insert on hotline.call referencing new table as fresh
    for each statement execute function search.note_added('CALL');
create trigger search_changed after update on hotline.call for each row
    when (old.note <> new.note or old.said <> new.said or old.from_number <> new.from_number
          or old.client_id is distinct from new.client_id or old.contact_id is distinct from new.contact_id)
    execute function search.note_changed('CALL');

create or replace function search.note_renamed() returns trigger language plpgsql as $$
begin
    insert into search.pending (kind, id) select 'TICKET', t.id from tickets.ticket t where t.client_id = new.id;
    insert into search.pending (kind, id) select 'CONTRACT', c.id from contracts.contract c where c.client_id = new.id;
    insert into search.pending (kind, id) select 'PERSON', p.id from identity.person p where p.client_id = new.id;
    insert into search.pending (kind, id) select 'CALL', k.id from hotline.call k where k.client_id = new.id;
    return null;
end $$;
