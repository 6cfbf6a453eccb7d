package pl.sos.remote;

/** How a client agreed. */
public sealed interface Said {
    /**
     * A click of a person of the client's.
     *
     * @param address from which it came
     * @param agent the browser as it calls itself
     * @param number of the session, when the client knows it better; may be empty
     */
    record InPortal(String address, String agent, String number) implements Said {}

    /**
     * Said to a person of ours.
     *
     * @param name of who agreed
     * @param how such as "przez telefon, 61 654 00 11"; may be empty
     */
    record Spoken(String name, String how) implements Said {}
}
