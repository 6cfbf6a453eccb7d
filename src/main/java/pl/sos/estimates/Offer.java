package pl.sos.estimates;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.Optional;
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
     * @param from first month of the period
     * @param until its last month
     */
    public record Left(Minutes left, YearMonth from, YearMonth until) {}

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

    /** False when the contract provides for no work beyond its hours. */
    public boolean possible() {
        return !(paid()
                && hours.isPresent()
                && contract.filter(one -> one.rule() == OverageRule.REFUSE).isPresent());
    }
}
