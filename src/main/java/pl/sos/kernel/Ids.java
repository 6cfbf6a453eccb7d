package pl.sos.kernel;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes ids that sort by the moment they were made: UUID version 7 (RFC 9562 section 5.7), so that inserts touch the right
 * edge of an index. The ids of one process strictly increase, also within a millisecond and when the machine's clock is set
 * back: after the milliseconds stand 12 bits of a counter (RFC 9562 section 6.2, method 1) that begins anew, somewhere in
 * its lower half, with every millisecond; should it overflow, it carries into the milliseconds. 62 random bits follow.
 */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int COUNTER_BITS = 12;
    private static final long COUNTER = (1L << COUNTER_BITS) - 1;
    private static final long FIRST = COUNTER >>> 1;

    /** Milliseconds and counter of the last id that was given out, as one number. */
    private static final AtomicLong LAST = new AtomicLong();

    private Ids() {}

    public static UUID next() {
        return after(LAST, System.currentTimeMillis());
    }

    /** An id as of another moment, for data that is loaded with its history; those of one moment have no order. */
    public static UUID at(long epochMilli) {
        return made((epochMilli << COUNTER_BITS) | (RANDOM.nextLong() & COUNTER), RANDOM.nextLong());
    }

    /** @param last what was given out before; advanced by this call */
    static UUID after(AtomicLong last, long epochMilli) {
        long fresh = (epochMilli << COUNTER_BITS) | (RANDOM.nextLong() & FIRST);
        return made(last.updateAndGet(before -> Math.max(before + 1, fresh)), RANDOM.nextLong());
    }

    private static UUID made(long momentAndCounter, long random) {
        long high = (momentAndCounter >>> COUNTER_BITS << 16) | 0x7000L | (momentAndCounter & COUNTER);
        long low = (random & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
