package pl.sos.hotline.internal;

import java.time.Duration;
import java.time.Instant;
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

    /**
     * All warnings of a call in the order of time. The promised hour warns first where it is the nearer one; the reaction is
     * silent until that hour has passed, and goes on from there, so that a broken promise is not forgotten. An hour after the
     * reaction's end does not warn: by then it is late anyway.
     *
     * @param rang from when both are counted; towards the promised hour by the clock
     * @param reaction when so many percent of the time for the reaction are used up
     */
    static List<BackWarning> all(Instant rang, Optional<Instant> promised, IntFunction<Instant> reaction) {
        var due = reaction.apply(100);
        var hour = promised.filter(until -> until.isBefore(due));
        var first = hour.stream()
                .flatMap(until -> ClockWarning.THRESHOLDS.stream()
                        .map(share -> new BackWarning(Towards.PROMISE, share, share(rang, until, share), until)));
        var then = ClockWarning.THRESHOLDS.stream()
                .map(share -> new BackWarning(Towards.REACTION, share, reaction.apply(share), due))
                .filter(one -> hour.isEmpty() || one.at().isAfter(hour.get()));
        return Stream.concat(first, then).toList();
    }

    private static Instant share(Instant from, Instant until, int percent) {
        return from.plus(Duration.between(from, until).multipliedBy(percent).dividedBy(100));
    }
}
