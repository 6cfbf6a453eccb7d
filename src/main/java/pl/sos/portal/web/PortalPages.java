package pl.sos.portal.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.caretakers.Caretakers;
import pl.sos.estimates.Estimates;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.Addressing;
import pl.sos.kernel.ClientId;
import pl.sos.page.Page;
import pl.sos.page.Times;
import pl.sos.remote.RemoteSessions;
import pl.sos.tickets.Queue;
import pl.sos.tickets.QueueFilter;
import pl.sos.tickets.QueueRow;
import pl.sos.tickets.QueueTab;
import pl.sos.tickets.TicketStatus;

/** A client's first page, the list of its cases, its contract. */
@Controller
class PortalPages {
    private static final int ROWS = 50;

    private final Queue queue;
    private final ContractViews contracts;
    private final HoursViews hours;
    private final Estimates estimates;
    private final RemoteSessions remote;
    private final Caretakers caretakers;
    private final People people;

    PortalPages(
            Queue queue,
            ContractViews contracts,
            HoursViews hours,
            Estimates estimates,
            RemoteSessions remote,
            Caretakers caretakers,
            People people) {
        this.queue = queue;
        this.contracts = contracts;
        this.hours = hours;
        this.estimates = estimates;
        this.remote = remote;
        this.caretakers = caretakers;
        this.people = people;
    }

    @GetMapping("/portal")
    ModelAndView home(Page page, SignedIn me) {
        var client = client(me);
        var unfinished = queue.page(QueueFilter.of(QueueTab.OPEN, me.id()), Optional.empty(), 12)
                .items();
        var open = Stream.of(toConfirm(QueueFilter.of(QueueTab.CLOSED, me.id())), theirs(unfinished), ours(unfinished))
                .flatMap(List::stream)
                .toList();
        var view = new PortalHomeView(
                "client:" + client,
                greeting(page, me.person().name()),
                contracts.of(client, page),
                hours.meter(client),
                hours.thisMonth(),
                estimates.toDecide(client),
                remote.open(client),
                open,
                newCaretaker(client, page));
        return new ModelAndView(page.fragment() ? "portal/home-now" : "portal/home", "view", view);
    }

    private Optional<PortalHomeView.NewCaretaker> newCaretaker(ClientId client, Page page) {
        return caretakers.changeToTell(client).flatMap(change -> {
            var known = people.findAll(List.of(change.before(), change.after()));
            var before = Optional.ofNullable(known.get(change.before())).map(Person::name);
            return Optional.ofNullable(known.get(change.after()))
                    .map(after -> new PortalHomeView.NewCaretaker(
                            page.date(change.from()),
                            change.from().isAfter(LocalDate.ofInstant(page.now(), Times.ZONE)),
                            before.orElse("–"),
                            after.name()));
        });
    }

    @GetMapping("/portal/tickets")
    ModelAndView cases(
            @RequestParam(defaultValue = "open") String show,
            @RequestParam(defaultValue = "") String q,
            @RequestParam Optional<String> after,
            Page page,
            SignedIn me) {
        var tab = switch (show) {
            case "closed" -> QueueTab.CLOSED;
            case "all" -> QueueTab.ALL;
            default -> QueueTab.OPEN;
        };
        var plain = QueueFilter.of(tab, me.id());
        var filter = q.isBlank() ? plain : plain.withQuery(q.strip());
        var slice = queue.page(tab == QueueTab.CLOSED ? filter.withStatus(TicketStatus.CLOSED) : filter, after, ROWS);
        var first = tab == QueueTab.OPEN && after.isEmpty()
                ? toConfirm(filter.withTab(QueueTab.CLOSED))
                : List.<QueueRow>of();
        var rows = Stream.concat(first.stream(), slice.items().stream()).toList();
        return new ModelAndView(
                "portal/" + (page.fills("more") ? "case-rows" : page.fragment() ? "cases-list" : "cases"),
                "view",
                new CasesView("client:" + client(me), tab, q.strip(), rows, slice.next()));
    }

    @GetMapping("/portal/contract")
    ModelAndView contract(Page page, SignedIn me) {
        return new ModelAndView("portal/contract", "contract", contracts.of(client(me), page));
    }

    /** What we hold for solved is not over for the client: he has the last word. */
    private List<QueueRow> toConfirm(QueueFilter finished) {
        return queue.page(finished.withStatus(TicketStatus.RESOLVED), Optional.empty(), ROWS)
                .items();
    }

    private static List<QueueRow> theirs(List<QueueRow> rows) {
        return rows.stream()
                .filter(row -> row.status() == TicketStatus.WAITING_FOR_CLIENT)
                .toList();
    }

    private static List<QueueRow> ours(List<QueueRow> rows) {
        return rows.stream()
                .filter(row -> row.status() != TicketStatus.WAITING_FOR_CLIENT)
                .toList();
    }

    static ClientId client(SignedIn me) {
        return me.person().client().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String greeting(Page page, String name) {
        if (!page.polish()) {
            return page.t("portal.hello.name", Addressing.first(name));
        }
        return Addressing.polish(name)
                .map(one -> page.t(one.woman() ? "portal.hello.woman" : "portal.hello.man", one.first()))
                .orElse(page.t("portal.hello"));
    }
}
