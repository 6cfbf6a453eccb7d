package pl.sos.caretakers.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import pl.sos.caretakers.Handover;
import pl.sos.caretakers.Preparation.BoardPage;
import pl.sos.caretakers.Preparation.BoardRow;
import pl.sos.caretakers.Preparation.Filter;
import pl.sos.caretakers.Preparation.Order;
import pl.sos.caretakers.ReadinessWords;
import pl.sos.identity.Person;
import pl.sos.kernel.PersonId;
import pl.sos.page.Page;

/**
 * Who is prepared for whom.
 *
 * @param applications names by code
 * @param open handovers under way
 * @param next the address of the lines after these
 */
public record BoardView(
        BoardPage page,
        Filter filter,
        List<Person> staff,
        Map<PersonId, String> names,
        Map<String, String> applications,
        List<Handover> open,
        Map<String, String> clientNames,
        Optional<String> next) {

    public List<String> missing(Page words, BoardRow row) {
        return ReadinessWords.of(words, row.readiness(), applications);
    }

    public String name(PersonId id) {
        return names.getOrDefault(id, "–");
    }

    public String clientName(Handover handover) {
        return clientNames.getOrDefault(handover.client().toString(), "–");
    }

    /** The address of this board in another order. */
    public String ordered(Order order) {
        return address(order, filter.lacking());
    }

    public String showing(boolean lacking) {
        return address(filter.order(), lacking);
    }

    private String address(Order order, boolean lacking) {
        return "/caretakers?order=" + order.name() + (lacking ? "&lacking=1" : "")
                + filter.caretaker().map(id -> "&caretaker=" + id).orElse("");
    }
}
