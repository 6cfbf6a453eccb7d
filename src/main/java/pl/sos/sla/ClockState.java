package pl.sos.sla;

/** How a clock stands at a moment. */
public enum ClockState {
    RUNNING,

    /** Waits for the client. */
    PAUSED,

    /** What it waited for came in time; the very instant of the deadline is in time. */
    MET,

    /** The deadline has passed, whether what it waits for came late or not yet. */
    BREACHED,

    /** Nobody waits for it any more. */
    CANCELLED
}
