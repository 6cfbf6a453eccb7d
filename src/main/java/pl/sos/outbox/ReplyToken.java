package pl.sos.outbox;

import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;

/** What a reply token says: a letter about this ticket went to this person. */
public record ReplyToken(TicketId ticket, PersonId reader) {}
