package pl.sos.kernel;

import java.security.SecureRandom;
import java.util.UUID;

/**
 * Makes ids that sort by the moment they were made: UUID version 7 (RFC 9562 section 5.7), a Unix timestamp in
 * milliseconds before 74 random bits, so that inserts touch the right edge of an index.
 */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    public static UUID next() {
        return at(System.currentTimeMillis());
    }

    /** An id as of another moment, for data that is loaded with its history. */
    public static UUID at(long epochMilli) {
        var bytes = new byte[10];
        RANDOM.nextBytes(bytes);
        long randomA = ((bytes[0] & 0x0fL) << 8) | (bytes[1] & 0xffL);
        long randomB = 0;
        for (int i = 2; i < 10; i++) {
            randomB = (randomB << 8) | (bytes[i] & 0xffL);
        }
        long high = (epochMilli << 16) | 0x7000L | randomA;
        long low = (randomB & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
