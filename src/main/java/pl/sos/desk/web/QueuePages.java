package pl.sos.desk.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.clients.Clients;
import pl.sos.identity.People;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Slice;
import pl.sos.kernel.TicketNumber;
import pl.sos.page.Page;
import pl.sos.page.Toast;
import pl.sos.products.Products;
import pl.sos.search.MeantTickets;
import pl.sos.tickets.Actor;
import pl.sos.tickets.BulkAssignResult;
import pl.sos.tickets.InvalidCursor;
import pl.sos.tickets.Queue;
import pl.sos.tickets.QueueRow;

/** The queue: its tabs, filters, saved views, and what is done to many tickets at once. */
@Controller
class QueuePages {
    private static final int ROWS = 50;
    private static final int MOST_ROWS = 300;

    private final Queue queue;
    private final People people;
    private final Clients clients;
    private final Products products;
    private final Colleagues colleagues;
    private final MeantTickets meant;

    QueuePages(
            Queue queue, People people, Clients clients, Products products, Colleagues colleagues, MeantTickets meant) {
        this.meant = meant;
        this.colleagues = colleagues;
        this.queue = queue;
        this.people = people;
        this.clients = clients;
        this.products = products;
    }

    @GetMapping("/tickets")
    ModelAndView list(
            @RequestParam Map<String, String> given,
            @RequestParam Optional<String> after,
            @RequestParam(defaultValue = "50") int shown,
            Page page,
            SignedIn me) {
        var address = QueueAddress.read(given, me.id());
        var rows = rows(address, after, Math.clamp(shown, ROWS, MOST_ROWS));
        var view = new QueueView(
                address,
                queue.counts(me.id()),
                rows.items(),
                rows.next(),
                queue.views(me.id()),
                colleagues.all(),
                products.applications().stream()
                        .map(one -> new QueueView.Choice(one.code(), one.name()))
                        .toList(),
                filters(address, page));
        var template = page.fills("more") ? "desk/queue-rows" : page.fragment() ? "desk/queue-list" : "desk/queue";
        return new ModelAndView(template, "view", view);
    }

    private Slice<QueueRow> rows(QueueAddress address, Optional<String> after, int limit) {
        try {
            return queue.page(meant.in(address.filter()), after, limit);
        } catch (InvalidCursor old) {
            return queue.page(meant.in(address.filter()), Optional.empty(), limit);
        }
    }

    @GetMapping("/tickets.csv")
    void csv(@RequestParam Map<String, String> given, Page page, SignedIn me, HttpServletResponse response)
            throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"zgloszenia.csv\"");
        queue.exportCsv(
                meant.in(QueueAddress.read(given, me.id()).filter()), page.language(), response.getOutputStream());
    }

    @PostMapping("/tickets/assign")
    String assign(
            @RequestParam(name = "ticket", required = false) Optional<List<String>> tickets,
            @RequestParam(defaultValue = "") String assignee,
            @RequestParam(defaultValue = "/tickets") String back,
            SignedIn me,
            HttpServletResponse response) {
        var numbers = tickets.orElse(List.of()).stream()
                .flatMap(text -> TicketNumber.parse(text).stream())
                .toList();
        var to = assignee.isBlank() ? Optional.<PersonId>empty() : Optional.of(PersonId.of(assignee));
        switch (queue.bulkAssign(numbers, to, Actor.of(me))) {
            case BulkAssignResult.Done(var assigned, var untouched)
            when assigned.isEmpty() -> Toast.afterRedirect(response, "desk.assigned.nothing");
            case BulkAssignResult.Done(var assigned, var untouched) ->
                Toast.afterRedirect(response, "desk.assigned", assigned.size());
            case BulkAssignResult.Refused refused -> Toast.afterRedirect(response, "desk.assigned.refused");
        }
        return "redirect:" + ours(back);
    }

    @PostMapping("/tickets/views")
    String saveView(@RequestParam String name, @RequestParam String query, SignedIn me, HttpServletResponse response) {
        queue.saveView(me.id(), name, query);
        Toast.afterRedirect(response, "desk.views.saved");
        return "redirect:/tickets?" + query;
    }

    @PostMapping("/tickets/views/{view}/delete")
    String deleteView(@PathVariable UUID view, @RequestParam(defaultValue = "/tickets") String back, SignedIn me) {
        queue.deleteView(me.id(), view);
        return "redirect:" + ours(back);
    }

    private static String ours(String back) {
        return back.startsWith("/tickets") ? back : "/tickets";
    }

    private List<QueueView.ActiveFilter> filters(QueueAddress address, Page page) {
        var filter = address.filter();
        var active = new ArrayList<QueueView.ActiveFilter>();
        filter.query()
                .ifPresent(words -> active.add(new QueueView.ActiveFilter("„" + words + "”", address.without("q"))));
        filter.client()
                .ifPresent(client -> active.add(new QueueView.ActiveFilter(
                        Optional.ofNullable(clients.names(List.of(client)).get(client))
                                .orElse(page.t("desk.filter.client")),
                        address.without("client"))));
        filter.category()
                .ifPresent(category -> active.add(
                        new QueueView.ActiveFilter(page.t("common.category", category), address.without("category"))));
        filter.status()
                .ifPresent(status -> active.add(
                        new QueueView.ActiveFilter(page.t("common.status", status), address.without("status"))));
        filter.application()
                .ifPresent(code -> active.add(new QueueView.ActiveFilter(
                        products.application(code).map(one -> one.name()).orElse(code),
                        address.without("application"))));
        filter.assignee()
                .ifPresent(person -> active.add(new QueueView.ActiveFilter(
                        Stream.of(person)
                                .flatMap(id -> people.find(id).stream())
                                .map(one -> one.name())
                                .findFirst()
                                .orElse(page.t("desk.assignee")),
                        address.without("assignee"))));
        return active;
    }
}
