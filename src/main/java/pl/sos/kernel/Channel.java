package pl.sos.kernel;

/** The way a report came to us. */
public enum Channel {
    PORTAL,
    EMAIL,
    PHONE,
    API
}
