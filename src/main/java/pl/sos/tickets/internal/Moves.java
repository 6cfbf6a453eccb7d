package pl.sos.tickets.internal;

import java.util.List;
import pl.sos.tickets.TicketStatus;

/**
 * Who may move a ticket from where to where.
 *
 * <pre>
 *                      ours                                  the client's people
 * NEW                  OPEN, WAITING, RESOLVED, CLOSED       CLOSED (no longer needed)
 * OPEN                 WAITING, RESOLVED, CLOSED             CLOSED
 * WAITING_FOR_CLIENT   OPEN, RESOLVED, CLOSED                CLOSED
 * RESOLVED             OPEN, CLOSED                          OPEN (does not work), CLOSED (confirmed)
 * CLOSED               OPEN                                  OPEN, for a while
 * </pre>
 *
 * Nothing moves to NEW. Ours resolve and close what is open only with a note that the client sees.
 */
public final class Moves {
    private Moves() {}

    public static List<TicketStatus> from(TicketStatus status, boolean ours) {
        return switch (status) {
            case NEW ->
                ours
                        ? List.of(
                                TicketStatus.OPEN,
                                TicketStatus.WAITING_FOR_CLIENT,
                                TicketStatus.RESOLVED,
                                TicketStatus.CLOSED)
                        : List.of(TicketStatus.CLOSED);
            case OPEN ->
                ours
                        ? List.of(TicketStatus.WAITING_FOR_CLIENT, TicketStatus.RESOLVED, TicketStatus.CLOSED)
                        : List.of(TicketStatus.CLOSED);
            case WAITING_FOR_CLIENT ->
                ours
                        ? List.of(TicketStatus.OPEN, TicketStatus.RESOLVED, TicketStatus.CLOSED)
                        : List.of(TicketStatus.CLOSED);
            case RESOLVED -> List.of(TicketStatus.OPEN, TicketStatus.CLOSED);
            case CLOSED -> List.of(TicketStatus.OPEN);
        };
    }

    /** Whether the client must be told in words why. */
    public static boolean needsNote(TicketStatus from, TicketStatus to, boolean ours) {
        return ours && from.inQueue() && !to.inQueue();
    }
}
