package pl.sos.search.internal;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Behind which hit a search goes on.
 *
 * @param corrected nothing was found as it was typed, so it is looked for with slips of the fingers
 */
record Cursor(boolean corrected, EntryStore.Found last) {
    private static final Pattern WRITTEN = Pattern.compile(
            "([01]):(\\d{1,4}):(-?\\d{1,18}):" + "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})");

    /** Empty for a text that is no cursor; the text comes from an address, anybody may write it. */
    static Optional<Cursor> read(String text) {
        var parts = WRITTEN.matcher(text);
        return parts.matches()
                ? Optional.of(new Cursor(
                        parts.group(1).equals("1"),
                        new EntryStore.Found(
                                Integer.parseInt(parts.group(2)),
                                UUID.fromString(parts.group(4)),
                                Long.parseLong(parts.group(3)))))
                : Optional.empty();
    }

    String text() {
        return (corrected ? "1" : "0") + ":" + last.station() + ":" + last.place() + ":" + last.id();
    }
}
