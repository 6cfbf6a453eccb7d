package pl.sos.tickets;

import java.time.Instant;

/** Text somebody has begun and not sent. */
public record Draft(Kind kind, String subject, String body, Instant savedAt) {
    public enum Kind {
        REPLY,
        NOTE,
        NEW_TICKET
    }
}
