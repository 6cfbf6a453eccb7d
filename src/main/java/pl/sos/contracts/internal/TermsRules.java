package pl.sos.contracts.internal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import pl.sos.contracts.Indexation;
import pl.sos.contracts.Terms;
import pl.sos.contracts.Violation;
import pl.sos.identity.EmailAddress;

/** What must hold of terms, whoever states them: a pure function. */
final class TermsRules {
    private static final int LONGEST_CLAUSE = 60;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 2000;
    private static final int MINUTES_OF_A_MONTH = 31 * 24 * 60;
    private static final int MINUTES_OF_A_DAY = 24 * 60;
    private static final int MOST_PERIODS = 24;
    private static final int MOST_PERCENT = 1000;
    private static final int MOST_DAYS = 3660;
    private static final int MOST_MONTHS = 120;
    private static final Money MOST_MONEY = Money.of(CurrencyUnit.of("PLN"), 1_000_000);

    private final List<Violation> found;

    private TermsRules(List<Violation> found) {
        this.found = found;
    }

    static void check(Terms terms, Predicate<String> knownCalendar, List<Violation> found) {
        var rules = new TermsRules(found);
        if (!knownCalendar.test(terms.calendar())) {
            rules.refuse("terms.calendar", "unknown-calendar", terms.calendar());
        }
        if (terms.channels().isEmpty()) {
            rules.refuse("terms.channels", "no-channel");
        }
        rules.hours(terms);
        rules.work(terms);
        rules.care(terms);
        rules.fee(terms);
        rules.ending(terms);
        rules.parties(terms);
        terms.clauses().forEach((clause, paragraph) -> {
            if (paragraph.isBlank()
                    || paragraph.length() > LONGEST_CLAUSE
                    || paragraph.chars().anyMatch(Character::isISOControl)) {
                rules.refuse("terms.clauses", "no-clause", LONGEST_CLAUSE);
            }
        });
    }

    private void hours(Terms terms) {
        long minutes = terms.hours().monthly().value();
        if (minutes < 0 || minutes > MINUTES_OF_A_MONTH) {
            refuse("terms.includedMinutes", "minutes-out-of-range", MINUTES_OF_A_MONTH);
        }
        var carryOver = terms.hours().carryOver();
        between("terms.carryOver", carryOver.atMost().value(), 0, 12L * MINUTES_OF_A_MONTH);
        between("terms.carryOverPeriods", carryOver.periods(), 0, MOST_PERIODS);
    }

    private void work(Terms terms) {
        terms.work().rounding().forEach((channel, rule) -> {
            between("terms.rounding." + channel, rule.step().value(), 1, MINUTES_OF_A_DAY);
            between("terms.rounding." + channel, rule.minimum().value(), 0, MINUTES_OF_A_DAY);
        });
        money("terms.hourlyRate", terms.work().hourlyRate());
        terms.work().rates().forEach((kind, rate) -> money("terms.rates." + kind, rate));
        between("terms.afterHoursPercent", terms.work().afterHoursPercent(), 100, MOST_PERCENT);
        between("terms.dayOffPercent", terms.work().dayOffPercent(), 100, MOST_PERCENT);
    }

    private void care(Terms terms) {
        between("terms.visits", terms.visits().aYear(), 0, 366);
        between("terms.databaseReviews", terms.visits().databaseReviews(), 0, 366);
        between("terms.protocolAcceptedAfter", terms.visits().protocolAcceptedAfter(), 0, 365);
        money("terms.travel", terms.visits().travel().rate());
        between("terms.statutoryDays", terms.updates().statutoryDays(), 0, 365);
        terms.licence().size().ifPresent(size -> between("terms.licenceSize", size, 1, 10_000_000));
    }

    private void fee(Terms terms) {
        money("terms.monthly", terms.fee().monthly());
        between("terms.dueDays", terms.fee().dueDays(), 0, 365);
        Optional<BigDecimal> cap = terms.fee().indexation().flatMap(Indexation::cap);
        Optional<BigDecimal> floor = terms.fee().indexation().flatMap(Indexation::floor);
        if (cap.isPresent() && floor.isPresent() && cap.get().compareTo(floor.get()) < 0) {
            refuse("terms.cap", "cap-below-floor");
        }
        cap.ifPresent(percent -> percent("terms.cap", percent));
        floor.ifPresent(percent -> percent("terms.floor", percent));
    }

    private void ending(Terms terms) {
        terms.ending().renewal().ifPresent(renewal -> {
            between("terms.renewal", renewal.months(), 1, MOST_MONTHS);
            between("terms.objectionDays", renewal.objectionDays(), 0, 366);
        });
        between("terms.notice", terms.ending().notice().amount(), 0, MOST_DAYS);
    }

    private void parties(Terms terms) {
        terms.parties().forVendor().forEach(name -> line("terms.vendorSignatories", name));
        terms.parties().forClient().forEach(name -> line("terms.clientSignatories", name));
        terms.parties().reporters().forEach(email -> {
            if (!EmailAddress.normalise(email).equals(Optional.of(email))) {
                refuse("terms.reporters", "no-email", email);
            }
        });
        if (terms.data().conditions().length() > LONGEST_TEXT) {
            refuse("terms.remoteConditions", "too-long", LONGEST_TEXT);
        }
    }

    private void line(String field, String text) {
        if (text.isBlank() || text.length() > LONGEST_NAME || text.chars().anyMatch(Character::isISOControl)) {
            refuse(field, "no-name", LONGEST_NAME);
        }
    }

    private void money(String field, Money money) {
        if (money.isNegative()
                || !money.getCurrencyUnit().equals(MOST_MONEY.getCurrencyUnit())
                || money.isGreaterThan(MOST_MONEY)) {
            refuse(field, "money-out-of-range", "1 000 000 PLN");
        }
    }

    private void percent(String field, BigDecimal percent) {
        if (percent.abs().compareTo(BigDecimal.valueOf(100)) > 0 || percent.scale() > 2) {
            refuse(field, "percent-out-of-range");
        }
    }

    private void between(String field, long value, long least, long most) {
        if (value < least || value > most) {
            refuse(field, "out-of-range", least, most);
        }
    }

    private void refuse(String field, String code, Object... arguments) {
        found.add(Violation.of(field, code, arguments));
    }
}
