-- Other rooms' rows that name a company and one of its people hold with it that he is one of them.
alter table identity.person add constraint person_of_client unique (id, client_id);
