package pl.sos.work.internal;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.clients.Clients;
import pl.sos.contracts.Contract;
import pl.sos.contracts.Variant;
import pl.sos.estimates.Estimate;
import pl.sos.ground.LiveEvents;
import pl.sos.ground.Topic;
import pl.sos.hours.DrawHours;
import pl.sos.hours.DrawId;
import pl.sos.hours.DrawResult;
import pl.sos.hours.HourLedger;
import pl.sos.hours.ReverseResult;
import pl.sos.hours.Worked;
import pl.sos.identity.AuditLog;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;
import pl.sos.kernel.WorkChannel;
import pl.sos.tickets.Actor;
import pl.sos.work.Counting;
import pl.sos.work.DrawsOn;
import pl.sos.work.LogWork;
import pl.sos.work.LogWorkResult;
import pl.sos.work.Violation;
import pl.sos.work.WorkEntry;
import pl.sos.work.WorkEntryId;
import pl.sos.work.WorkLogged;
import pl.sos.work.WorkSource;

/** Writes entries with what they draw, and takes them back. What is refused leaves nothing behind. */
@Component
public class Logging {
    private static final int ATTEMPTS = 8;
    private static final long SHORTEST_NANOS = 2_000_000;

    private final EntryStore entries;
    private final Weighing weighing;
    private final AgreedWork agreed;
    private final HourLedger ledger;
    private final Clients clients;
    private final UnagreedWork unagreed;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final LiveEvents live;
    private final TransactionTemplate whole;
    private final Clock clock;

    Logging(
            EntryStore entries,
            Weighing weighing,
            AgreedWork agreed,
            HourLedger ledger,
            Clients clients,
            UnagreedWork unagreed,
            AuditLog audit,
            ApplicationEventPublisher events,
            LiveEvents live,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.entries = entries;
        this.weighing = weighing;
        this.agreed = agreed;
        this.ledger = ledger;
        this.clients = clients;
        this.unagreed = unagreed;
        this.audit = audit;
        this.events = events;
        this.live = live;
        this.clock = clock;
        this.whole = new TransactionTemplate(transactions);
        // A caller's transaction goes on after a refusal; what was written for the refused wish does not.
        this.whole.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    public LogWorkResult log(LogWork wish, Actor by) {
        return whole(() -> {
            entries.lock(wish.key());
            var known = entries.byKey(wish.key());
            return known.isPresent()
                    ? new LogWorkResult.Logged(known.get(), Optional.empty())
                    : written(wish, by, Optional.empty());
        });
    }

    /** The entry is reversed and the wish written in its place, or neither. */
    public LogWorkResult correct(WorkEntryId id, LogWork wish, String reason, Actor by) {
        return whole(() -> {
            entries.lock(wish.key());
            var known = entries.byKey(wish.key());
            if (known.isPresent()) {
                return new LogWorkResult.Logged(known.get(), Optional.empty());
            }
            var back = takenBack(id, reason, by);
            return back instanceof LogWorkResult.Logged ? written(wish, by, Optional.of(id)) : back;
        });
    }

    /** @return the reversal */
    public LogWorkResult takeBack(WorkEntryId id, String reason, Actor by) {
        return whole(() -> takenBack(id, reason, by));
    }

    private LogWorkResult whole(Supplier<LogWorkResult> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (ConcurrencyFailureException | DuplicateKeyException refused) {
                // Somebody drew on the same hours at the same moment; inside a caller's transaction it is his to
                // repeat.
                if (attempt == ATTEMPTS || TransactionSynchronizationManager.isActualTransactionActive()) {
                    throw refused;
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(SHORTEST_NANOS << attempt));
            }
        }
    }

    private LogWorkResult once(Supplier<LogWorkResult> work) {
        return whole.execute(status -> {
            var result = work.get();
            if (!(result instanceof LogWorkResult.Logged)) {
                status.setRollbackOnly();
            }
            return result;
        });
    }

    private LogWorkResult written(LogWork wish, Actor by, Optional<WorkEntryId> replaces) {
        var violations = Checks.of(wish, by, clock.instant());
        if (!violations.isEmpty()) {
            return new LogWorkResult.Refused(violations);
        }
        var found = place(wish.source());
        if (found.isEmpty()) {
            return new LogWorkResult.NotFound();
        }
        var place = found.get();
        var started = wish.startedAt().truncatedTo(ChronoUnit.MINUTES);
        var weighed = weighing.weigh(place, started, wish.minutes(), wish.kind(), wish.channel(), wish.counting());
        if (onSiteFromAfar(wish, weighed)
                && place.ticket()
                        .map(Place.OnTicket::id)
                        .flatMap(agreed::forTicket)
                        .isEmpty()) {
            return new LogWorkResult.Refused(List.of(Violation.of(
                    "channel",
                    "only-remote",
                    weighed.contract().orElseThrow().number(),
                    weighed.terms()
                            .rate(wish.kind())
                            .getAmount()
                            .stripTrailingZeros()
                            .toPlainString()
                            .replace('.', ','))));
        }
        var note = wish.note().isBlank()
                ? place.ticket().map(Place.OnTicket::subject).orElse("")
                : wish.note().strip();
        if (note.isEmpty()) {
            return new LogWorkResult.Refused(List.of(Violation.of("note", "required")));
        }
        var replaced = replaces.flatMap(entries::find);
        var open = unagreed.of(place.ticket().map(Place.OnTicket::id), weighed.drawsOn(), replaced);
        if (open.filter(estimate -> !UnagreedWork.told(wish.unagreed(), estimate, replaced))
                .isPresent()) {
            return unagreed.refusal(open.get());
        }
        var entry = new WorkEntry(
                WorkEntryId.next(),
                place.client(),
                place.ticket().map(Place.OnTicket::id),
                new WorkEntry.Done(
                        wish.person(),
                        wish.kind(),
                        wish.channel(),
                        started,
                        weighed.performedOn(),
                        wish.minutes(),
                        note),
                weighed.count(),
                wish.counting() instanceof Counting.NotAccounted(String reason)
                        ? Optional.of(reason.strip())
                        : Optional.empty(),
                Optional.empty(),
                replaces,
                open.map(Estimate::id),
                false,
                clock.instant(),
                WorkEntry.Names.NONE);
        return counted(wish.key(), place, entry, weighed, by.person().orElse(wish.person()));
    }

    /** Variant II is help from afar; work at the client's is agreed and paid, or not done. */
    private static boolean onSiteFromAfar(LogWork wish, Weighing.Weighed weighed) {
        return wish.channel() == WorkChannel.ON_SITE
                && !(wish.counting() instanceof Counting.NotAccounted)
                && weighed.contract()
                        .filter(contract -> contract.variant() == Variant.LICENCE_ONLY)
                        .isPresent();
    }

    /** Takes what is due out of the hours, prices the rest, and stores the entry. */
    LogWorkResult counted(String key, Place place, WorkEntry entry, Weighing.Weighed weighed, PersonId by) {
        return switch (weighed.drawsOn()) {
            case HOURS -> drawn(key, place, entry, weighed, by);
            case RATE -> billed(key, place, entry, weighed, by);
            case CARE, NOTHING, UNDECIDED -> stored(key, place, entry, Optional.empty(), Optional.empty(), by);
        };
    }

    /** What was agreed at the rate has no reservation: what was billed on the ticket since is taken off. */
    private LogWorkResult billed(String key, Place place, WorkEntry entry, Weighing.Weighed weighed, PersonId by) {
        var asked = entry.accounted();
        var left = entry.ticket().flatMap(this::leftAtTheRate);
        return left.filter(some -> some.compareTo(asked) < 0).isPresent()
                ? new LogWorkResult.BeyondEstimate(asked, left.get())
                : stored(
                        key,
                        place,
                        entry.with(weighed.count(asked)),
                        Optional.empty(),
                        left.map(some -> some.minus(asked)),
                        by);
    }

    private Optional<Minutes> leftAtTheRate(TicketId ticket) {
        return agreed.forTicket(ticket)
                .filter(one -> one.reservation().isEmpty())
                .flatMap(one -> one.consent().map(consent -> one.left().minus(entries.billed(ticket, consent.at()))));
    }

    /** A ticket that changed hands left behind what its former client had agreed to. */
    private boolean isOf(AgreedWork.Agreement agreement, Contract contract) {
        return agreement
                .reservation()
                .flatMap(ledger::reservation)
                .map(kept -> kept.contract().equals(contract.id()))
                .orElse(agreement.reservation().isPresent());
    }

    private LogWorkResult drawn(String key, Place place, WorkEntry entry, Weighing.Weighed weighed, PersonId by) {
        var contract = weighed.contract().orElseThrow();
        var agreement = entry.ticket().flatMap(agreed::forTicket).filter(one -> isOf(one, contract));
        var asked = entry.accounted();
        if (agreement.filter(one -> one.left().compareTo(asked) < 0).isPresent()) {
            return new LogWorkResult.BeyondEstimate(asked, agreement.get().left());
        }
        var result = ledger.draw(new DrawHours(
                "work:" + entry.id(),
                contract.id(),
                entry.done().performedOn(),
                asked,
                "work:" + entry.id(),
                entry.done().note(),
                entry.ticket(),
                entry.person(),
                agreement.flatMap(AgreedWork.Agreement::reservation),
                agreement.flatMap(AgreedWork.Agreement::consent),
                Optional.of(new Worked(entry.minutes(), weighed.rounding()))));
        return switch (result) {
            case DrawResult.Drawn drawn ->
                stored(
                        key,
                        place,
                        entry.with(weighed.count(drawn.overage())),
                        Optional.of(drawn),
                        agreement.map(one -> one.left().minus(asked)),
                        by);
            case DrawResult.NotEnough(var all, var left, var beyond, var rule) ->
                new LogWorkResult.NotEnoughHours(
                        all,
                        left,
                        beyond,
                        rule,
                        weighed.price(beyond),
                        contract.number(),
                        unagreed.decisionMakers(place.client()));
            case DrawResult.NoContract() ->
                throw new IllegalStateException("no hours of the contract in force " + contract.number());
        };
    }

    /** Keeps the accounted minutes of an entry that nobody pays for yet, for a person to decide. */
    void undecided(String key, Place place, WorkEntry entry, PersonId by) {
        var count = entry.count();
        stored(
                key,
                place,
                entry.with(WorkEntry.Count.of(DrawsOn.UNDECIDED, count.parts(), count.contract())),
                Optional.empty(),
                Optional.empty(),
                by);
    }

    private LogWorkResult.Logged stored(
            String key,
            Place place,
            WorkEntry entry,
            Optional<DrawResult.Drawn> draw,
            Optional<Minutes> leftOfEstimate,
            PersonId by) {
        entries.insert(key, place, entry, draw.map(DrawResult.Drawn::id), by);
        tell(entry, place.ticket().map(Place.OnTicket::number), "work.logged");
        return new LogWorkResult.Logged(entries.find(entry.id()).orElseThrow(), draw, leftOfEstimate);
    }

    private LogWorkResult takenBack(WorkEntryId id, String reason, Actor by) {
        entries.lock("back:" + id);
        var found = entries.find(id);
        if (found.isEmpty()) {
            return new LogWorkResult.NotFound();
        }
        var entry = found.get();
        if (!entry.stands()) {
            return new LogWorkResult.CorrectedBefore();
        }
        var wrong = Checks.reason(reason);
        if (!Checks.mayActFor(by, entry.person())) {
            return new LogWorkResult.Refused(List.of(Violation.of("by", "not-yours")));
        }
        return wrong.isPresent()
                ? new LogWorkResult.Refused(List.of(wrong.get()))
                : reversed(entry, reason.strip(), by.person().orElse(entry.person()));
    }

    /** Writes the entry once more below zero and gives back what it drew. */
    LogWorkResult.Logged reversed(WorkEntry entry, String reason, PersonId by) {
        var reversal = entry.reversal(reason, clock.instant());
        entries.drawOf(entry.id()).ifPresent(draw -> giveBack(draw, reversal, reason, by));
        var place =
                entries.sourceOf(entry.id(), entry.client(), Optional.empty()).orElseThrow();
        entries.insert("back:" + entry.id(), place, reversal, Optional.empty(), by);
        tell(reversal, entry.names().ticket(), "work.taken-back");
        return new LogWorkResult.Logged(entries.find(reversal.id()).orElseThrow(), Optional.empty());
    }

    private void giveBack(DrawId draw, WorkEntry reversal, String reason, PersonId by) {
        switch (ledger.reverse(draw, reason, by, "work:" + reversal.id())) {
            case ReverseResult.Reversed reversed -> {}
            case ReverseResult.ReversedBefore() ->
                throw new IllegalStateException(draw + " was taken back behind the back of " + reversal);
            case ReverseResult.NoDraw() -> throw new IllegalStateException("no draw " + draw);
        }
    }

    private void tell(WorkEntry entry, Optional<TicketNumber> ticket, String action) {
        var facts = new HashMap<String, Object>(Map.of(
                "client", entry.client(),
                "person", entry.person(),
                "minutes", entry.minutes().value(),
                "accounted", entry.accounted().value()));
        entry.unagreed().ifPresent(estimate -> facts.put("despiteEstimate", estimate));
        audit.record(action, "work:" + entry.id(), facts);
        events.publishEvent(new WorkLogged(
                entry.id(), entry.client(), entry.ticket(), entry.person(), entry.minutes(), entry.accounted()));
        ticket.ifPresent(number -> live.publish(Topic.of("ticket:" + number)));
        live.publish(Topic.of("person:" + entry.person()), Topic.of("client:" + entry.client()));
    }

    private Optional<Place> place(WorkSource source) {
        return switch (source) {
            case WorkSource.OfTicket(TicketNumber number) ->
                entries.ticket(number)
                        .map(ticket -> new Place(ticket.client(), "TICKET", Optional.empty(), Optional.of(ticket)));
            case WorkSource.OfCall(var call, ClientId client, var number) ->
                near(client, number).map(ticket -> new Place(client, "CALL", Optional.of(call), ticket));
            case WorkSource.OfVisit(var visit, ClientId client, var number) ->
                near(client, number).map(ticket -> new Place(client, "VISIT", Optional.of(visit), ticket));
            case WorkSource.Alone(ClientId client) ->
                near(client, Optional.empty()).map(ticket -> new Place(client, "ALONE", Optional.empty(), ticket));
        };
    }

    /** The client is there, and the ticket, when one is named, is its own. */
    private Optional<Optional<Place.OnTicket>> near(ClientId client, Optional<TicketNumber> number) {
        if (clients.find(client).isEmpty()) {
            return Optional.empty();
        }
        if (number.isEmpty()) {
            return Optional.of(Optional.empty());
        }
        return entries.ticket(number.get())
                .filter(ticket -> ticket.client().equals(client))
                .map(Optional::of);
    }
}
