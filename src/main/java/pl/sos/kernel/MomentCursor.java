package pl.sos.kernel;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a list by moment was cut. The latest comes first, within a moment the greatest id; the order is the database's, and
 * so is the precision: a moment is in whole microseconds.
 */
public record MomentCursor(Instant at, UUID id) implements Comparable<MomentCursor> {
    private static final Instant LAST_MOMENT = Instant.parse("9999-12-31T00:00:00Z");

    /** Before everything. */
    public static final MomentCursor FIRST = new MomentCursor(LAST_MOMENT, new UUID(-1, -1));

    // The database compares ids as unsigned bytes, Java's own comparison does not.
    private static final Comparator<MomentCursor> LATEST_FIRST = Comparator.comparing(MomentCursor::at)
            .thenComparing(cursor -> cursor.id().toString())
            .reversed();

    /** Empty when the text was not made by {@link #toString}. */
    public static Optional<MomentCursor> parse(String text) {
        try {
            int end = text.indexOf('_');
            var at = Instant.parse(text.substring(0, end));
            return at.isBefore(Instant.EPOCH) || at.isAfter(LAST_MOMENT)
                    ? Optional.empty()
                    : Optional.of(new MomentCursor(at, UUID.fromString(text.substring(end + 1))));
        } catch (RuntimeException notOurs) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(MomentCursor other) {
        return LATEST_FIRST.compare(this, other);
    }

    @Override
    public String toString() {
        return at + "_" + id;
    }
}
