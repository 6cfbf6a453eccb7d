package pl.sos.caretakers.web;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.caretakers.Handover;
import pl.sos.caretakers.Handovers;
import pl.sos.caretakers.Preparation;
import pl.sos.caretakers.Preparation.Filter;
import pl.sos.caretakers.Preparation.Order;
import pl.sos.clients.Clients;
import pl.sos.identity.People;
import pl.sos.kernel.PersonId;
import pl.sos.page.Page;
import pl.sos.products.Application;
import pl.sos.products.Products;

/** The board of readiness: every client under care, its caretaker, what is missing, and the handovers under way. */
@Controller
class BoardPages {
    private static final int ROWS = 50;

    private final Preparation preparation;
    private final Handovers handovers;
    private final Clients clients;
    private final Products products;
    private final People people;

    BoardPages(Preparation preparation, Handovers handovers, Clients clients, Products products, People people) {
        this.preparation = preparation;
        this.handovers = handovers;
        this.clients = clients;
        this.products = products;
        this.people = people;
    }

    @GetMapping("/caretakers")
    ModelAndView board(
            @RequestParam(defaultValue = "") String order,
            @RequestParam(defaultValue = "") String lacking,
            @RequestParam(defaultValue = "") String caretaker,
            @RequestParam Optional<String> after,
            Page page) {
        var filter = new Filter(order(order), lacking.equals("1"), person(caretaker));
        var found = preparation.board(filter, after, ROWS);
        var open = handovers.open();
        var names = new HashMap<PersonId, String>();
        people.staffAndFormer().forEach(one -> names.put(one.id(), one.name()));
        Map<String, String> applications =
                products.catalogue().values().stream().collect(Collectors.toMap(Application::code, Application::name));
        var clientNames = new HashMap<String, String>();
        clients.names(open.stream().map(Handover::client).toList())
                .forEach((id, name) -> clientNames.put(id.toString(), name));
        var view = new BoardView(
                found,
                filter,
                people.staff(),
                names,
                applications,
                open,
                clientNames,
                found.rows()
                        .next()
                        .map(cursor -> "/caretakers?order=" + filter.order() + (filter.lacking() ? "&lacking=1" : "")
                                + filter.caretaker()
                                        .map(id -> "&caretaker=" + id)
                                        .orElse("")
                                + "&after=" + cursor));
        return new ModelAndView(page.fills("more") ? "caretakers/board-rows" : "caretakers/board", "view", view);
    }

    private static Order order(String text) {
        return Arrays.stream(Order.values())
                .filter(one -> one.name().equals(text))
                .findFirst()
                .orElse(Order.MISSING);
    }

    private static Optional<PersonId> person(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(PersonId.of(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
