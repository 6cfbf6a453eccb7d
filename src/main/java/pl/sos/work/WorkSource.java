package pl.sos.work;

import java.util.Optional;
import java.util.UUID;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.TicketNumber;

/** Where an entry comes from. */
public sealed interface WorkSource {
    record OfTicket(TicketNumber ticket) implements WorkSource {}

    record OfCall(UUID call, ClientId client, Optional<TicketNumber> ticket) implements WorkSource {}

    record OfVisit(UUID visit, ClientId client, Optional<TicketNumber> ticket) implements WorkSource {}

    /** For a client, without any of these. */
    record Alone(ClientId client) implements WorkSource {}
}
