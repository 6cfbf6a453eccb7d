package pl.sos.hours;

import java.util.List;
import pl.sos.contracts.OverageRule;
import pl.sos.kernel.Minutes;

/** What came of a {@link ReserveHours}. */
public sealed interface ReserveResult {
    /**
     * Done, now or by an earlier call with the same key.
     *
     * @param fromPackage kept out of the package
     * @param overage agreed beyond it
     * @param after the period after it, as it stands now
     */
    record Reserved(ReservationId id, List<Part> parts, Minutes fromPackage, Minutes overage, Balance after)
            implements ReserveResult {
        public Reserved {
            parts = List.copyOf(parts);
        }
    }

    /** Nothing was reserved; as {@link DrawResult.NotEnough}. */
    record NotEnough(Minutes asked, Minutes left, Minutes beyond, OverageRule rule) implements ReserveResult {}

    /** The contract is not there, not yours, or is not in force on that day. */
    record NoContract() implements ReserveResult {}
}
