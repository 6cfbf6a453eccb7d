package pl.sos.contracts.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import pl.sos.contracts.Contract;
import pl.sos.contracts.LicenceSale;
import pl.sos.contracts.SignContract;
import pl.sos.contracts.Terms;
import pl.sos.contracts.Violation;

/** What must hold of a contract before anything else is asked: a pure function of what was entered. */
public final class ContractRules {
    /** Wider than any contract is old or long; deadlines are worked out within it. */
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private static final LocalDate LATEST = LocalDate.of(2150, 12, 31);
    private static final int LONGEST_NUMBER = 60;
    private static final int LONGEST_CLAUSE = 60;
    private static final int MINUTES_OF_A_MONTH = 31 * 24 * 60;

    private ContractRules() {}

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
        terms(sign.terms(), knownCalendar, found);
        return List.copyOf(found);
    }

    public static List<Violation> violations(LicenceSale sale, Predicate<String> knownApplication) {
        var found = new ArrayList<Violation>();
        date("soldOn", sale.soldOn(), found);
        applications("applications", sale.applications(), knownApplication, found);
        return List.copyOf(found);
    }

    private static void number(String number, List<Violation> found) {
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

    private static void date(String field, LocalDate day, List<Violation> found) {
        if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
            found.add(Violation.of(field, "date-out-of-range", EARLIEST.getYear(), LATEST.getYear()));
        }
    }

    private static void applications(String field, Set<String> codes, Predicate<String> known, List<Violation> found) {
        if (codes.isEmpty()) {
            found.add(Violation.of(field, "empty-scope"));
        }
        for (String code : new TreeSet<>(codes)) {
            if (!known.test(code)) {
                found.add(Violation.of(field, "unknown-application", code));
            }
        }
    }

    private static void terms(Terms terms, Predicate<String> knownCalendar, List<Violation> found) {
        if (!knownCalendar.test(terms.calendar())) {
            found.add(Violation.of("terms.calendar", "unknown-calendar", terms.calendar()));
        }
        if (terms.channels().isEmpty()) {
            found.add(Violation.of("terms.channels", "no-channel"));
        }
        long minutes = terms.includedMinutes().value();
        if (minutes < 0 || minutes > MINUTES_OF_A_MONTH) {
            found.add(Violation.of("terms.includedMinutes", "minutes-out-of-range", MINUTES_OF_A_MONTH));
        }
        terms.clauses().forEach((clause, paragraph) -> {
            if (paragraph.isBlank()
                    || paragraph.length() > LONGEST_CLAUSE
                    || paragraph.chars().anyMatch(Character::isISOControl)) {
                found.add(Violation.of("terms.clauses", "no-clause", LONGEST_CLAUSE));
            }
        });
    }
}
