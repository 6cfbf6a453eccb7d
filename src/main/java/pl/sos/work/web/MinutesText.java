package pl.sos.work.web;

import java.util.Optional;
import java.util.regex.Pattern;
import pl.sos.kernel.Minutes;

/** Minutes as a person types them: 90, 1:30, 1h30, 1 h 30 min, 2h, 1,5 h. */
public final class MinutesText {
    private static final Pattern PLAIN = Pattern.compile("(\\d{1,4})\\s*(?:m|min)?\\.?");
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2}):([0-5]\\d)");
    private static final Pattern HOURS =
            Pattern.compile("(\\d{1,2})\\s*(?:h|g|godz)\\.?\\s*(?:([0-5]?\\d)\\s*(?:m|min)?\\.?)?");
    private static final Pattern SHARE = Pattern.compile("(\\d{1,2})[.,](\\d{1,2})\\s*(?:h|g|godz)\\.?");

    private MinutesText() {}

    /** Empty for what is no time. */
    public static Optional<Minutes> parse(String typed) {
        var text = typed.strip().toLowerCase(java.util.Locale.ROOT);
        var plain = PLAIN.matcher(text);
        if (plain.matches()) {
            return Optional.of(Minutes.of(Long.parseLong(plain.group(1))));
        }
        var clock = CLOCK.matcher(text);
        if (clock.matches()) {
            return Optional.of(both(clock.group(1), clock.group(2)));
        }
        var hours = HOURS.matcher(text);
        if (hours.matches()) {
            return Optional.of(both(hours.group(1), hours.group(2) == null ? "0" : hours.group(2)));
        }
        var share = SHARE.matcher(text);
        if (share.matches()) {
            var part = Double.parseDouble(share.group(1) + "." + share.group(2));
            return Optional.of(Minutes.of(Math.round(part * 60)));
        }
        return Optional.empty();
    }

    private static Minutes both(String hours, String minutes) {
        return Minutes.of(Long.parseLong(hours) * 60 + Long.parseLong(minutes));
    }
}
