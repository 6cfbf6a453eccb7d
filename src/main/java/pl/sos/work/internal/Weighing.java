package pl.sos.work.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.calendars.Calendars;
import pl.sos.calendars.WorkingCalendar;
import pl.sos.contracts.Contract;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.OfferDefaults;
import pl.sos.contracts.Rounding;
import pl.sos.contracts.Terms;
import pl.sos.contracts.WorkTerms;
import pl.sos.entitlement.Coverage;
import pl.sos.entitlement.Decision;
import pl.sos.entitlement.Entitlements;
import pl.sos.entitlement.HousePolicy;
import pl.sos.entitlement.Reason;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.WorkChannel;
import pl.sos.kernel.WorkKind;
import pl.sos.work.Counting;
import pl.sos.work.DrawsOn;
import pl.sos.work.Price;
import pl.sos.work.TimePart;
import pl.sos.work.WorkEntry;

/** Finds the contract that governs a piece of work and counts its minutes by it. */
@Component
class Weighing {
    private final Contracts contracts;
    private final Calendars calendars;
    private final Entitlements entitlements;
    private final HousePolicy house;

    Weighing(Contracts contracts, Calendars calendars, Entitlements entitlements, HousePolicy house) {
        this.contracts = contracts;
        this.calendars = calendars;
        this.entitlements = entitlements;
        this.house = house;
    }

    /**
     * What a contract makes of a piece of work.
     *
     * @param contract that it draws on or whose rates it costs; empty for a client without one
     * @param parts accounted minutes by time, in order
     * @param rounding by which they were accounted; empty where they had been before
     */
    record Weighed(
            LocalDate performedOn,
            Optional<Contract> contract,
            WorkTerms terms,
            WorkKind kind,
            List<TimePart> parts,
            Optional<Rounding> rounding,
            DrawsOn drawsOn) {
        WorkEntry.Count count() {
            return WorkEntry.Count.of(drawsOn, parts, contract.map(Contract::id));
        }

        /** When so many of its minutes are billed and the hours paid for the others. */
        WorkEntry.Count count(Minutes billed) {
            return new WorkEntry.Count(
                    drawsOn,
                    parts,
                    contract.map(Contract::id),
                    TimeParts.total(parts).minus(billed),
                    Optional.of(billed).filter(some -> some.value() > 0).map(this::price));
        }

        /** The hours pay for the earliest minutes of an entry; what is billed are its last. */
        Price price(Minutes billed) {
            var paid = TimeParts.total(parts).minus(billed);
            return Price.of(TimeParts.after(parts, paid), kind, terms);
        }
    }

    Weighed weigh(
            Place place, Instant startedAt, Minutes minutes, WorkKind kind, WorkChannel channel, Counting counting) {
        var governed = governed(place, startedAt);
        var terms = governed.work();
        var drawsOn = DrawRule.of(
                governed.covers() ? Optional.of(terms) : Optional.empty(),
                kind,
                place.ticket().map(Place.OnTicket::category),
                counting);
        var real = TimeParts.of(startedAt, minutes, calendar(governed));
        var parts = drawsOn.counts() ? TimeParts.accounted(real, terms.rounding(channel), terms) : List.<TimePart>of();
        var rounding = Optional.of(terms.rounding(channel)).filter(rule -> drawsOn.counts());
        return new Weighed(governed.day(), governed.contract(), terms, kind, parts, rounding, drawsOn);
    }

    /**
     * The same work for a client to whom its ticket was moved: its minutes were rounded once and stay as they are.
     *
     * @param parts as they were accounted
     */
    Weighed again(Place place, Instant startedAt, WorkKind kind, List<TimePart> parts, DrawsOn before) {
        var governed = governed(place, startedAt);
        var drawsOn = switch (before) {
            case HOURS, RATE, UNDECIDED ->
                DrawRule.of(
                        governed.covers() ? Optional.of(governed.work()) : Optional.empty(),
                        kind,
                        Optional.empty(),
                        Counting.asAgreed());
            case CARE, NOTHING -> before;
        };
        return new Weighed(
                governed.day(), governed.contract(), governed.work(), kind, parts, Optional.empty(), drawsOn);
    }

    /** The contract on whose hours work for this place draws on that day, as far as it can be said without knowing it. */
    Optional<Contract> contract(Place place, Instant at) {
        var governed = governed(place, at);
        return governed.contract().filter(contract -> governed.covers());
    }

    private record Governed(LocalDate day, Optional<Contract> contract, Optional<Terms> terms, boolean covers) {
        WorkTerms work() {
            return terms.map(Terms::work).orElse(OfferDefaults.WORK);
        }
    }

    /** The contract of the ticket's decision while it is in force, else that which suits the application best. */
    private Governed governed(Place place, Instant startedAt) {
        var day = LocalDate.ofInstant(startedAt, house.zone());
        var decision = place.ticket()
                .filter(ticket -> ticket.client().equals(place.client()))
                .flatMap(ticket -> entitlements.of(ticket.id()));
        var application = place.ticket().flatMap(Place.OnTicket::application);
        var inForce = inForce(place.client(), day, application);
        var decided = decision.flatMap(Decision::contract);
        var contract = inForce.stream()
                .filter(one -> decided.filter(one.id()::equals).isPresent())
                .findFirst()
                .or(() -> inForce.stream().findFirst());
        boolean refused = decision.filter(Weighing::refused).isPresent();
        return new Governed(day, contract, contract.flatMap(one -> one.termsOn(day)), contract.isPresent() && !refused);
    }

    /** Hours that were used up may be there again; whether they are is the ledger's to say. */
    private static boolean refused(Decision decision) {
        return decision.coverage() == Coverage.NONE && decision.reason() != Reason.HOURS_USED_UP;
    }

    private List<Contract> inForce(ClientId client, LocalDate day, Optional<String> application) {
        return contracts.of(client).stream()
                .filter(contract -> contract.inForceOn(day))
                .sorted(Comparator.comparing((Contract contract) -> application
                                .filter(code ->
                                        !contract.termsToShow(day).scope().contains(code))
                                .isPresent())
                        .thenComparing(Contract::variant)
                        .thenComparing(Contract::number))
                .toList();
    }

    private WorkingCalendar calendar(Governed governed) {
        var code = governed.terms().map(Terms::calendar).orElse(house.calendar());
        return calendars
                .find(code)
                .orElseThrow(() -> new IllegalStateException("a contract names the calendar " + code));
    }
}
