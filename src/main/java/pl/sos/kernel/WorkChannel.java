package pl.sos.kernel;

/** How the specialist reached the client; contracts round time by it. */
public enum WorkChannel {
    PHONE,
    REMOTE,
    ON_SITE
}
