package pl.sos.hotline;

/** What became of a call, in one word: enough to tell two calls of one caller apart. */
public enum CallOutcome {
    /** It rings, or somebody talks. */
    RUNS,
    /** Talked about, and nobody said yet what it became. */
    UNWRITTEN,
    /** The caller was promised that we call back. */
    PROMISED,
    /** Nobody picked it up, and it waits for somebody to deal with it. */
    MISSED,
    /** Nobody picked it up, and it was dealt with. */
    MISSED_DONE,
    TICKET,
    NO_TICKET;

    /**
     * @param promised that we call back
     * @param ticket it belongs to one
     */
    public static CallOutcome of(CallState state, boolean promised, boolean settled, boolean ticket) {
        if (state == CallState.MISSED && !settled) {
            return promised ? PROMISED : MISSED;
        }
        if (ticket) {
            return TICKET;
        }
        return switch (state) {
            case RINGING, TALKING -> RUNS;
            case MISSED -> MISSED_DONE;
            case ENDED -> settled ? NO_TICKET : UNWRITTEN;
        };
    }
}
