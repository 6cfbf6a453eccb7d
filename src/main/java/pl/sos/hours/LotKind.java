package pl.sos.hours;

/** Where the minutes of a lot come from. */
public enum LotKind {
    /** The package of the period. */
    GRANT,
    /** Left over from a period before. */
    CARRIED,
    /** A block bought beside the package, or what is left of it. */
    PURCHASED,
    /** Given back by a correction of a month that was closed. */
    CORRECTION,
    /** Beyond the package: no minutes of it, but a place for those that were worked nevertheless. */
    BEYOND
}
