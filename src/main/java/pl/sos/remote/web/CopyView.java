package pl.sos.remote.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pl.sos.clients.Client;
import pl.sos.clients.Installation;
import pl.sos.identity.Person;
import pl.sos.remote.DatabaseCopy;
import pl.sos.remote.Happened;
import pl.sos.remote.RemoteConditions;

/**
 * A copy with its history, or the form in which one is entered.
 *
 * @param copy empty while it is being entered
 * @param given what was filled in, by field
 * @param errors sentences that no field mends, or all of the form in which one is entered
 * @param byField sentences at the field where it is mended, by the field's name
 */
public record CopyView(
        Optional<DatabaseCopy> copy,
        Client client,
        List<Installation> installations,
        List<Person> staff,
        RemoteConditions conditions,
        List<Happened> history,
        LocalDate today,
        Map<String, String> given,
        List<String> errors,
        Map<String, String> byField) {
    private static final List<String> OF_CHANGE = List.of("deleteBy", "keeper", "keptWhere", "why");

    public String given(String field, String otherwise) {
        return given.getOrDefault(field, otherwise);
    }

    /** What is wrong with a field; empty when nothing is. */
    public String error(String field) {
        return byField.getOrDefault(field, "");
    }

    /** What is wrong stands in the form that changes the copy, which is otherwise folded. */
    public boolean refusedChange() {
        return OF_CHANGE.stream().anyMatch(byField::containsKey);
    }
}
