package pl.sos.work.internal;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.contracts.Variant;
import pl.sos.estimates.Estimate;
import pl.sos.kernel.WorkChannel;
import pl.sos.tickets.Actor;
import pl.sos.work.Counting;
import pl.sos.work.LogWork;
import pl.sos.work.LogWorkResult;
import pl.sos.work.Violation;
import pl.sos.work.WorkEntry;
import pl.sos.work.WorkEntryId;

/** Writes down work that is wished for and may be, corrects it and takes it back. What is refused leaves nothing behind. */
@Component
public class Logging {
    private static final int ATTEMPTS = 8;
    private static final long SHORTEST_NANOS = 2_000_000;

    private final EntryStore entries;
    private final Places places;
    private final Weighing weighing;
    private final AgreedWork agreed;
    private final UnagreedWork unagreed;
    private final Accounting accounting;
    private final TransactionTemplate whole;
    private final Clock clock;

    Logging(
            EntryStore entries,
            Places places,
            Weighing weighing,
            AgreedWork agreed,
            UnagreedWork unagreed,
            Accounting accounting,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.entries = entries;
        this.places = places;
        this.weighing = weighing;
        this.agreed = agreed;
        this.unagreed = unagreed;
        this.accounting = accounting;
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
        var found = places.of(wish.source());
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
        return accounting.counted(wish.key(), place, entry, weighed, by.person().orElse(wish.person()));
    }

    /** Variant II is help from afar; work at the client's is agreed and paid, or not done. */
    private static boolean onSiteFromAfar(LogWork wish, Weighing.Weighed weighed) {
        return wish.channel() == WorkChannel.ON_SITE
                && !(wish.counting() instanceof Counting.NotAccounted)
                && weighed.contract()
                        .filter(contract -> contract.variant() == Variant.LICENCE_ONLY)
                        .isPresent();
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
                : accounting.reversed(entry, reason.strip(), by.person().orElse(entry.person()));
    }
}
