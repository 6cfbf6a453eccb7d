package pl.sos.sla;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;

/**
 * So much of a clock's time is used up. Published once for each threshold, within the transaction that records it, in the
 * scope of the system.
 *
 * @param round counts how often this clock's thresholds began anew because it was given more time
 * @param threshold 50, 75, 90, or 100 for the breach
 * @param at when it was reached, which may be a while ago when nothing ran then
 * @param recipients whom to tell, the caretaker first: at 50 % who looks after the client now, from 75 % on caretaker and
 *     deputies too, from 90 % on every coordinator too
 */
public record ClockWarning(
        UUID clock,
        TicketId ticket,
        ClientId client,
        ClockKind kind,
        int round,
        int threshold,
        Instant at,
        Instant due,
        List<PersonId> recipients) {
    /** In percent of the time; 100 is the breach. */
    public static final List<Integer> THRESHOLDS = List.of(50, 75, 90, 100);

    public boolean breach() {
        return threshold == 100;
    }
}
