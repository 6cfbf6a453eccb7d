package pl.sos.kernel;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list cut by keyset.
 *
 * @param next the cursor of the following page, opaque to callers; empty on the last
 */
public record Slice<T>(List<T> items, Optional<String> next) {
    public Slice {
        items = List.copyOf(items);
    }

    public <R> Slice<R> map(Function<? super T, ? extends R> change) {
        return new Slice<R>(items.stream().<R>map(change).toList(), next);
    }
}
