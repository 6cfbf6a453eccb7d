package pl.sos.contracts;

import java.math.BigDecimal;
import java.time.Month;
import java.util.Optional;

/**
 * How the price follows prices (waloryzacja).
 *
 * @param month from whose first day the new price holds, every year
 * @param cap the most it may rise by, in per cent
 * @param floor the least it changes by, in per cent; below zero a price may fall
 */
public record Indexation(Index index, Month month, Optional<BigDecimal> cap, Optional<BigDecimal> floor) {
    /** Which published figure is followed. */
    public enum Index {
        /** Consumer prices of the year before, as Statistics Poland (GUS) announces them. */
        CONSUMER_PRICES,
        /** Average pay in enterprises of the year before, as Statistics Poland announces it. */
        WAGES
    }
}
