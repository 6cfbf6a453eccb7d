package pl.sos.hours;

import pl.sos.kernel.Minutes;

/** What came of a {@link ReleaseHours}. */
public sealed interface ReleaseResult {
    /**
     * Done, now or by an earlier call with the same key.
     *
     * @param given back to the package
     * @param expired whose lot had expired meanwhile
     * @param overage that was agreed and is not any more
     */
    record Released(Minutes given, Minutes expired, Minutes overage) implements ReleaseResult {}

    /** Less is left on the reservation than was to be released. */
    record NotSoMuch(Minutes left) implements ReleaseResult {}

    /** It is not there, or not yours. */
    record NoReservation() implements ReleaseResult {}
}
