package pl.sos.sla;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import pl.sos.contracts.ServiceLevel;
import pl.sos.entitlement.Decision;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.TicketId;

/**
 * Which clocks a ticket should have.
 *
 * @param from the moment of the report
 * @param calendar code of the calendar that working hours and days are counted by
 */
public record StartClocks(TicketId ticket, ClientId client, Instant from, ServiceLevel level, String calendar) {

    public static StartClocks by(Decision decision, TicketId ticket, ClientId client, Instant from) {
        var level = new ServiceLevel(decision.reaction().policy(), decision.workaround(), decision.repair());
        return new StartClocks(ticket, client, from, level, decision.calendar());
    }

    /** A database keeps microseconds. */
    StartClocks storable() {
        return new StartClocks(ticket, client, from.truncatedTo(ChronoUnit.MICROS), level, calendar);
    }
}
