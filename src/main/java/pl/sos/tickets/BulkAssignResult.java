package pl.sos.tickets;

import java.util.List;
import pl.sos.kernel.TicketNumber;

/** What became of assigning many tickets at once. */
public sealed interface BulkAssignResult {
    /** @param untouched not there, merged away or closed */
    record Done(List<TicketNumber> assigned, List<TicketNumber> untouched) implements BulkAssignResult {}

    record Refused(List<Violation> violations) implements BulkAssignResult {}
}
