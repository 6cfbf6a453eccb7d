package pl.sos.work.internal;

import java.util.Optional;
import java.util.UUID;
import pl.sos.kernel.Category;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;

/**
 * Where work belongs.
 *
 * @param source TICKET, CALL, VISIT or ALONE
 * @param sourceId the call or the visit
 */
record Place(ClientId client, String source, Optional<UUID> sourceId, Optional<OnTicket> ticket) {
    /** What of a ticket decides how work on it is counted. */
    record OnTicket(
            TicketId id,
            TicketNumber number,
            ClientId client,
            Optional<String> application,
            Category category,
            String subject) {}
}
