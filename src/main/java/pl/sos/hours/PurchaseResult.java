package pl.sos.hours;

/** What came of a {@link PurchaseHours}. */
public sealed interface PurchaseResult {
    /** Done, now or by an earlier call with the same key. */
    record Purchased(LotId lot, Balance after) implements PurchaseResult {}

    /** The contract is not there, not yours, or is not in force on the block's first day. */
    record NoContract() implements PurchaseResult {}
}
