package pl.sos.estimates.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.contracts.Contract;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.OfferDefaults;
import pl.sos.contracts.Terms;
import pl.sos.entitlement.Coverage;
import pl.sos.entitlement.Decision;
import pl.sos.entitlement.Entitlements;
import pl.sos.entitlement.HousePolicy;
import pl.sos.entitlement.Reason;
import pl.sos.estimates.Offer;
import pl.sos.hours.HourLedger;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.WorkKind;

/** Fetches what an offer is made of: the contract of the ticket's decision, what its hours still hold today, the rate. */
@Component
public class Offers {
    private final Contracts contracts;
    private final Entitlements entitlements;
    private final HourLedger ledger;
    private final HousePolicy house;
    private final Clock clock;

    Offers(Contracts contracts, Entitlements entitlements, HourLedger ledger, HousePolicy house, Clock clock) {
        this.contracts = contracts;
        this.entitlements = entitlements;
        this.ledger = ledger;
        this.house = house;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), house.zone());
    }

    /** As of now, where another offer for the same ticket may already keep hours of its own. */
    public Offer now(ClientId client, TicketId ticket, Minutes minutes, WorkKind kind) {
        var day = today();
        var decision = entitlements.of(ticket);
        var contract = contract(client, day, decision);
        var terms = contract.flatMap(one -> one.termsOn(day));
        var governing = contract.flatMap(one -> terms.map(
                all -> new Offer.Governing(one.id(), one.number(), all.hours().overage())));
        boolean draws = decision.filter(Offers::refused).isEmpty()
                && terms.filter(all -> all.work().drawsOnHours().contains(kind)).isPresent();
        var hours = governing.filter(one -> draws).map(one -> {
            var balance = ledger.balance(one.id(), YearMonth.from(day));
            return new Offer.Left(balance.remaining(), balance.reserved(), balance.from(), balance.until());
        });
        var work = terms.map(Terms::work).orElse(OfferDefaults.WORK);
        return Offer.of(minutes, governing, hours, work.rate(kind));
    }

    /** What the contract does not cover draws on no hours of it; hours that are used up may be there again. */
    private static boolean refused(Decision decision) {
        return decision.coverage() == Coverage.NONE && decision.reason() != Reason.HOURS_USED_UP;
    }

    private Optional<Contract> contract(ClientId client, LocalDate day, Optional<Decision> decision) {
        var decided = decision.flatMap(Decision::contract);
        return contracts.of(client).stream()
                .filter(one -> one.inForceOn(day))
                .min(Comparator.comparing((Contract one) ->
                                decided.filter(one.id()::equals).isEmpty())
                        .thenComparing(Contract::variant)
                        .thenComparing(Contract::number));
    }
}
