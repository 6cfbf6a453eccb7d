package pl.sos.hours;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import pl.sos.contracts.OverageRule;
import pl.sos.kernel.Minutes;

/** What came of a {@link DrawHours}. */
public sealed interface DrawResult {
    /**
     * Done, now or by an earlier call with the same key.
     *
     * @param parts out of the package, in the order of use; with the overage they are the minutes asked for
     * @param month in which the entry counts
     * @param belongsTo the closed month in which the work was done, where that is another
     * @param after the period after it, as it stands now
     */
    record Drawn(
            DrawId id, List<Part> parts, Minutes overage, YearMonth month, Optional<YearMonth> belongsTo, Balance after)
            implements DrawResult {
        public Drawn {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Nothing was drawn: the package does not suffice and nobody agreed to pay for the rest.
     *
     * @param left what could be drawn, minutes reserved for this work included
     * @param beyond what is missing
     * @param rule {@code REFUSE}: it can't be done; {@code ASK}: with a decision-maker's consent to {@code beyond}
     */
    record NotEnough(Minutes asked, Minutes left, Minutes beyond, OverageRule rule) implements DrawResult {}

    /** The contract is not there, not yours, or was not in force on that day. */
    record NoContract() implements DrawResult {}
}
