package pl.sos.tickets.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.kernel.Channel;
import pl.sos.kernel.TicketNumber;
import pl.sos.tickets.Actor;
import pl.sos.tickets.TicketStatus;
import pl.sos.tickets.Transition;

/** Ends what nobody comes back to: resolved tickets that were not contradicted, files that no message took. */
@Component
public class Closing {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);
    private static final Duration ORPHANS_STAY = Duration.ofHours(24);
    private static final int AT_ONCE = 500;

    private final TicketStore tickets;
    private final AttachmentStore files;
    private final Changing changing;
    private final Patience patience;
    private final TransactionTemplate transaction;
    private final Now clock;

    Closing(
            TicketStore tickets,
            AttachmentStore files,
            Changing changing,
            Patience patience,
            TransactionTemplate transaction,
            Now clock) {
        this.tickets = tickets;
        this.files = files;
        this.changing = changing;
        this.patience = patience;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Each in a transaction of its own, so that one that fails holds up none. */
    public void closeSilentlyConfirmed() {
        var before = patience.confirmedBefore(clock.instant());
        List<TicketNumber> due = transaction.execute(status -> tickets.resolvedBefore(before, AT_ONCE));
        for (var number : due == null ? List.<TicketNumber>of() : due) {
            try {
                transaction.executeWithoutResult(status -> close(number));
            } catch (RuntimeException e) {
                LOG.error("{} could not be closed", number, e);
            }
        }
    }

    private void close(TicketNumber number) {
        // Somebody may have taken it up since it was found: the lock is held now, so look again.
        boolean stillDue = tickets.lock(number)
                .filter(held -> held.ticket().status() == TicketStatus.RESOLVED)
                .isPresent();
        if (stillDue) {
            changing.transition(
                    new Transition(
                            number, TicketStatus.CLOSED, Optional.empty(), List.of(), Channel.API, Optional.empty()),
                    Actor.SYSTEM);
        }
    }

    /** Their content stays in the store: another row may name the same. */
    public void sweepAttachments() {
        transaction.executeWithoutResult(status -> files.sweep(clock.instant().minus(ORPHANS_STAY), AT_ONCE));
    }
}
