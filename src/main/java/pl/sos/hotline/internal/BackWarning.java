package pl.sos.hotline.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import pl.sos.sla.ClockWarning;

/**
 * A warning of a call that waits to be called back.
 *
 * @param threshold percent of the time that is used up then; 100 when it is over
 * @param at when it is so
 * @param due when that time is over
 */
record BackWarning(Towards towards, int threshold, Instant at, Instant due) {
    /** What is nearing: the hour that the caller heard, or the reaction that the contract grants. */
    enum Towards {
        PROMISE,
        REACTION
    }

    /** Of several that were reached at once, the one that says most. */
    static final Comparator<BackWarning> LATEST =
            Comparator.comparing(BackWarning::at).thenComparingInt(BackWarning::threshold);

    /**
     * All warnings of a call in the order of time. The promised hour warns first where it is the nearer one; the reaction is
     * silent until that hour has passed, and goes on from there, so that a broken promise is not forgotten. An hour after the
     * reaction's end does not warn: by then it is late anyway.
     *
     * @param opens when the hot-line opened after the call: nobody is told in the night of an hour that is promised for the morning
     * @param reaction when so many percent of the time for the reaction are used up
     */
    static List<BackWarning> all(Instant opens, Optional<Instant> promised, IntFunction<Instant> reaction) {
        var due = reaction.apply(100);
        var hour = promised.filter(until -> until.isBefore(due));
        var first = hour.stream()
                .flatMap(until -> ClockWarning.THRESHOLDS.stream()
                        .map(share -> new BackWarning(Towards.PROMISE, share, share(opens, until, share), until)));
        var then = ClockWarning.THRESHOLDS.stream()
                .map(share -> new BackWarning(Towards.REACTION, share, reaction.apply(share), due))
                .filter(one -> hour.isEmpty() || one.at().isAfter(hour.get()));
        return Stream.concat(first, then).toList();
    }

    /** An hour that was promised before another calendar held may come before the opening: it warns at once when it is there. */
    private static Instant share(Instant opens, Instant until, int percent) {
        var from = opens.isBefore(until) ? opens : until;
        return from.plus(Duration.between(from, until).multipliedBy(percent).dividedBy(100));
    }
}
