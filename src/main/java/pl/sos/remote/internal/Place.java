package pl.sos.remote.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import pl.sos.kernel.Slice;

/** After which row the next slice of a list begins. */
record Place(Instant at, UUID id) {
    static Optional<Place> read(String text) {
        var parts = text.split("~", -1);
        try {
            return parts.length == 2
                    ? Optional.of(new Place(Instant.parse(parts[0]), UUID.fromString(parts[1])))
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
