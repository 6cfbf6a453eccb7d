package pl.sos.notifications;

/** How somebody is told. */
public enum Way {
    /** In the page: the bell, at once. */
    BELL,
    MAIL,
    /** By the browser, while no page is open too (RFC 8030). */
    PUSH
}
