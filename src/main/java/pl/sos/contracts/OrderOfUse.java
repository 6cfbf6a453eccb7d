package pl.sos.contracts;

/** Which minutes are drawn first where there are several kinds. */
public enum OrderOfUse {
    /** Whatever expires first, be it granted, carried over or purchased. */
    EXPIRING_FIRST,
    /** The hours of the period before purchased blocks. */
    GRANTED_FIRST,
    /** Purchased blocks before the hours of the period. */
    PURCHASED_FIRST
}
