-- The telephone asks whose number this is while it rings.
create index person_by_phone on identity.person (phone) where phone is not null;
