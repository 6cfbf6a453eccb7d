package pl.sos.kernel;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;

/**
 * Where a list by day was cut. The latest day comes first, within a day the greatest id; the order is the database's.
 *
 * @param day Europe/Warsaw
 */
public record DayCursor(LocalDate day, UUID id) implements Comparable<DayCursor> {
    /** Before everything. */
    public static final DayCursor FIRST = new DayCursor(LocalDate.of(9999, 12, 31), new UUID(-1, -1));

    // The database compares ids as unsigned bytes, Java's own comparison does not.
    private static final Comparator<DayCursor> LATEST_FIRST = Comparator.comparing(DayCursor::day)
            .thenComparing(cursor -> cursor.id().toString())
            .reversed();

    /** @throws RuntimeException when the text was not made by {@link #toString} */
    public static DayCursor parse(String text) {
        int end = text.indexOf('_');
        return new DayCursor(LocalDate.parse(text.substring(0, end)), UUID.fromString(text.substring(end + 1)));
    }

    @Override
    public int compareTo(DayCursor other) {
        return LATEST_FIRST.compare(this, other);
    }

    @Override
    public String toString() {
        return day + "_" + id;
    }
}
