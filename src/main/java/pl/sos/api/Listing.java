package pl.sos.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next hand it back as {@code after} for the following page; null on the last
 */
public record Listing<T>(
        List<T> items,

        @Schema(description = "Hand it back as `after` for the following page; null on the last.") @Nullable
        String next) {}
