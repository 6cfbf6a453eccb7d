package pl.sos.desk.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.hotline.CallLists;
import pl.sos.kernel.Slice;
import pl.sos.page.Times;
import pl.sos.tickets.QueueCounts.Count;

/** Brings together what whoever coordinates looks after, in five queries of one transaction. Needs a staff's scope. */
@Component
class Watch {
    private static final int SHOWN = 4;

    private final WatchStore store;
    private final CallLists calls;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Watch(WatchStore store, CallLists calls, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.calls = calls;
        this.transaction = transaction;
        this.clock = clock;
    }

    public WatchView at(Instant now) {
        var today = LocalDate.ofInstant(now, Times.ZONE);
        return read(() -> new WatchView(
                calls(now),
                store.mail(SHOWN),
                store.hours(today, RunningOut.Place.START, SHOWN),
                store.contracts(today, SHOWN)));
    }

    /** Contracts whose hours run out today, the least left first. */
    public Slice<RunningOut> runningOut(Optional<String> after, int limit) {
        var today = LocalDate.ofInstant(clock.instant(), Times.ZONE);
        var found = read(() -> store.hours(today, RunningOut.Place.read(after), limit + 1))
                .first();
        return found.size() <= limit
                ? new Slice<>(found, Optional.empty())
                : new Slice<>(
                        found.subList(0, limit),
                        Optional.of(found.get(limit - 1).place()));
    }

    private WatchView.Watched<WatchView.Waiting> calls(Instant now) {
        var first = calls.waiting(Optional.empty(), SHOWN).items().stream()
                .map(call -> new WatchView.Waiting(
                        call.id(),
                        Optional.ofNullable(call.names().client()),
                        call.from(),
                        call.at(),
                        call.callBack(),
                        call.owed(),
                        call.level(now),
                        Optional.ofNullable(call.names().owner())))
                .toList();
        return new WatchView.Watched<>(Count.of(first.size() < SHOWN ? first.size() : calls.waitingCount()), first);
    }

    private <T> T read(Supplier<T> queries) {
        return Objects.requireNonNull(transaction.execute(status -> queries.get()));
    }
}
