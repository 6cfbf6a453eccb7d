package pl.sos.remote;

/** What can be done with a remote session. */
public enum SessionMove {
    AGREE,
    REFUSE,
    /** Possible until the end, by either side. */
    WITHDRAW,
    START,
    PAUSE,
    RESUME,
    END
}
