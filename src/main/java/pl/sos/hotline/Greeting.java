package pl.sos.hotline;

/** What the exchange says to a caller before it connects him. */
public enum Greeting {
    /** Rings at the client's caretaker. */
    CARETAKER,
    /** The caretaker is away or talks; rings at a deputy. */
    DEPUTY,
    /** Rings at the specialist on duty. */
    SPECIALIST,
    /** Several companies call from this number: who answers will ask. */
    WHICH,
    /** Everybody talks or is away: we call back. */
    BUSY,
    /** Outside opening hours: we call back. */
    CLOSED;

    /** The caller is promised that we call him back. */
    public boolean callsBack() {
        return this == BUSY || this == CLOSED;
    }
}
