-- Whether something waits for a reader, and until when, is asked with every mail of his: in a storm thousands wait.
create index held_receipt_latest on tickets.held_receipt (reader_id, until) where ended_at is null;
