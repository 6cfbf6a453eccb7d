package pl.sos.kernel;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What people call a ticket: SOS-1042. */
public record TicketNumber(long value) implements Comparable<TicketNumber> {
    private static final Pattern FORM = Pattern.compile("(?:SOS-)?([1-9][0-9]{0,17})");

    /** Reads SOS-1042, sos-1042 or 1042; empty when it is none. */
    public static Optional<TicketNumber> parse(String text) {
        var matcher = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
        return matcher.matches() ? Optional.of(new TicketNumber(Long.parseLong(matcher.group(1)))) : Optional.empty();
    }

    @Override
    public int compareTo(TicketNumber other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return "SOS-" + value;
    }
}
