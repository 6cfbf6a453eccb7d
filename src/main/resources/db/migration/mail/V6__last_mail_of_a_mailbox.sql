-- The list of mailboxes tells when the last mail came to each.
create index incoming_mailbox on mail.incoming (mailbox_id, id desc);
