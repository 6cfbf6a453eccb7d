package pl.sos.tickets;

import java.util.List;

/** What became of a change to a ticket. */
public sealed interface ChangeResult {
    /** @param ticket as it stands now; after a merge the one that survives, after a split the new one */
    record Done(Ticket ticket) implements ChangeResult {}

    /** Not there, or not for this person to see. */
    record NotFound() implements ChangeResult {}

    /**
     * Somebody was faster; nothing was stored.
     *
     * @param current the ticket as it stands now
     * @param changed what changed since the version that the request named, oldest first
     */
    record Conflict(Ticket current, List<FieldChange> changed) implements ChangeResult {}

    /** A rule forbids it; nothing was stored. */
    record Refused(List<Violation> violations) implements ChangeResult {}
}
