package pl.sos.tickets;

import java.util.List;

/** What became of a message. */
public sealed interface AddMessageResult {
    /** @param again the form was sent before; this is the message it added then */
    record Added(Ticket ticket, Message message, boolean again) implements AddMessageResult {}

    /** The ticket had been closed too long ago to be reopened; the message opened a new one, linked to it. */
    record Continued(Ticket ticket, Message message) implements AddMessageResult {}

    /** Not there, or not for this person to see. */
    record NotFound() implements AddMessageResult {}

    /** Nothing was stored. */
    record Refused(List<Violation> violations) implements AddMessageResult {}
}
