package pl.sos.hours.internal;

import java.util.Optional;
import pl.sos.hours.Worked;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;

/** What an entry says of itself. */
public record Words(
        String source,
        String what,
        String reason,
        Optional<TicketId> ticket,
        Optional<PersonId> by,
        Optional<Worked> worked) {
    static final Words NONE = new Words("", "", "", Optional.empty(), Optional.empty());

    public Words(String source, String what, String reason, Optional<TicketId> ticket, Optional<PersonId> by) {
        this(source, what, reason, ticket, by, Optional.empty());
    }
}
