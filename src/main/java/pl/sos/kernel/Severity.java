package pl.sos.kernel;

/** How much a matter hurts within its category; the earlier stands before the later. */
public enum Severity {
    CRITICAL,
    HIGH,
    NORMAL,
    LOW
}
