package pl.sos.desk.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.products.Products;
import pl.sos.tickets.FieldChange;
import pl.sos.tickets.HistoryEntry;
import pl.sos.tickets.Queue;
import pl.sos.tickets.QueueFilter;
import pl.sos.tickets.QueueTab;
import pl.sos.tickets.Ticket;
import pl.sos.tickets.TicketStatus;
import pl.sos.tickets.Tickets;
import pl.sos.tickets.web.Addresses;

/** The dialogs over a ticket, with what each offers to choose from. */
@Component
class TicketDialogs {
    private static final Set<String> DIALOGS =
            Set.of("assign", "transition", "link", "merge", "split", "coverage", "reclassify", "history");
    private static final int MOST_OTHERS = 50;

    private final Tickets tickets;
    private final Colleagues colleagues;
    private final Products products;
    private final Queue queue;

    TicketDialogs(Tickets tickets, Colleagues colleagues, Products products, Queue queue) {
        this.queue = queue;
        this.tickets = tickets;
        this.colleagues = colleagues;
        this.products = products;
    }

    ModelAndView open(ActionForm form) {
        return dialog(form, Optional.empty(), List.of(), List.of());
    }

    /** The same again with what was wrong, nothing filled in lost. */
    ModelAndView wrong(ActionForm form, List<String> errors) {
        return dialog(form, form.seen(), errors, List.of());
    }

    /** The same again with what somebody else changed meanwhile. */
    ModelAndView overtaken(ActionForm form, int version, List<FieldChange> changed) {
        return dialog(form, Optional.of(version), List.of(), changed);
    }

    private ModelAndView dialog(
            ActionForm form, Optional<Integer> seen, List<String> errors, List<FieldChange> changed) {
        var kind = form.kind();
        var read = tickets.read(form.ticket()).orElseThrow(Addresses::notFound);
        var action = new TicketAction(
                kind,
                read,
                seen.orElse(read.ticket().version()),
                form.fields(),
                errors,
                changed,
                kind.equals("assign") ? colleagues.all() : List.of(),
                kind.equals("reclassify") ? applications() : List.of(),
                kind.equals("merge") || kind.equals("link") ? others(read.ticket()) : List.of(),
                form.chosen("to", TicketStatus.class),
                kind.equals("history")
                        ? tickets.history(read.ticket().number()).orElse(List.<HistoryEntry>of())
                        : List.of());
        return new ModelAndView("desk/action-" + (DIALOGS.contains(kind) ? kind : "said"), "action", action);
    }

    private List<QueueView.Choice> others(Ticket ticket) {
        var filter = QueueFilter.of(QueueTab.OPEN, ticket.reporter()).withClient(ticket.client());
        return queue.page(filter, Optional.empty(), MOST_OTHERS).items().stream()
                .filter(row -> !row.number().equals(ticket.number()))
                .map(row -> new QueueView.Choice(row.number().toString(), row.subject()))
                .toList();
    }

    private List<QueueView.Choice> applications() {
        return products.applications().stream()
                .map(one -> new QueueView.Choice(one.code(), one.name()))
                .toList();
    }
}
