package pl.sos.estimates.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import pl.sos.estimates.DecideResult;
import pl.sos.estimates.Estimate;
import pl.sos.estimates.EstimateId;
import pl.sos.estimates.EstimateState;
import pl.sos.estimates.Evidence;
import pl.sos.estimates.Offer;
import pl.sos.estimates.OfferWords;
import pl.sos.estimates.WithdrawResult;
import pl.sos.ground.AllOrNothing;
import pl.sos.hours.HourLedger;
import pl.sos.hours.OverageConsent;
import pl.sos.hours.ReleaseHours;
import pl.sos.hours.ReservationId;
import pl.sos.hours.ReserveHours;
import pl.sos.hours.ReserveResult;
import pl.sos.identity.Person;
import pl.sos.kernel.PersonId;
import pl.sos.tickets.Tickets;

/**
 * Decisions, one at a time for a ticket. What is accepted is what was read: the figures are reckoned anew under the lock,
 * and when they are others nothing is kept and they are shown first.
 */
@Component
public class Deciding {
    private final EstimateStore estimates;
    private final EventStore events;
    private final Links links;
    private final Offers offers;
    private final Deciders deciders;
    private final EstimateLetters letters;
    private final HourLedger ledger;
    private final Tickets tickets;
    private final Telling telling;
    private final AllOrNothing whole;
    private final Clock clock;

    Deciding(
            EstimateStore estimates,
            EventStore events,
            Links links,
            Offers offers,
            Deciders deciders,
            EstimateLetters letters,
            HourLedger ledger,
            Tickets tickets,
            Telling telling,
            AllOrNothing whole,
            Clock clock) {
        this.estimates = estimates;
        this.events = events;
        this.links = links;
        this.offers = offers;
        this.deciders = deciders;
        this.letters = letters;
        this.ledger = ledger;
        this.tickets = tickets;
        this.telling = telling;
        this.whole = whole;
        this.clock = clock;
    }

    public DecideResult accept(EstimateId id, String seen, PersonId by, Evidence evidence) {
        var result = decide(
                id, by, EstimateState.ACCEPTED, waiting -> accepted(waiting.estimate(), seen, waiting.by(), evidence));
        return result instanceof DecideResult.ChangedMeanwhile(var estimate, var stale)
                ? new DecideResult.ChangedMeanwhile(estimate, now(estimate))
                : result;
    }

    public DecideResult refuse(EstimateId id, String reason, PersonId by, Evidence evidence) {
        return decide(id, by, EstimateState.REFUSED, waiting -> {
            var estimate = waiting.estimate();
            end(estimate, EstimateState.REFUSED, waiting.by(), reason, now(estimate), Optional.empty(), evidence);
            return new DecideResult.Decided(find(id).orElseThrow());
        });
    }

    /** What an estimate means at this moment. */
    public Offer now(Estimate estimate) {
        return offers.now(estimate.client(), estimate.ticket(), estimate.minutes(), estimate.kind());
    }

    private record Waiting(Estimate estimate, Person by) {}

    private DecideResult decide(
            EstimateId id, PersonId by, EstimateState wanted, Function<Waiting, DecideResult> decision) {
        return whole.of(
                () -> {
                    var found = find(id);
                    if (found.isEmpty()) {
                        return new DecideResult.NotFound();
                    }
                    estimates.lock(found.get().ticket());
                    var estimate = find(id).orElseThrow();
                    var decider = deciders.find(by, estimate.client());
                    if (decider.isEmpty()) {
                        return new DecideResult.NotYours();
                    }
                    if (estimate.state() == wanted
                            && estimate.answer()
                                    .filter(answer -> answer.by().equals(by))
                                    .isPresent()) {
                        return new DecideResult.Decided(estimate);
                    }
                    return estimate.waits()
                            ? decision.apply(new Waiting(estimate, decider.get()))
                            : new DecideResult.NotOpen(estimate);
                },
                result -> result instanceof DecideResult.Decided);
    }

    private DecideResult accepted(Estimate estimate, String seen, Person by, Evidence evidence) {
        var now = now(estimate);
        if (!now.possible() || !seen.equals(OfferWords.fingerprint(now))) {
            return new DecideResult.ChangedMeanwhile(estimate, now);
        }
        Optional<ReservationId> reservation = Optional.empty();
        if (now.hours().isPresent()) {
            reservation = reserve(estimate, now, by);
            if (reservation.isEmpty()) {
                return new DecideResult.ChangedMeanwhile(estimate, now);
            }
        }
        end(estimate, EstimateState.ACCEPTED, by, "", now, reservation, evidence);
        telling.decideAnew(estimate);
        return new DecideResult.Decided(find(estimate.id()).orElseThrow());
    }

    /** Empty when hours were used between the reckoning and the ledger's lock: never more beyond than was read. */
    private Optional<ReservationId> reserve(Estimate estimate, Offer offer, Person by) {
        var consent = new OverageConsent(by.id(), clock.instant(), offer.beyond(), source(estimate));
        var result = ledger.reserve(new ReserveHours(
                source(estimate),
                offer.contract().orElseThrow().id(),
                offers.today(),
                estimate.minutes(),
                source(estimate),
                estimate.what().lines().findFirst().orElse(""),
                Optional.of(estimate.ticket()),
                by.id(),
                Optional.of(consent).filter(one -> offer.paid())));
        return switch (result) {
            case ReserveResult.Reserved reserved ->
                reserved.overage().compareTo(offer.beyond()) <= 0 ? Optional.of(reserved.id()) : Optional.empty();
            case ReserveResult.NotEnough short_ -> Optional.empty();
            case ReserveResult.NoContract() -> Optional.empty();
        };
    }

    static String source(Estimate estimate) {
        return "estimate:" + estimate.id();
    }

    private void end(
            Estimate estimate,
            EstimateState state,
            Person by,
            String reason,
            Offer offer,
            Optional<ReservationId> reservation,
            Evidence evidence) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        estimates.end(
                estimate.id(),
                state,
                by.id(),
                at,
                reason,
                OfferWords.of(offer),
                state == EstimateState.ACCEPTED ? offer : null,
                reservation.orElse(null));
        events.add(estimate, state, by.id(), at, reason, offer, evidence);
        links.useUp(estimate.id());
        letters.takeBack(estimate);
        letters.answer(estimate, state, by, reason);
        telling.of(estimate, state, by.id(), Telling.how(evidence));
    }

    /** Taken back by us; what an accepted one still keeps is free again. */
    public WithdrawResult withdraw(EstimateId id, String reason, PersonId by) {
        return whole.of(
                () -> {
                    var found = find(id);
                    if (found.isEmpty()) {
                        return new WithdrawResult.NotFound();
                    }
                    estimates.lock(found.get().ticket());
                    var estimate = find(id).orElseThrow();
                    return switch (estimate.state()) {
                        case WITHDRAWN -> new WithdrawResult.Withdrawn(estimate);
                        case PROPOSED, EXPIRED, ACCEPTED -> withdrawn(estimate, reason.strip(), by);
                        case REFUSED, REPLACED -> new WithdrawResult.NotOpen(estimate);
                    };
                },
                result -> result instanceof WithdrawResult.Withdrawn);
    }

    private WithdrawResult withdrawn(Estimate estimate, String reason, PersonId by) {
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        estimate.reservation()
                .ifPresent(kept -> ledger.release(
                        new ReleaseHours(source(estimate) + ":end", kept, Optional.empty(), reason, by)));
        estimates.end(estimate.id(), EstimateState.WITHDRAWN, by, at, reason, null, null, null);
        events.add(estimate, EstimateState.WITHDRAWN, by, at, reason, estimate.offer(), null);
        links.useUp(estimate.id());
        tickets.find(estimate.number()).ifPresent(ticket -> letters.withdrawn(estimate, deciders.of(ticket), reason));
        telling.of(estimate, EstimateState.WITHDRAWN, by, "");
        if (estimate.state() == EstimateState.ACCEPTED) {
            telling.decideAnew(estimate);
        }
        return new WithdrawResult.Withdrawn(find(estimate.id()).orElseThrow());
    }

    private Optional<Estimate> find(EstimateId id) {
        return estimates.find(id, offers.today());
    }
}
