package pl.sos.work.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pl.sos.tickets.Actor;
import pl.sos.work.Counting;
import pl.sos.work.LogWork;
import pl.sos.work.Violation;

/** What a wish to write work down must be like, whatever the contract says. */
final class Checks {
    static final int NOTE = 2000;
    static final int REASON = 500;
    private static final int DAY = 1440;
    private static final Duration LONG_AGO = Duration.ofDays(400);

    private Checks() {}

    static List<Violation> of(LogWork wish, Actor by, Instant now) {
        var violations = new ArrayList<Violation>();
        if (wish.minutes().value() < 1 || wish.minutes().value() > DAY) {
            violations.add(Violation.of("minutes", "out-of-range", DAY));
        }
        if (wish.startedAt().isAfter(now)) {
            violations.add(Violation.of("performedAt", "in-future"));
        } else if (wish.startedAt().isBefore(now.minus(LONG_AGO))) {
            violations.add(Violation.of("performedAt", "too-long-ago"));
        }
        if (wish.note().length() > NOTE) {
            violations.add(Violation.of("note", "too-long", NOTE));
        }
        if (wish.counting() instanceof Counting.NotAccounted(String reason)) {
            reason(reason).ifPresent(violations::add);
        }
        if (!mayActFor(by, wish.person())) {
            violations.add(Violation.of("by", "not-yours"));
        }
        return violations;
    }

    static Optional<Violation> reason(String text) {
        if (text.isBlank()) {
            return Optional.of(Violation.of("reason", "required"));
        }
        return text.strip().length() > REASON
                ? Optional.of(Violation.of("reason", "too-long", REASON))
                : Optional.empty();
    }

    static boolean mayActFor(Actor by, pl.sos.kernel.PersonId person) {
        return by.ours() && (by.coordinates() || by.person().equals(Optional.of(person)));
    }
}
