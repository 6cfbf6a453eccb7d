package pl.sos.tickets;

import java.time.Instant;
import java.util.Optional;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Severity;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;

/**
 * A service ticket (zgłoszenie serwisowe) as it stands.
 *
 * @param application code; empty when the reporter named none
 * @param reportedAt when the client told us; clocks run from it. It may lie before {@code createdAt}
 * @param version counts changes of its fields; a change that names an older version is answered with what changed
 * @param mergedInto the ticket that took over its thread; this one stays as a pointer
 */
public record Ticket(
        TicketId id,
        TicketNumber number,
        ClientId client,
        PersonId reporter,
        Optional<String> application,
        Category category,
        Severity severity,
        String subject,
        TicketStatus status,
        Optional<PersonId> assignee,
        boolean confidential,
        Channel channel,
        Instant reportedAt,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> resolvedAt,
        Optional<Instant> closedAt,
        Optional<TicketNumber> mergedInto,
        int version) {}
