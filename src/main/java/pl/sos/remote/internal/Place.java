package pl.sos.remote.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import pl.sos.kernel.Slice;

/** After which row the next slice of a list begins. */
record Place(Instant at, UUID id) {
    /** A year of four digits, which the database knows; the text comes from an address, where anybody can change it. */
    private static final Pattern WRITTEN = Pattern.compile("(\\d{4}-[^~]*)~([0-9a-f-]{36})");

    static Optional<Place> read(String text) {
        var parts = WRITTEN.matcher(text);
        try {
            return parts.matches()
                    ? Optional.of(new Place(Instant.parse(parts.group(1)), UUID.fromString(parts.group(2))))
                    : Optional.empty();
        } catch (RuntimeException noPlace) {
            return Optional.empty();
        }
    }

    /** @param rows one more than the limit when there are more */
    static <T> Slice<T> cut(List<T> rows, int limit, Function<T, Place> place) {
        return rows.size() <= limit
                ? new Slice<>(rows, Optional.empty())
                : new Slice<>(
                        rows.subList(0, limit),
                        Optional.of(place.apply(rows.get(limit - 1)).text()));
    }

    String text() {
        return at + "~" + id;
    }
}
