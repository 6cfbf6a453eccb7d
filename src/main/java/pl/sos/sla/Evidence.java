package pl.sos.sla;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import pl.sos.kernel.PersonId;

/**
 * What counted as our reaction: a person's answer to the client. An automatic receipt is none, nor is a note.
 *
 * @param by who of us answered
 * @param at when the client was answered
 * @param reference the message, call or session itself
 */
public record Evidence(Kind kind, PersonId by, Instant at, Optional<UUID> reference) {
    public enum Kind {
        REPLY,
        CALL,
        REMOTE_SESSION
    }
}
