package pl.sos.sla.internal;

import java.time.Instant;
import java.util.Optional;
import pl.sos.kernel.PersonId;
import pl.sos.sla.ClockChange;

/** What happens to clocks: when, why and by whom. */
public record Change(ClockChange.Kind what, Instant at, String reason, Optional<PersonId> by) {
    public Change(ClockChange.Kind what, Instant at, Optional<PersonId> by) {
        this(what, at, "", by);
    }
}
