package pl.sos.caretakers;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import pl.sos.kernel.PersonId;

/**
 * A time in which a person is away, from its first instant up to but not including its last.
 *
 * @param kind why; for staff only
 * @param note for staff only
 */
public record Absence(UUID id, PersonId person, Instant from, Instant until, Kind kind, Optional<String> note) {
    public enum Kind {
        VACATION,
        SICK,
        TRAINING,
        OTHER
    }
}
