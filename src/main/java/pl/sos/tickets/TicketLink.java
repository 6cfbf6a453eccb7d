package pl.sos.tickets;

import pl.sos.kernel.TicketNumber;

/** Another ticket that belongs to this one, and how. */
public record TicketLink(Kind kind, TicketNumber number, String subject, TicketStatus status) {
    public enum Kind {
        /** They concern each other. */
        RELATED,
        /** This one went on in the other: its thread is there. */
        MERGED_INTO,
        /** The other's thread came here. */
        MERGED_FROM,
        /** Messages of this one went into the other. */
        SPLIT_INTO,
        /** Messages of the other came here. */
        SPLIT_FROM,
        /** This one was closed too long ago, its matter went on in the other. */
        CONTINUED_IN,
        /** The other was closed too long ago, its matter goes on here. */
        CONTINUES
    }
}
