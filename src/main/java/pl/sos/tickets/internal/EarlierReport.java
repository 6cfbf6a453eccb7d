package pl.sos.tickets.internal;

import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.entitlement.Entitlements;
import pl.sos.kernel.PersonId;
import pl.sos.sla.ServiceClocks;
import pl.sos.sla.StartClocks;

/** What follows when a client turns out to have told us before the report did: the earlier counts. */
@Component
class EarlierReport {
    private final Entitlements entitlements;
    private final ServiceClocks clocks;

    EarlierReport(Entitlements entitlements, ServiceClocks clocks) {
        this.entitlements = entitlements;
        this.clocks = clocks;
    }

    /**
     * Asks the contract and counts the clocks anew, for the moment that {@code change} says the report came at.
     *
     * @param why kept with the decision and in the clocks' trace
     * @param by whose doing it is in that trace; nobody's where it only followed
     */
    void counts(Change change, String why, Optional<PersonId> by) {
        var ticket = change.result().ticket();
        var decision = entitlements.redecide(ticket.id(), Deciding.question(ticket), why);
        change.underCare(decision.underCare());
        var wish = StartClocks.by(decision, ticket.id(), ticket.client(), ticket.reportedAt());
        change.standing(Standing.of(clocks.recompute(wish, why, by)));
    }
}
