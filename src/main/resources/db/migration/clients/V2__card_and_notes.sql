-- What a caretaker must know of a client: how its installations are set up and by which rules the firm works. Every
-- saving is a version; none is ever changed.
create table clients.card_version (
    client_id uuid        not null references clients.client,
    version   int         not null check (version > 0),
    content   jsonb       not null,
    why       text        not null default '' check (length(why) <= 200),
    saved_at  timestamptz not null,
    saved_by  uuid,
    primary key (client_id, version)
);

-- An installation that left the card; contracts that name it still find it.
alter table clients.installation add column retired_at timestamptz;

-- What to mind when handling this client, shown to each of the staff once; an empty text takes the note away.
create table clients.handling_note (
    client_id  uuid        not null references clients.client,
    version    int         not null check (version > 0),
    text       text        not null check (length(text) <= 2000),
    written_at timestamptz not null,
    written_by uuid,
    primary key (client_id, version)
);

create table clients.handling_note_seen (
    client_id uuid        not null references clients.client,
    person_id uuid        not null references identity.person,
    version   int         not null,
    seen_at   timestamptz not null,
    primary key (client_id, person_id)
);

-- For staff only: a client reads neither its card nor what we tell each other of it.
alter table clients.card_version enable row level security;
alter table clients.card_version force row level security;
create policy write on clients.card_version
    using ((select ground.sees_all())) with check ((select ground.sees_all()));

alter table clients.handling_note enable row level security;
alter table clients.handling_note force row level security;
create policy write on clients.handling_note
    using ((select ground.sees_all())) with check ((select ground.sees_all()));

alter table clients.handling_note_seen enable row level security;
alter table clients.handling_note_seen force row level security;
create policy write on clients.handling_note_seen
    using ((select ground.sees_all())) with check ((select ground.sees_all()));

grant select, insert on clients.card_version, clients.handling_note to ${app};
grant select, insert, update on clients.handling_note_seen to ${app};
