package pl.sos.contracts;

import java.util.Optional;
import org.joda.money.Money;

/**
 * The subscription.
 *
 * @param monthly net, for a calendar month; zero where the price list says
 * @param dueDays by when an invoice is paid, counted from the day it was issued
 */
public record Fee(Money monthly, Optional<Indexation> indexation, Timing timing, int dueDays) {
    /** When a month is invoiced. */
    public enum Timing {
        IN_ADVANCE,
        IN_ARREARS
    }
}
