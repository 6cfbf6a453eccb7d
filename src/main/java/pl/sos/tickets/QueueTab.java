package pl.sos.tickets;

/** The tabs of the queue. */
public enum QueueTab {
    /** Open and assigned to the person of the filter's assignee. */
    MINE,
    /** Open and nobody's. */
    UNASSIGNED,
    OPEN,
    /** Open, with a clock of which three quarters have passed, or all. */
    BREACHING,
    /** Resolved or closed, the latest first. */
    CLOSED,
    /** Everything that the scope may see, the latest first; the portal's list. */
    ALL
}
