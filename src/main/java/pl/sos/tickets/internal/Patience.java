package pl.sos.tickets.internal;

import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import pl.sos.ground.Settings;
import pl.sos.tickets.Ticket;
import pl.sos.tickets.TicketStatus;

/** How long the house waits for a client, by its settings; days of 24 hours. */
@Component
public class Patience {
    private final Duration reopens;
    private final Duration closes;

    Patience(Settings settings) {
        this.reopens = Duration.ofDays(settings.customs().reopenDays());
        this.closes = Duration.ofDays(settings.customs().closeDays());
    }

    /** Whether it was closed so long ago that a client's answer opens a new ticket instead of taking it up again. */
    boolean isOver(Ticket ticket, Instant now) {
        return ticket.status() == TicketStatus.CLOSED
                && ticket.closedAt()
                        .filter(closed -> closed.plus(reopens).isBefore(now))
                        .isPresent();
    }

    /** What was resolved before this and not answered since is closed. */
    Instant confirmedBefore(Instant now) {
        return now.minus(closes);
    }
}
