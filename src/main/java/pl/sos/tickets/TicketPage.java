package pl.sos.tickets;

import java.util.List;
import java.util.Optional;
import pl.sos.caretakers.LooksAfter;
import pl.sos.entitlement.Decision;

/**
 * A ticket with all that its page shows, cut to what the scope may see: a client's person gets no internal message, no
 * watcher of ours and no rank.
 *
 * @param applicationName in words; empty when the ticket names no application
 * @param thread oldest first
 * @param watchers besides reporter and assignee
 * @param links tickets it was linked, split or merged with, the merged ones being pointers
 */
public record TicketPage(
        Ticket ticket,
        String clientName,
        String clientSlug,
        Who reporter,
        Optional<Who> assignee,
        Optional<String> applicationName,
        List<Message> thread,
        Optional<Decision> decision,
        Optional<LooksAfter> looksAfter,
        List<Who> watchers,
        List<TicketLink> links,
        Optional<Rank> rank) {
    public TicketPage {
        thread = List.copyOf(thread);
        watchers = List.copyOf(watchers);
        links = List.copyOf(links);
    }
}
