package pl.sos.contracts;

import java.util.Map;
import java.util.Set;
import org.joda.money.Money;
import pl.sos.kernel.WorkChannel;
import pl.sos.kernel.WorkKind;

/**
 * How work is counted and what it costs beyond the hours included.
 *
 * @param drawsOnHours kinds that are counted against the hours; others are billed at their rate
 * @param rounding by channel, one for each
 * @param hourlyRate net for an hour, where a kind has none of its own
 * @param rates net for an hour by kind
 * @param afterHoursPercent of the rate, outside the calendar's hours of a working day; 100 changes nothing
 * @param dayOffPercent of the rate, on a day that the calendar does not work
 */
public record WorkTerms(
        Set<WorkKind> drawsOnHours,
        Map<WorkChannel, Rounding> rounding,
        Money hourlyRate,
        Map<WorkKind, Money> rates,
        int afterHoursPercent,
        int dayOffPercent) {
    public WorkTerms {
        drawsOnHours = Set.copyOf(drawsOnHours);
        rounding = Map.copyOf(rounding);
        rates = Map.copyOf(rates);
    }

    public Money rate(WorkKind kind) {
        return rates.getOrDefault(kind, hourlyRate);
    }

    /** One minute by one minute where the contract says nothing. */
    public Rounding rounding(WorkChannel channel) {
        return rounding.getOrDefault(channel, Rounding.step(1));
    }
}
