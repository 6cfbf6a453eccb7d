package pl.sos.desk.web;

import java.util.List;
import java.util.Map;
import pl.sos.clients.Client;
import pl.sos.entitlement.Decision;
import pl.sos.identity.Person;
import pl.sos.kernel.Channel;
import pl.sos.tickets.web.ApplicationChoices;

/**
 * The page on which staff writes down a client's report.
 *
 * @param applications to choose from, those of the client's contracts today first
 * @param decision what holds for what is chosen so far
 * @param errors sentences by field
 */
public record NewTicketView(
        Client client,
        List<Person> contacts,
        ApplicationChoices.Choice applications,
        NewTicketPage.Form form,
        Decision decision,
        Map<String, String> errors) {

    /** The ways that staff takes reports by. */
    public static List<Channel> channels() {
        return List.of(Channel.PHONE, Channel.EMAIL);
    }

    public boolean reportedBy(Person person) {
        return form.reporter().map(person.id().value()::equals).orElse(false);
    }

    public String error(String field) {
        return errors.getOrDefault(field, "");
    }

    public boolean wrong(String field) {
        return errors.containsKey(field);
    }
}
