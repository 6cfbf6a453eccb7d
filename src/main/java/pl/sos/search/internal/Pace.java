package pl.sos.search.internal;

import java.time.Duration;

/**
 * How long the index rests between two batches. It rests four times as long as it worked, so that it never takes more than a fifth of
 * one core from those who write – but not while something may have waited {@link #PATIENCE}: in a storm it goes on without rest
 * until it has caught up.
 */
final class Pace {
    /** Between two looks while there is little to do. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    /** What was written waits no longer than this for the index to begin with it in earnest. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int REST = 4;
    private static final int MUCH = 50;

    private Duration caughtUpAt;

    /** @param now on any clock that goes on evenly; at this moment nothing waits yet */
    Pace(Duration now) {
        caughtUpAt = now;
    }

    /**
     * @param read how many things the batch read
     * @param caughtUp whether nothing else waited when it began
     * @param began on the clock of the constructor
     * @param ended on the same clock
     * @return how long to rest now
     */
    Duration rest(int read, boolean caughtUp, Duration began, Duration ended) {
        if (caughtUp) {
            caughtUpAt = began;
        }
        if (read < MUCH) {
            return PAUSE;
        }
        var rest = ended.minus(began).multipliedBy(REST);
        var left = caughtUpAt.plus(PATIENCE).minus(ended);
        return left.isNegative() ? Duration.ZERO : rest.compareTo(left) < 0 ? rest : left;
    }
}
