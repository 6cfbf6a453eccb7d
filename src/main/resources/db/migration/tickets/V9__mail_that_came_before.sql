-- Mail stands in the thread where it came, also when it could be read there only later (0232).
alter table tickets.message add column joined_at timestamptz check (joined_at > written_at);
comment on column tickets.message.written_at is 'the order of the thread; of mail when its server took it';
comment on column tickets.message.joined_at is 'since when it stands in the thread, where that is later';
comment on column tickets.ticket.client_wrote_at is 'when the client''s last public message came before us';
