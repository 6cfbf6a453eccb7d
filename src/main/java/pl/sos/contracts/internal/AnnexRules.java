package pl.sos.contracts.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import pl.sos.contracts.AddAnnex;
import pl.sos.contracts.Contract;
import pl.sos.contracts.Variant;
import pl.sos.contracts.Violation;

/** What must hold of a change to a contract: pure functions of the contract, the day and what was entered. */
public final class AnnexRules {
    private static final int LONGEST_REASON = 500;
    /** What begins later than that is a slip of the year. */
    private static final int MOST_YEARS_AHEAD = 5;

    private AnnexRules() {}

    /**
     * The day that an annex written today would begin on, unless somebody says otherwise: the first of a month after today and
     * after every version there is; the next possible day where the contract has ended by then.
     */
    public static LocalDate usualStart(Contract contract, LocalDate today) {
        LocalDate latest = contract.versions().getLast().from();
        LocalDate known = latest.isAfter(today) ? latest : today;
        LocalDate first = known.plusMonths(1).withDayOfMonth(1);
        LocalDate next = known.plusDays(1);
        return ended(contract, first) && !ended(contract, next) ? next : first;
    }

    private static boolean ended(Contract contract, LocalDate day) {
        return contract.renewal().isEmpty()
                && contract.until().filter(day::isAfter).isPresent();
    }

    /** @param today Europe/Warsaw */
    public static List<Violation> violations(
            Contract contract,
            AddAnnex annex,
            LocalDate today,
            Predicate<String> knownApplication,
            Predicate<String> knownCalendar) {
        var found = new ArrayList<Violation>();
        if (contract.variant() == Variant.LICENCE_ONLY) {
            return List.of(Violation.of("number", "no-annex-to-licence"));
        }
        ContractRules.number(annex.number(), found);
        if (contract.versions().stream()
                .anyMatch(version ->
                        version.annex().filter(annex.number().strip()::equals).isPresent())) {
            found.add(Violation.of("number", "annex-taken", annex.number().strip()));
        }
        when(contract, annex, today, found);
        ContractRules.applications("scope", annex.terms().scope(), knownApplication, found);
        TermsRules.check(annex.terms(), knownCalendar, found);
        if (found.isEmpty()
                && annex.until().isEmpty()
                && contract.versions().getLast().terms().equals(annex.terms())) {
            found.add(Violation.of("terms", "annex-changes-nothing"));
        }
        return List.copyOf(found);
    }

    private static void when(Contract contract, AddAnnex annex, LocalDate today, List<Violation> found) {
        ContractRules.date("from", annex.from(), found);
        if (found.stream().anyMatch(one -> one.field().equals("from"))) {
            return;
        }
        if (annex.from().isAfter(today.plusYears(MOST_YEARS_AHEAD))) {
            found.add(Violation.of("from", "annex-too-far", MOST_YEARS_AHEAD));
            return;
        }
        LocalDate latest = contract.versions().getLast().from();
        if (!annex.from().isAfter(latest)) {
            found.add(Violation.of("from", "annex-not-after", latest));
        }
        if (annex.until().isEmpty() && ended(contract, annex.from())) {
            found.add(
                    Violation.of("from", "annex-after-the-end", contract.until().get()));
        }
        annex.until().ifPresent(last -> {
            ContractRules.date("until", last, found);
            if (last.isBefore(annex.from())) {
                found.add(Violation.of("until", "ends-before-it-starts"));
            }
            if (contract.notice().isPresent()) {
                found.add(Violation.of("until", "notice-given"));
            }
        });
    }

    /** Of notice given on a day. */
    public static List<Violation> violations(Contract contract, LocalDate givenOn, String reason) {
        var found = new ArrayList<Violation>();
        ContractRules.date("givenOn", givenOn, found);
        if (contract.variant() == Variant.LICENCE_ONLY) {
            found.add(Violation.of("givenOn", "no-notice-to-licence"));
        }
        if (contract.notice().isPresent()) {
            found.add(Violation.of("givenOn", "notice-given"));
        } else if (contract.lastDay(givenOn).filter(givenOn::isAfter).isPresent()) {
            found.add(Violation.of("givenOn", "already-ended"));
        }
        if (reason.length() > LONGEST_REASON) {
            found.add(Violation.of("reason", "too-long", LONGEST_REASON));
        }
        return List.copyOf(found);
    }
}
