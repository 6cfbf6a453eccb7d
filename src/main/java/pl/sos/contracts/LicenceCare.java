package pl.sos.contracts;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import pl.sos.kernel.Minutes;

/**
 * Variant II as it is read: three calendar months, each with its own hours of consultation, nothing carried over.
 *
 * @param monthly what each month has
 * @param months the three, the earliest first
 * @param lastDay Europe/Warsaw
 * @param daysLeft from today to the last day; negative when it is over
 * @param offer of variant I that lies ready or was sent; for a client only what was sent
 */
public record LicenceCare(
        Contract contract,
        Minutes monthly,
        List<Month> months,
        LocalDate lastDay,
        long daysLeft,
        Optional<Offer> offer) {
    /** @param when against the month of today */
    public record Month(PackageMonths.Month hours, When when) {}

    /** Where a month lies. */
    public enum When {
        OVER,
        NOW,
        COMING
    }

    /** Empty for a contract of variant I. */
    public static Optional<LicenceCare> of(
            Contract contract, PackageMonths hours, Optional<Offer> offer, LocalDate today) {
        if (contract.variant() != Variant.LICENCE_ONLY) {
            return Optional.empty();
        }
        LocalDate last = contract.until().orElseThrow();
        var now = YearMonth.from(today);
        return Optional.of(new LicenceCare(
                contract,
                contract.versions().getFirst().terms().includedMinutes(),
                hours.of(contract.id(), YearMonth.from(contract.from()), YearMonth.from(last)).stream()
                        .map(month -> new Month(
                                month,
                                month.month().isBefore(now)
                                        ? When.OVER
                                        : month.month().equals(now) ? When.NOW : When.COMING))
                        .toList(),
                last,
                ChronoUnit.DAYS.between(today, last),
                offer));
    }
}
