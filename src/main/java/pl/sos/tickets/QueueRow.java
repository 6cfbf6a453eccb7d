package pl.sos.tickets;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Sentence;
import pl.sos.kernel.Severity;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;
import pl.sos.sla.ClockKind;

/**
 * A row of the queue with all that it shows.
 *
 * @param position in the list as filtered, from 1
 * @param due the nearest due instant of a running clock
 * @param breaching three quarters of that clock's time have passed
 * @param clientWaits the last public message is the client's, and nobody talked to him since
 * @param unread the viewer has not seen the last public message of the other side
 * @param because why it stands there, for open tickets
 */
public record QueueRow(
        int position,
        TicketId id,
        TicketNumber number,
        String subject,
        ClientId client,
        String clientName,
        String clientSlug,
        boolean underCare,
        Category category,
        Severity severity,
        Optional<String> application,
        Optional<String> applicationName,
        TicketStatus status,
        Who reporter,
        Optional<Who> assignee,
        boolean confidential,
        Channel channel,
        Instant reportedAt,
        Instant updatedAt,
        Optional<Instant> finishedAt,
        Optional<ClockKind> dueKind,
        Optional<Instant> due,
        boolean breaching,
        boolean clientWaits,
        boolean unread,
        Optional<TicketNumber> mergedInto,
        int version,
        List<Because> because,
        Sentence sentence) {
    public QueueRow {
        because = List.copyOf(because);
    }

    /** The due instant has passed. */
    public boolean breached(Instant now) {
        return due.isPresent() && !now.isBefore(due.get());
    }
}
