package pl.sos.portal.web;

import pl.sos.contracts.Rounding;
import pl.sos.hours.Worked;
import pl.sos.kernel.Minutes;
import pl.sos.page.Page;

/** Why more was accounted than passed, in words. */
public final class RoundingWords {
    private RoundingWords() {}

    /** Empty where nothing was added. */
    public static String of(HoursView.Row row, Page page) {
        return !row.counts() || row.passed().equals(row.minutes())
                ? ""
                : row.worked()
                        .flatMap(Worked::rounding)
                        .map(rule -> rule(rule, row.passed(), page))
                        .orElse(page.t("portal.hours.rounded"));
    }

    private static String rule(Rounding rule, Minutes passed, Page page) {
        boolean least =
                Math.abs(passed.value()) < rule.least().value() && rule.least().compareTo(rule.step()) > 0;
        return least
                ? page.t("portal.hours.rounded.least", page.minutes(rule.least()))
                : page.t("portal.hours.rounded.step", page.minutes(rule.step()));
    }
}
