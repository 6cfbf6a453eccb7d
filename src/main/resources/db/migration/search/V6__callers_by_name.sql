create or replace trigger search_changed after update on hotline.call for each row
    when (old.note <> new.note or old.said <> new.said or old.from_number <> new.from_number
          or old.client_id is distinct from new.client_id or old.contact_id is distinct from new.contact_id
          or old.caller_name <> new.caller_name)
    execute function search.note_changed('CALL');
