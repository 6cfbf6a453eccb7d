package pl.sos.estimates.internal;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.entitlement.Coverage;
import pl.sos.entitlement.Entitlements;
import pl.sos.estimates.Estimate;
import pl.sos.estimates.EstimateId;
import pl.sos.estimates.EstimateState;
import pl.sos.estimates.Offer;
import pl.sos.estimates.ProposeEstimate;
import pl.sos.estimates.ProposeResult;
import pl.sos.estimates.Violation;
import pl.sos.ground.AllOrNothing;
import pl.sos.identity.Person;
import pl.sos.kernel.Category;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.WorkKind;
import pl.sos.tickets.Ticket;
import pl.sos.tickets.Tickets;

/** Puts an estimate before a client's decision-makers, in place of one that waits. */
@Component
public class Proposing {
    private static final int MOST_HOURS = 1_000;
    private static final int LONGEST = 4_000;
    private static final int USUAL_DAYS = 14;
    private static final int MOST_DAYS = 90;

    private final EstimateStore estimates;
    private final EventStore events;
    private final Links links;
    private final Offers offers;
    private final Deciders deciders;
    private final EstimateLetters letters;
    private final Tickets tickets;
    private final Entitlements entitlements;
    private final Telling telling;
    private final AllOrNothing whole;
    private final Clock clock;

    Proposing(
            EstimateStore estimates,
            EventStore events,
            Links links,
            Offers offers,
            Deciders deciders,
            EstimateLetters letters,
            Tickets tickets,
            Entitlements entitlements,
            Telling telling,
            AllOrNothing whole,
            Clock clock) {
        this.estimates = estimates;
        this.events = events;
        this.links = links;
        this.offers = offers;
        this.deciders = deciders;
        this.letters = letters;
        this.tickets = tickets;
        this.entitlements = entitlements;
        this.telling = telling;
        this.whole = whole;
        this.clock = clock;
    }

    public ProposeResult propose(ProposeEstimate wish, PersonId by) {
        return whole.of(() -> proposed(wish, by), result -> result instanceof ProposeResult.Proposed);
    }

    private ProposeResult proposed(ProposeEstimate wish, PersonId by) {
        var found =
                tickets.find(wish.ticket()).filter(ticket -> ticket.mergedInto().isEmpty());
        if (found.isEmpty()) {
            return new ProposeResult.NotFound();
        }
        var ticket = found.get();
        estimates.lock(ticket.id());
        var asked = deciders.of(ticket);
        var before = estimates.byKey(by, wish.key(), offers.today());
        if (before.isPresent()) {
            return new ProposeResult.Proposed(before.get(), names(asked));
        }
        var violations = violations(wish, ticket);
        if (!violations.isEmpty()) {
            return new ProposeResult.Refused(violations);
        }
        if (asked.isEmpty()) {
            return new ProposeResult.NobodyDecides();
        }
        var offer = offers.now(ticket.client(), ticket.id(), wish.minutes(), wish.kind());
        if (!offer.possible()) {
            return new ProposeResult.NotPossible(offer);
        }
        replace(ticket, by);
        var estimate = estimate(wish, ticket, offer, by);
        if (!estimates.insert(estimate, wish.key())) {
            throw new IllegalStateException("the key was free a moment ago: " + wish.key());
        }
        events.add(estimate, EstimateState.PROPOSED, by, estimate.proposedAt(), "", offer, null);
        letters.ask(estimate, ticket, asked);
        telling.of(estimate, EstimateState.PROPOSED, by, "");
        return new ProposeResult.Proposed(estimate, names(asked));
    }

    /** One whose last day is over waits for nobody, but stands in the place of the next all the same. */
    private void replace(Ticket ticket, PersonId by) {
        for (var old : estimates.of(ticket.id(), offers.today())) {
            if (old.state() == EstimateState.PROPOSED || old.state() == EstimateState.EXPIRED) {
                var at = clock.instant();
                estimates.end(old.id(), EstimateState.REPLACED, by, at, "", null, null, null);
                events.add(old, EstimateState.REPLACED, by, at, "", old.offer(), null);
                links.useUp(old.id());
                letters.takeBack(old);
            }
        }
    }

    private Estimate estimate(ProposeEstimate wish, Ticket ticket, Offer offer, PersonId by) {
        return new Estimate(
                EstimateId.next(),
                ticket.client(),
                ticket.id(),
                ticket.number(),
                wish.minutes(),
                wish.kind(),
                wish.what().strip(),
                wish.validUntil().orElseGet(() -> offers.today().plusDays(USUAL_DAYS)),
                by,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                offer,
                EstimateState.PROPOSED,
                Optional.empty(),
                Optional.empty());
    }

    private List<Violation> violations(ProposeEstimate wish, Ticket ticket) {
        var found = new ArrayList<Violation>();
        if (wish.minutes().value() < 1 || wish.minutes().value() > MOST_HOURS * 60L) {
            found.add(Violation.of("minutes", "minutes", MOST_HOURS));
        }
        if (wish.what().isBlank()) {
            found.add(Violation.of("what", "required"));
        } else if (wish.what().length() > LONGEST) {
            found.add(Violation.of("what", "too-long", LONGEST));
        }
        var today = offers.today();
        wish.validUntil()
                .filter(day -> day.isBefore(today) || day.isAfter(today.plusDays(MOST_DAYS)))
                .ifPresent(day -> found.add(Violation.of("validUntil", "day", MOST_DAYS)));
        if (care(wish.kind(), ticket)) {
            found.add(Violation.of("kind", "care"));
        }
        return found;
    }

    /** Removing failures and errors of what is under care is the care itself: nobody is asked to pay for it. */
    private boolean care(WorkKind kind, Ticket ticket) {
        boolean repair = ticket.category() == Category.FAILURE || ticket.category() == Category.ERROR;
        return repair
                && kind != WorkKind.TRAINING
                && entitlements
                        .of(ticket.id())
                        .filter(decision -> decision.coverage() != Coverage.NONE)
                        .isPresent();
    }

    private static List<String> names(List<Person> people) {
        return people.stream().map(Person::name).toList();
    }
}
