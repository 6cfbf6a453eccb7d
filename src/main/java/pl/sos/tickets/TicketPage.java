package pl.sos.tickets;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import pl.sos.caretakers.LooksAfter;
import pl.sos.entitlement.Decision;
import pl.sos.sla.TicketClocks;

/**
 * A ticket with all that its page shows, cut to what the scope may see: a client's person gets no internal message, no
 * watcher of ours and no rank.
 *
 * @param underCare the client had S.O.S. when it reported
 * @param applicationName in words; empty when the ticket names no application
 * @param thread oldest first
 * @param watchers besides reporter and assignee
 * @param links tickets it was linked, split or merged with, the merged ones being pointers
 */
public record TicketPage(
        Ticket ticket,
        boolean underCare,
        String clientName,
        String clientSlug,
        Who reporter,
        Optional<Who> assignee,
        Optional<String> applicationName,
        List<Message> thread,
        Optional<Decision> decision,
        TicketClocks clocks,
        Optional<LooksAfter> looksAfter,
        List<Who> watchers,
        List<TicketLink> links,
        Optional<Rank> rank) {
    public TicketPage {
        thread = List.copyOf(thread);
        watchers = List.copyOf(watchers);
        links = List.copyOf(links);
    }

    /** Since when it stands above what was written before anybody could read it; empty for what stands as it came. */
    public Optional<Instant> putAbove(Message message) {
        return message.joinedAt()
                .filter(joined -> thread.stream()
                        .map(Message::writtenAt)
                        .anyMatch(at -> at.isAfter(message.writtenAt()) && at.isBefore(joined)));
    }
}
