package pl.sos.desk.clients;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pl.sos.caretakers.Presence;
import pl.sos.caretakers.Proposal;
import pl.sos.clients.Client;
import pl.sos.identity.Person;
import pl.sos.kernel.PersonId;

/**
 * Choosing who is to look after a client.
 *
 * @param current the caretaker of today
 * @param proposals the best first
 * @param chosen ids as typed, or as they hold
 * @param error the key of the sentence that says what is wrong; empty when nothing is
 * @param seen what holds now, for the form to carry along
 * @param since what somebody else changed since the form was opened
 * @param handover that is under way
 */
public record CaretakerChoiceView(
        Client client,
        Optional<Person> current,
        List<Proposal> proposals,
        Map<PersonId, Presence> presence,
        List<Person> staff,
        String chosen,
        List<String> deputies,
        String from,
        LocalDate today,
        String error,
        String seen,
        List<Change> since,
        Optional<UUID> handover) {

    /**
     * Something that another person changed meanwhile.
     *
     * @param field caretaker, deputies or handover
     * @param chosen what is filled in here
     * @param at when it became so; empty where nobody knows
     * @param by name of who did it; blank for the system
     */
    public record Change(String field, String was, String is, String chosen, Optional<Instant> at, String by) {}

    public boolean away(PersonId person) {
        return presence.get(person) instanceof Presence.Away;
    }

    public String deputy(int place) {
        return place < deputies.size() ? deputies.get(place) : "";
    }
}
