package pl.sos.work.internal;

import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.estimates.Estimate;
import pl.sos.estimates.Estimates;
import pl.sos.kernel.TicketId;

/** The estimate that a decision-maker accepted. */
@Component
class EstimatedWork implements AgreedWork {
    private final Estimates estimates;

    EstimatedWork(Estimates estimates) {
        this.estimates = estimates;
    }

    @Override
    public Optional<Agreement> forTicket(TicketId ticket) {
        return estimates
                .acceptedFor(ticket)
                .map(agreed -> new Agreement(agreed.left(), agreed.reservation(), agreed.consent()));
    }

    @Override
    public Optional<Estimate> unagreed(TicketId ticket) {
        return estimates.unagreedFor(ticket);
    }
}
