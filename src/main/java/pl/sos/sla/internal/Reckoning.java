package pl.sos.sla.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import pl.sos.calendars.Deadlines;
import pl.sos.calendars.Pauses;
import pl.sos.calendars.Policy;
import pl.sos.sla.ClockKind;
import pl.sos.sla.ClockWarning;

/**
 * When a clock is due and when it warns: a pure function of policy, calendar, pauses and the moment of the report.
 *
 * @param due empty while a pause keeps it open, and so with the others
 * @param warned the highest threshold that is done with
 */
public record Reckoning(
        Optional<Instant> due, Optional<Instant> breachingAt, Optional<Instant> nextWarning, int warned) {

    private static final int BREACHING = 75;

    /** @param pauses of the ticket; a reaction does not heed them */
    public static Reckoning of(
            Deadlines deadlines, ClockKind kind, Policy policy, Instant from, Pauses pauses, int warned) {
        Pauses heeded = kind.pauses() ? pauses : Pauses.NONE;
        return new Reckoning(
                deadlines.due(policy, from, heeded),
                deadlines.reached(policy, from, heeded, BREACHING),
                ClockWarning.THRESHOLDS.stream()
                        .filter(threshold -> threshold > warned)
                        .findFirst()
                        .flatMap(threshold -> deadlines.reached(policy, from, heeded, threshold)),
                warned);
    }

    /** A threshold and the moment at which it was reached. */
    public record Reached(int threshold, Instant at) {}

    /** The thresholds above {@code warned} that have been reached by now, lowest first. */
    public static List<Reached> reached(
            Deadlines deadlines, ClockKind kind, Policy policy, Instant from, Pauses pauses, int warned, Instant now) {
        Pauses heeded = kind.pauses() ? pauses : Pauses.NONE;
        return ClockWarning.THRESHOLDS.stream()
                .filter(threshold -> threshold > warned)
                .flatMap(threshold -> deadlines.reached(policy, from, heeded, threshold).stream()
                        .map(at -> new Reached(threshold, at)))
                .filter(reached -> !reached.at().isAfter(now))
                .toList();
    }
}
