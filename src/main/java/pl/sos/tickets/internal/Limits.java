package pl.sos.tickets.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pl.sos.tickets.Violation;

/** How long and how much things may be, and what is said when they are not. */
public final class Limits {
    public static final int SUBJECT = 200;
    public static final int BODY = 1_000_000;
    public static final int WHY = 1_000;
    public static final int FILES = 20;
    public static final int AT_ONCE = 500;
    /** A clock that is ahead of ours is not the future. */
    public static final Duration SKEW = Duration.ofMinutes(1);
    /** What is written down later than this is a slip of the pen. */
    public static final Duration OLDEST_REPORT = Duration.ofDays(366);

    private Limits() {}

    /** @param clean after {@link Texts#line} */
    public static Optional<Violation> subject(String clean) {
        if (clean.isEmpty()) {
            return Optional.of(Violation.of("subject", "required"));
        }
        return clean.codePointCount(0, clean.length()) > SUBJECT
                ? Optional.of(Violation.of("subject", "too-long", SUBJECT))
                : Optional.empty();
    }

    /** @param clean after {@link Texts#body} */
    public static Optional<Violation> body(String field, String clean, boolean required) {
        if (clean.isEmpty() && required) {
            return Optional.of(Violation.of(field, "required"));
        }
        return clean.codePointCount(0, clean.length()) > BODY
                ? Optional.of(Violation.of(field, "too-long", BODY))
                : Optional.empty();
    }

    @SafeVarargs
    public static List<Violation> all(Optional<Violation>... found) {
        var violations = new ArrayList<Violation>();
        for (var one : found) {
            one.ifPresent(violations::add);
        }
        return violations;
    }
}
