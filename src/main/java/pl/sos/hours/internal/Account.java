package pl.sos.hours.internal;

/**
 * The accounts of a lot. Every minute comes out of a source and lies in one of the others, so that all accounts of a lot
 * add up to zero. A source's balance is never above zero, another's never below it; the database holds them to that too.
 */
public enum Account {
    /** Source: what the contract includes. */
    GRANTED(true),
    /** Source: what was bought. */
    PURCHASED(true),
    /** Source: what came over from the period before. */
    CARRIED_IN(true),
    /** Source: what was worked beyond the package. */
    OVERAGE(true),
    /** Source: what a correction of a closed month takes off the work counted. */
    RETURNED(true),
    AVAILABLE(false),
    RESERVED(false),
    DRAWN(false),
    EXPIRED(false),
    CARRIED_OUT(false),
    /** What a correction of a closed month takes off the overage. */
    WAIVED(false);

    private final boolean source;

    Account(boolean source) {
        this.source = source;
    }

    boolean admits(long balance) {
        return source ? balance <= 0 : balance >= 0;
    }
}
