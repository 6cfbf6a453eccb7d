package pl.sos.estimates;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import pl.sos.contracts.OverageRule;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Minutes;

/**
 * What work of so many minutes means for the client: what comes out of the package, what is paid. A pure value; an
 * estimate keeps the one of the moment it was proposed, and who decides reads that of his own moment.
 *
 * @param contract whose hours it draws on or whose rates it costs; empty for a client without one
 * @param hours empty when this kind of work draws on none
 * @param rate net for an hour of what is paid
 */
public record Offer(
        Optional<Governing> contract,
        Minutes asked,
        Optional<Left> hours,
        Minutes fromPackage,
        Minutes beyond,
        Money rate) {
    private static final BigDecimal SIXTY = BigDecimal.valueOf(60);

    /** The contract that governs the work. */
    public record Governing(ContractId id, String number, OverageRule rule) {}

    /**
     * What a settlement period still holds.
     *
     * @param left neither used nor kept for anything; may be below zero
     * @param reserved kept for something else, so neither left nor used
     * @param from first month of the period
     * @param until its last month
     */
    public record Left(Minutes left, Minutes reserved, YearMonth from, YearMonth until) {
        private boolean samePeriod(Left other) {
            return from.equals(other.from) && until.equals(other.until);
        }
    }

    /** Why the same work means something else than it did before. */
    public enum Change {
        CONTRACT,
        /** Another settlement period, with hours of its own. */
        PERIOD,
        /** More or fewer hours left in the same period. */
        HOURS,
        RATE
    }

    /** Out of the hours as far as they reach, the rest at the rate. */
    public static Offer of(Minutes asked, Optional<Governing> contract, Optional<Left> hours, Money rate) {
        long left = hours.map(Left::left).map(Minutes::value).orElse(0L);
        var fromPackage = Minutes.of(Math.clamp(left, 0, asked.value()));
        return new Offer(contract, asked, hours, fromPackage, asked.minus(fromPackage), rate);
    }

    /** Net price of what is beyond, rounded once, half up to the smallest coin. */
    public Money price() {
        return Money.of(
                rate.getCurrencyUnit(),
                rate.getAmount()
                        .multiply(BigDecimal.valueOf(beyond.value()))
                        .divide(SIXTY, rate.getCurrencyUnit().getDecimalPlaces(), RoundingMode.HALF_UP));
    }

    /** Whether anything is to be paid beside the contract. */
    public boolean paid() {
        return beyond.compareTo(Minutes.ZERO) > 0;
    }

    /** In what this differs from an offer for the same minutes that was made earlier. */
    public Set<Change> changesSince(Offer earlier) {
        var changes = EnumSet.noneOf(Change.class);
        if (!contract.equals(earlier.contract) || hours.isPresent() != earlier.hours.isPresent()) {
            changes.add(Change.CONTRACT);
        } else if (!hours.equals(earlier.hours)) {
            var one = hours.orElseThrow();
            var other = earlier.hours.orElseThrow();
            if (!one.samePeriod(other)) {
                changes.add(Change.PERIOD);
            } else if (!one.left().equals(other.left())) {
                changes.add(Change.HOURS);
            }
        }
        if (!rate.equals(earlier.rate)) {
            changes.add(Change.RATE);
        }
        return changes;
    }

    /** False when the contract provides for no work beyond its hours. */
    public boolean possible() {
        return !(paid()
                && hours.isPresent()
                && contract.filter(one -> one.rule() == OverageRule.REFUSE).isPresent());
    }
}
