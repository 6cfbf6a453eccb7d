package pl.sos.sla.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pl.sos.calendars.Deadlines;
import pl.sos.calendars.Pause;
import pl.sos.calendars.Pauses;
import pl.sos.kernel.TicketId;
import pl.sos.sla.ClockKind;
import pl.sos.sla.ServiceClock;

/** What becomes of a clock when something happens to its ticket; functions of values. */
public final class Clockwork {
    private Clockwork() {}

    public static Row start(
            UUID id, TicketId ticket, ClockKind kind, Promise promise, Deadlines deadlines, Pauses pauses) {
        var fresh = new ServiceClock(
                id,
                ticket,
                promise.client(),
                kind,
                promise.policy(),
                promise.calendar(),
                promise.from(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                0);
        return reckon(new Row(fresh, 0, 1), deadlines, pauses);
    }

    /** After the pauses changed. */
    public static Row reckon(Row row, Deadlines deadlines, Pauses pauses) {
        return reckoned(row, deadlines, pauses, row.clock().revision() + 1);
    }

    private static Row reckoned(Row row, Deadlines deadlines, Pauses pauses, int revision) {
        ServiceClock clock = row.clock();
        boolean waits = clock.waits();
        var reckoning = Reckoning.of(deadlines, clock.kind(), clock.policy(), clock.from(), pauses, row.warned());
        boolean paused =
                waits && clock.kind().pauses() && pauses.list().stream().anyMatch(Pause::lasts);
        var reckoned = new ServiceClock(
                clock.id(),
                clock.ticket(),
                clock.client(),
                clock.kind(),
                clock.policy(),
                clock.calendar(),
                clock.from(),
                reckoning.due(),
                reckoning.breachingAt(),
                waits ? reckoning.nextWarning() : Optional.empty(),
                paused,
                clock.stoppedAt(),
                clock.cancelledAt(),
                revision);
        return new Row(reckoned, row.warned(), row.round());
    }

    /** What the clock waits for came; a pause that lasts ends for it at that moment. Never before the report. */
    public static Row stop(Row row, Instant at, Deadlines deadlines, Pauses pauses) {
        ServiceClock clock = row.clock();
        Instant stopped = at.isBefore(clock.from()) ? clock.from() : at;
        return reckon(ended(row, Optional.of(stopped), Optional.empty()), deadlines, endedAt(pauses, stopped));
    }

    public static Row cancel(Row row, Instant at, Deadlines deadlines, Pauses pauses) {
        return reckon(ended(row, Optional.empty(), Optional.of(at)), deadlines, endedAt(pauses, at));
    }

    /** The clock waits again. */
    public static Row reopen(Row row, Deadlines deadlines, Pauses pauses) {
        return reckon(ended(row, Optional.empty(), Optional.empty()), deadlines, pauses);
    }

    /**
     * Another policy, calendar or start. Thresholds that the new reckoning has not reached yet warn once more; those
     * reached and done with do not.
     */
    public static Row recompute(Row row, Promise promise, Deadlines deadlines, Pauses pauses, Instant now) {
        ServiceClock clock = row.clock();
        var moved = new ServiceClock(
                clock.id(),
                clock.ticket(),
                promise.client(),
                clock.kind(),
                promise.policy(),
                promise.calendar(),
                promise.from(),
                clock.due(),
                clock.breachingAt(),
                clock.nextWarning(),
                clock.paused(),
                clock.stoppedAt(),
                Optional.empty(),
                clock.revision());
        int warned =
                Reckoning.reached(deadlines, clock.kind(), promise.policy(), promise.from(), pauses, 0, now).stream()
                        .mapToInt(Reckoning.Reached::threshold)
                        .filter(threshold -> threshold <= row.warned())
                        .max()
                        .orElse(0);
        return reckon(new Row(moved, warned, warned < row.warned() ? row.round() + 1 : row.round()), deadlines, pauses);
    }

    /** After warnings up to a threshold were given; the reckoning stays as it is, and so does its alarm. */
    public static Row warned(Row row, int threshold, Deadlines deadlines, Pauses pauses) {
        return reckoned(
                new Row(row.clock(), threshold, row.round()),
                deadlines,
                pauses,
                row.clock().revision());
    }

    /** Whether there is something to tell in history. */
    public static boolean moved(Row before, Row after) {
        ServiceClock one = before.clock();
        ServiceClock other = after.clock();
        return !(one.policy().equals(other.policy())
                && one.calendar().equals(other.calendar())
                && one.from().equals(other.from())
                && one.due().equals(other.due())
                && one.cancelledAt().equals(other.cancelledAt()));
    }

    private static Pauses endedAt(Pauses pauses, Instant at) {
        List<Pause> ended = new ArrayList<>();
        for (Pause pause : pauses.list()) {
            if (!pause.lasts()) {
                ended.add(pause);
            } else if (pause.from().isBefore(at)) {
                ended.add(new Pause(pause.from(), at));
            }
        }
        return new Pauses(ended);
    }

    private static Row ended(Row row, Optional<Instant> stoppedAt, Optional<Instant> cancelledAt) {
        ServiceClock clock = row.clock();
        var ended = new ServiceClock(
                clock.id(),
                clock.ticket(),
                clock.client(),
                clock.kind(),
                clock.policy(),
                clock.calendar(),
                clock.from(),
                clock.due(),
                clock.breachingAt(),
                clock.nextWarning(),
                clock.paused(),
                stoppedAt,
                cancelledAt,
                clock.revision());
        return new Row(ended, row.warned(), row.round());
    }
}
