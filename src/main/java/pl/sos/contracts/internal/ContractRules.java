package pl.sos.contracts.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import pl.sos.contracts.Contract;
import pl.sos.contracts.LicenceSale;
import pl.sos.contracts.NeedsOneOf;
import pl.sos.contracts.SignContract;
import pl.sos.contracts.Violation;

/** What must hold of a contract before anything else is asked: a pure function of what was entered. */
public final class ContractRules {
    /** Wider than any contract is old or long; deadlines are worked out within it. */
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private static final LocalDate LATEST = LocalDate.of(2150, 12, 31);
    private static final int LONGEST_NUMBER = 60;

    private ContractRules() {}

    /**
     * What of a sale has nothing to work on.
     *
     * @param has codes of what the client has already
     * @param needs of an application, those of which one would do; empty for one that stands alone
     */
    public static List<NeedsOneOf> alone(Set<String> sold, Set<String> has, Function<String, List<String>> needs) {
        return sold.stream()
                .sorted()
                .map(code -> new NeedsOneOf(code, needs.apply(code)))
                .filter(one -> !one.anyOf().isEmpty()
                        && one.anyOf().stream().noneMatch(code -> sold.contains(code) || has.contains(code)))
                .toList();
    }

    public static List<Violation> violations(
            SignContract sign, Predicate<String> knownApplication, Predicate<String> knownCalendar) {
        var found = new ArrayList<Violation>();
        number(sign.number(), found);
        date("from", sign.from(), found);
        sign.signedOn().ifPresent(day -> date("signedOn", day, found));
        sign.until().ifPresent(last -> {
            date("until", last, found);
            if (last.isBefore(sign.from())) {
                found.add(Violation.of("until", "ends-before-it-starts"));
            }
        });
        applications("scope", sign.terms().scope(), knownApplication, found);
        TermsRules.check(sign.terms(), knownCalendar, found);
        return List.copyOf(found);
    }

    public static List<Violation> violations(LicenceSale sale, Predicate<String> knownApplication) {
        var found = new ArrayList<Violation>();
        date("soldOn", sale.soldOn(), found);
        applications("applications", sale.applications(), knownApplication, found);
        return List.copyOf(found);
    }

    static void number(String number, List<Violation> found) {
        if (number.isBlank()) {
            found.add(Violation.of("number", "missing"));
        } else if (number.length() > LONGEST_NUMBER) {
            found.add(Violation.of("number", "too-long", LONGEST_NUMBER));
        } else if (Contract.slug(number).isEmpty()
                || Set.of("new", "licence-sale").contains(Contract.slug(number))
                || number.chars().anyMatch(Character::isISOControl)) {
            found.add(Violation.of("number", "no-number"));
        }
    }

    static void date(String field, LocalDate day, List<Violation> found) {
        if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
            found.add(Violation.of(field, "date-out-of-range", EARLIEST.getYear(), LATEST.getYear()));
        }
    }

    static void applications(String field, Set<String> codes, Predicate<String> known, List<Violation> found) {
        if (codes.isEmpty()) {
            found.add(Violation.of(field, "empty-scope"));
        }
        for (String code : new TreeSet<>(codes)) {
            if (!known.test(code)) {
                found.add(Violation.of(field, "unknown-application", code));
            }
        }
    }
}
