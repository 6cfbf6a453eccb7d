-- What somebody of ours said of herself, or what her telephone says: on the phone, or away until a moment. It ends by
-- itself, so that a call whose end nobody reported keeps nobody busy for good.
create table caretakers.said_presence (
    person_id uuid        primary key references identity.person,
    state     text        not null check (state in ('ON_PHONE', 'AWAY')),
    until_at  timestamptz not null,
    call_id   uuid,
    said_at   timestamptz not null
);
comment on column caretakers.said_presence.call_id is 'the call that says so; null for what she set by hand';
grant select, insert, update, delete on caretakers.said_presence to ${app};
