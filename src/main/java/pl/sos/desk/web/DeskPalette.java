package pl.sos.desk.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import pl.sos.clients.Clients;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketNumber;
import pl.sos.page.Page;
import pl.sos.page.PaletteEntry;
import pl.sos.page.PaletteSource;
import pl.sos.tickets.Queue;
import pl.sos.tickets.QueueFilter;
import pl.sos.tickets.QueueTab;
import pl.sos.tickets.Tickets;

/** Tickets by number or words, clients by name, a new ticket, and the queue's tabs. */
@Component
@Order(1)
class DeskPalette implements PaletteSource {
    private final Tickets tickets;
    private final Queue queue;
    private final Clients clients;

    DeskPalette(Tickets tickets, Queue queue, Clients clients) {
        this.tickets = tickets;
        this.queue = queue;
        this.clients = clients;
    }

    @Override
    public List<PaletteEntry> find(String query, Page page) {
        if (query.isEmpty()) {
            return actions(page).toList();
        }
        var locale = page.language().locale();
        var words = query.toLowerCase(locale);
        var named = actions(page)
                .filter(action -> action.title().toLowerCase(locale).contains(words))
                .toList();
        boolean meant = named.stream()
                .anyMatch(action -> action.title().toLowerCase(locale).startsWith(words));
        var found = Stream.concat(tickets(query, page), clients(query));
        return (meant ? Stream.concat(named.stream(), found) : Stream.concat(found, named.stream())).toList();
    }

    private Stream<PaletteEntry> tickets(String query, Page page) {
        var byNumber = TicketNumber.parse(query).flatMap(tickets::find);
        if (byNumber.isPresent()) {
            var ticket = byNumber.get();
            return Stream.of(entry(ticket.number(), ticket.subject(), page.t("common.status", ticket.status())));
        }
        if (query.length() < 3) {
            return Stream.empty();
        }
        var filter =
                QueueFilter.of(QueueTab.ALL, new PersonId(page.signedIn().id())).withQuery(query);
        return queue.page(filter, Optional.empty(), 6).items().stream()
                .map(row -> entry(row.number(), row.subject(), row.clientName()));
    }

    private Stream<PaletteEntry> clients(String query) {
        return clients.list(query, Optional.empty(), 6).items().stream()
                .map(client -> new PaletteEntry(
                        "client", "building", client.name(), client.city().orElse(""), "/clients/" + client.slug()));
    }

    private static PaletteEntry entry(TicketNumber number, String subject, String hint) {
        return new PaletteEntry("ticket", "ticket", number + " " + subject, hint, "/tickets/" + number);
    }

    private static Stream<PaletteEntry> actions(Page page) {
        var writeDown = new PaletteEntry("action", "plus", page.t("desk.palette.new"), "", "/tickets/new");
        return Stream.concat(Stream.of(writeDown), tabs(page));
    }

    private static Stream<PaletteEntry> tabs(Page page) {
        return QueueView.tabs().stream()
                .map(tab -> new PaletteEntry(
                        "action",
                        "inbox",
                        page.t("desk.palette.tickets", page.t("desk.tab", tab)),
                        "",
                        "/tickets?tab=" + tab));
    }
}
