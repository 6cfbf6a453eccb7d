package pl.sos.sla;

/** What a clock waits for. */
public enum ClockKind {
    /** A person's first answer to the client; nothing pauses it. */
    REACTION,

    /** A way to go on working; pauses while the client's answer is awaited. */
    WORKAROUND,

    /** The end of what was wrong; pauses while the client's answer is awaited. */
    REPAIR;

    public boolean pauses() {
        return this != REACTION;
    }
}
