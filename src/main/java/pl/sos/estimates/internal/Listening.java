package pl.sos.estimates.internal;

import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import pl.sos.estimates.EstimateState;
import pl.sos.tickets.TicketMerged;
import pl.sos.tickets.Tickets;

/** What hangs on a ticket follows it when it goes on in another, within the transaction that merged them. */
@Component
class Listening {
    private final EstimateStore estimates;
    private final Offers offers;
    private final Deciding deciding;
    private final Tickets tickets;

    Listening(EstimateStore estimates, Offers offers, Deciding deciding, Tickets tickets) {
        this.estimates = estimates;
        this.offers = offers;
        this.deciding = deciding;
        this.tickets = tickets;
    }

    @EventListener
    void merged(TicketMerged event) {
        var number = tickets.numbers(List.of(event.into())).get(event.into());
        if (number == null) {
            return;
        }
        estimates.lock(event.into());
        var today = offers.today();
        boolean waits = estimates.of(event.into(), today).stream()
                .anyMatch(one -> one.state() == EstimateState.PROPOSED || one.state() == EstimateState.EXPIRED);
        for (var estimate : estimates.of(event.from(), today)) {
            // Two that wait cannot both stand on one ticket; the one that is there stays.
            if (waits && (estimate.waits() || estimate.state() == EstimateState.EXPIRED)) {
                deciding.withdraw(estimate.id(), number.toString(), estimate.proposedBy());
            }
            estimates.move(estimate.id(), event.into(), number);
        }
    }
}
