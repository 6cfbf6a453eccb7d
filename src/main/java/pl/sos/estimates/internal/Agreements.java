package pl.sos.estimates.internal;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.entitlement.AcceptedEstimate;
import pl.sos.entitlement.AcceptedEstimates;
import pl.sos.estimates.AgreedWork;
import pl.sos.estimates.Estimate;
import pl.sos.estimates.EstimateState;
import pl.sos.estimates.Offer;
import pl.sos.hours.HourLedger;
import pl.sos.hours.OverageConsent;
import pl.sos.hours.Reservation;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.TicketId;

/** What was accepted, as other rooms ask for it. */
@Component
public class Agreements implements AcceptedEstimates {
    private final EstimateStore estimates;
    private final Offers offers;
    private final HourLedger ledger;
    private final People people;

    Agreements(EstimateStore estimates, Offers offers, HourLedger ledger, People people) {
        this.estimates = estimates;
        this.offers = offers;
        this.ledger = ledger;
        this.people = people;
    }

    /** The first accepted one of which something is left; when all are used up the last. */
    @Transactional(readOnly = true)
    public Optional<AgreedWork> of(TicketId ticket) {
        var all = estimates.accepted(ticket, offers.today()).stream()
                .map(this::agreed)
                .toList();
        return all.stream()
                .filter(one -> one.left().compareTo(Minutes.ZERO) > 0)
                .findFirst()
                .or(() -> all.isEmpty() ? Optional.empty() : Optional.of(all.getLast()));
    }

    /** The newest that is not accepted, unless one is; one that was replaced never is the newest. */
    @Transactional(readOnly = true)
    public Optional<Estimate> unagreed(TicketId ticket) {
        var all = estimates.of(ticket, offers.today());
        return all.stream().anyMatch(one -> one.state() == EstimateState.ACCEPTED)
                ? Optional.empty()
                : all.stream().findFirst().filter(one -> one.state() != EstimateState.WITHDRAWN);
    }

    private AgreedWork agreed(Estimate estimate) {
        var answer = estimate.answer().orElseThrow();
        var beyond = answer.agreed().map(Offer::beyond).orElse(Minutes.ZERO);
        return new AgreedWork(
                estimate.id(),
                estimate.minutes(),
                estimate.reservation()
                        .map(id -> ledger.reservation(id).map(Reservation::left).orElse(Minutes.ZERO))
                        .orElse(estimate.minutes()),
                estimate.reservation(),
                Optional.of(new OverageConsent(answer.by(), answer.at(), beyond, Deciding.source(estimate)))
                        .filter(consent -> beyond.compareTo(Minutes.ZERO) > 0));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<AcceptedEstimate> forTicket(TicketId ticket) {
        var accepted = estimates.accepted(ticket, offers.today());
        if (accepted.isEmpty()) {
            return Optional.empty();
        }
        var latest = accepted.getLast();
        var answer = latest.answer().orElseThrow();
        return answer.agreed()
                .flatMap(offer -> offer.contract()
                        .map(contract -> new AcceptedEstimate(
                                contract.id(),
                                latest.minutes(),
                                offer.beyond(),
                                Optional.of(offer.rate()).filter(rate -> offer.paid()),
                                answer.at(),
                                people.find(answer.by()).map(Person::name).orElse("–"))));
    }
}
