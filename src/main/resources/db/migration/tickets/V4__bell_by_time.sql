-- Lines behind the bell stand in the order of time beside those of other rooms, whose ids know nothing of these.
create index notification_latest on tickets.notification (person_id, at desc, id desc);
drop index tickets.notification_person;
