package pl.sos.hotline;

/** Where a call stands. */
public enum CallState {
    RINGING,
    TALKING,
    ENDED,
    /** Nobody picked it up: it waits until somebody calls back or says that it is dealt with. */
    MISSED
}
