package pl.sos.estimates;

/** What came of taking an estimate back. */
public sealed interface WithdrawResult {
    /** Done, now or before. */
    record Withdrawn(Estimate estimate) implements WithdrawResult {}

    /** It was refused, replaced or expired: there is nothing to take back. */
    record NotOpen(Estimate estimate) implements WithdrawResult {}

    /** It is not there. */
    record NotFound() implements WithdrawResult {}
}
