package pl.sos.sla;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.calendars.Calendars;
import pl.sos.calendars.Deadlines;
import pl.sos.calendars.Pause;
import pl.sos.calendars.Pauses;
import pl.sos.calendars.Step;
import pl.sos.kernel.Ids;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;
import pl.sos.sla.internal.Change;
import pl.sos.sla.internal.Chronicle;
import pl.sos.sla.internal.ClockStore;
import pl.sos.sla.internal.ClockWriter;
import pl.sos.sla.internal.Clockwork;
import pl.sos.sla.internal.Promise;
import pl.sos.sla.internal.Row;
import pl.sos.sla.internal.TraceStore;

/**
 * The clocks of tickets. A clock is a pure function of policy, calendar, pauses and the moment of the report; every change
 * of one of them reckons it anew and leaves a line of history. What the client writes never restarts or stops a clock.
 * Every method joins the caller's transaction and needs a scope.
 */
@Component
public class ServiceClocks {
    private final ClockStore clocks;
    private final TraceStore traces;
    private final Calendars calendars;
    private final ClockWriter writer;
    private final Clock clock;

    ServiceClocks(ClockStore clocks, TraceStore traces, Calendars calendars, ClockWriter writer, Clock clock) {
        this.clocks = clocks;
        this.traces = traces;
        this.calendars = calendars;
        this.writer = writer;
        this.clock = clock;
    }

    /** Starts the clocks of a new ticket: one statement, whatever their number. */
    @Transactional
    public TicketClocks start(StartClocks wish) {
        return Objects.requireNonNull(start(List.of(wish)).get(wish.ticket()));
    }

    /** As {@link #start(StartClocks)} for many tickets, and still one statement. */
    @Transactional
    public Map<TicketId, TicketClocks> start(List<StartClocks> wishes) {
        var started = new HashMap<TicketId, TicketClocks>();
        var all = new ArrayList<Row>();
        for (StartClocks wish : wishes) {
            StartClocks exact = wish.storable();
            Deadlines deadlines = deadlines(exact.calendar());
            var rows = new ArrayList<Row>();
            Promise.of(exact)
                    .forEach((kind, promise) -> rows.add(
                            Clockwork.start(Ids.next(), exact.ticket(), kind, promise, deadlines, Pauses.NONE)));
            started.put(exact.ticket(), told(exact.ticket(), rows));
            all.addAll(rows);
        }
        writer.start(all);
        return started;
    }

    /**
     * Keeps the evidence of a reaction; the earliest stops the reaction clock, also when it is told later than another,
     * such as a call that was noted after the reply.
     */
    @Transactional
    public TicketClocks reacted(TicketId ticket, Evidence evidence) {
        Instant at = evidence.at().truncatedTo(ChronoUnit.MICROS);
        var change = new Change(ClockChange.Kind.STOPPED, at, Optional.of(evidence.by()));
        List<Row> rows = clocks.lock(ticket);
        rows.stream()
                .findFirst()
                .ifPresent(any -> traces.add(ticket, any.clock().client(), evidence));
        return turn(ticket, rows, change, row -> {
            ServiceClock one = row.clock();
            boolean stops = one.kind() == ClockKind.REACTION
                    && one.cancelledAt().isEmpty()
                    && one.stoppedAt().filter(stopped -> !at.isBefore(stopped)).isEmpty();
            return stops ? Clockwork.stop(row, at, deadlines(one.calendar()), Pauses.NONE) : row;
        });
    }

    /** The client's answer is awaited from now on: workaround and repair stand still. Again while paused: no change. */
    @Transactional
    public TicketClocks pause(TicketId ticket, Instant at, Optional<PersonId> by) {
        List<Row> rows = clocks.lock(ticket);
        if (rows.isEmpty() || !traces.beginPause(ticket, rows.getFirst().clock().client(), at)) {
            return told(ticket, rows);
        }
        return repause(ticket, rows, new Change(ClockChange.Kind.PAUSED, at, by));
    }

    /** The client's answer is awaited no longer. Without a pause: no change. */
    @Transactional
    public TicketClocks resume(TicketId ticket, Instant at, Optional<PersonId> by) {
        List<Row> rows = clocks.lock(ticket);
        if (!traces.endPause(ticket, at)) {
            return told(ticket, rows);
        }
        return repause(ticket, rows, new Change(ClockChange.Kind.RESUMED, at, by));
    }

    /** Since when the client's answer is awaited; empty while it is not, or while nothing would wait for it. */
    @Transactional(readOnly = true)
    public Optional<Instant> pausedSince(TicketId ticket) {
        return traces.pauses(ticket).list().stream()
                .filter(Pause::lasts)
                .map(Pause::from)
                .findFirst();
    }

    /** What a clock waits for came, such as a workaround. Already stopped: no change. */
    @Transactional
    public TicketClocks stop(TicketId ticket, ClockKind kind, Instant at, Optional<PersonId> by) {
        return stop(ticket, row -> row.clock().kind() == kind, at, by);
    }

    /** The ticket was resolved: workaround and repair, paused or not, have what they waited for. */
    @Transactional
    public TicketClocks resolved(TicketId ticket, Instant at, Optional<PersonId> by) {
        TicketClocks after = stop(ticket, row -> row.clock().kind().pauses(), at, by);
        traces.endPause(ticket, at);
        return after;
    }

    /** A resolved ticket goes on: repair runs again, with the time since it stopped as a pause. Reaction stays as it is. */
    @Transactional
    public TicketClocks reopened(TicketId ticket, Instant at, Optional<PersonId> by) {
        List<Row> rows = clocks.lock(ticket);
        for (Row row : rows) {
            ServiceClock one = row.clock();
            if (one.kind() == ClockKind.REPAIR) {
                one.stoppedAt()
                        .filter(stopped -> stopped.isBefore(at))
                        .ifPresent(stopped -> traces.addPause(ticket, one.client(), stopped, at));
            }
        }
        Pauses pauses = traces.pauses(ticket);
        return turn(ticket, rows, new Change(ClockChange.Kind.REOPENED, at, by), row -> {
            boolean runsAgain = row.clock().kind() == ClockKind.REPAIR
                    && row.clock().stoppedAt().isPresent();
            return runsAgain ? Clockwork.reopen(row, deadlines(row.clock().calendar()), pauses) : row;
        });
    }

    /**
     * Gives an open ticket the clocks of another decision after its client, category, severity or contract changed:
     * waiting clocks are reckoned anew, missing ones start from the moment of the report, those no longer promised are
     * cancelled. What was met stays met.
     *
     * @param reason in words, for history
     */
    @Transactional
    public TicketClocks recompute(StartClocks wish, String reason, Optional<PersonId> by) {
        StartClocks exact = wish.storable();
        Instant now = clock.instant();
        TicketId ticket = exact.ticket();
        Deadlines deadlines = deadlines(exact.calendar());
        if (clocks.lock(ticket).stream().anyMatch(row -> !row.clock().client().equals(exact.client()))) {
            traces.moveToClient(ticket, exact.client());
        }
        List<Row> rows = clocks.lock(ticket);
        Pauses pauses = traces.pauses(ticket);
        Map<ClockKind, Promise> promises = Promise.of(exact);
        turn(ticket, rows, new Change(ClockChange.Kind.RECOMPUTED, now, reason, by), row -> {
            Promise promise = promises.remove(row.clock().kind());
            if (row.clock().stoppedAt().isPresent()) {
                return row;
            }
            return promise == null
                    ? Clockwork.cancel(row, now, deadlines(row.clock().calendar()), pauses)
                    : Clockwork.recompute(row, promise, deadlines, pauses, now);
        });
        var added = new ArrayList<Row>();
        promises.forEach(
                (kind, promise) -> added.add(Clockwork.start(Ids.next(), ticket, kind, promise, deadlines, pauses)));
        writer.add(added, new Change(ClockChange.Kind.STARTED, now, reason, by));
        return of(ticket);
    }

    /** Gives up what still waits, such as after a merge. */
    @Transactional
    public TicketClocks cancel(TicketId ticket, Instant at, String reason, Optional<PersonId> by) {
        List<Row> rows = clocks.lock(ticket);
        Pauses pauses = traces.pauses(ticket);
        return turn(
                ticket,
                rows,
                new Change(ClockChange.Kind.CANCELLED, at, reason, by),
                row -> row.clock().waits()
                        ? Clockwork.cancel(row, at, deadlines(row.clock().calendar()), pauses)
                        : row);
    }

    @Transactional(readOnly = true)
    public TicketClocks of(TicketId ticket) {
        return told(ticket, clocks.of(List.of(ticket)));
    }

    /** The clocks of many tickets in one query; a ticket without clocks has an empty list. */
    @Transactional(readOnly = true)
    public Map<TicketId, TicketClocks> of(Collection<TicketId> tickets) {
        Map<TicketId, List<Row>> found = clocks.of(tickets).stream()
                .collect(Collectors.groupingBy(row -> row.clock().ticket()));
        return tickets.stream()
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(), ticket -> told(ticket, found.getOrDefault(ticket, List.of()))));
    }

    /** How much of the clock's time is used up, in percent rounded down; beyond 100 after the deadline. */
    @Transactional(readOnly = true)
    public int percentUsed(ServiceClock one, Instant now) {
        Instant until = one.stoppedAt().or(one::cancelledAt).orElse(now);
        return deadlines(one.calendar()).percentUsed(one.policy(), one.from(), until, heeded(one));
    }

    /** How the clock's deadline comes about, step by step. */
    @Transactional(readOnly = true)
    public List<Step> explain(ServiceClock one) {
        return deadlines(one.calendar()).explain(one.policy(), one.from(), heeded(one));
    }

    /** What happened to the ticket's clocks, oldest first; each clock begins with its start. */
    @Transactional(readOnly = true)
    public List<ClockChange> history(TicketId ticket) {
        return Chronicle.of(of(ticket), traces.changes(ticket));
    }

    /** What counted as a reaction, oldest first. */
    @Transactional(readOnly = true)
    public List<Evidence> evidence(TicketId ticket) {
        return traces.evidence(ticket);
    }

    private TicketClocks stop(TicketId ticket, Predicate<Row> which, Instant at, Optional<PersonId> by) {
        Instant exact = at.truncatedTo(ChronoUnit.MICROS);
        List<Row> rows = clocks.lock(ticket);
        Pauses pauses = traces.pauses(ticket);
        return turn(ticket, rows, new Change(ClockChange.Kind.STOPPED, exact, by), row -> {
            boolean stops = which.test(row) && row.clock().waits();
            return stops ? Clockwork.stop(row, exact, deadlines(row.clock().calendar()), pauses) : row;
        });
    }

    private TicketClocks repause(TicketId ticket, List<Row> rows, Change change) {
        Pauses pauses = traces.pauses(ticket);
        return turn(ticket, rows, change, row -> {
            boolean heeds = row.clock().kind().pauses() && row.clock().waits();
            return heeds ? Clockwork.reckon(row, deadlines(row.clock().calendar()), pauses) : row;
        });
    }

    @SuppressWarnings("ReferenceEquality") // what nothing turned comes back as it went in
    private TicketClocks turn(TicketId ticket, List<Row> rows, Change change, UnaryOperator<Row> turned) {
        var after = new ArrayList<Row>();
        for (Row row : rows) {
            Row next = turned.apply(row);
            boolean worthALine = change.what() != ClockChange.Kind.RECOMPUTED || Clockwork.moved(row, next);
            if (next != row && worthALine) {
                writer.change(row, next, change);
            }
            after.add(worthALine ? next : row);
        }
        return told(ticket, after);
    }

    private Pauses heeded(ServiceClock one) {
        return one.kind().pauses() ? traces.pauses(one.ticket()) : Pauses.NONE;
    }

    private Deadlines deadlines(String calendar) {
        return calendars
                .deadlines(calendar)
                .orElseThrow(() -> new IllegalStateException("There is no calendar " + calendar));
    }

    private static TicketClocks told(TicketId ticket, List<Row> rows) {
        return new TicketClocks(ticket, rows.stream().map(Row::clock).toList());
    }
}
