package pl.sos.work;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.joda.money.Money;
import pl.sos.contracts.WorkTerms;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.WorkKind;

/**
 * What minutes at the rate cost.
 *
 * @param hourly net for an hour within working hours
 * @param lines by kind of time, in order
 * @param net of all lines together, rounded to the grosz once, half up
 */
public record Price(Money hourly, List<Line> lines, Money net) {
    private static final BigDecimal PERCENT_OF_AN_HOUR = BigDecimal.valueOf(60L * 100);

    /** @param percent of the hourly rate that this time costs */
    public record Line(WorkTime when, Minutes minutes, int percent) {}

    public Price {
        lines = List.copyOf(lines);
    }

    public static Price of(List<TimePart> parts, WorkKind kind, WorkTerms terms) {
        var hourly = terms.rate(kind);
        var lines = parts.stream()
                .map(part -> new Line(part.when(), part.minutes(), part.when().percent(terms)))
                .toList();
        var weighted = lines.stream()
                .mapToLong(line -> Math.multiplyExact(line.minutes().value(), (long) line.percent()))
                .sum();
        var net = hourly.getAmount()
                .multiply(BigDecimal.valueOf(weighted))
                .divide(PERCENT_OF_AN_HOUR, hourly.getCurrencyUnit().getDecimalPlaces(), RoundingMode.HALF_UP);
        return new Price(hourly, lines, Money.of(hourly.getCurrencyUnit(), net));
    }

    /** The same below zero, for a reversal. */
    public Price negated() {
        return new Price(
                hourly,
                lines.stream()
                        .map(line -> new Line(line.when(), Minutes.ZERO.minus(line.minutes()), line.percent()))
                        .toList(),
                net.negated());
    }

    public Minutes minutes() {
        return Minutes.of(
                lines.stream().mapToLong(line -> line.minutes().value()).sum());
    }
}
