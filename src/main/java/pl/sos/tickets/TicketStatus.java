package pl.sos.tickets;

/** Where a ticket stands. NEW: nobody of ours has touched it. */
public enum TicketStatus {
    NEW,
    OPEN,
    WAITING_FOR_CLIENT,
    RESOLVED,
    CLOSED;

    /** It is in the queue: somebody, we or the client, still has something to do. */
    public boolean inQueue() {
        return switch (this) {
            case NEW, OPEN, WAITING_FOR_CLIENT -> true;
            case RESOLVED, CLOSED -> false;
        };
    }
}
