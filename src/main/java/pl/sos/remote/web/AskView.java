package pl.sos.remote.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import pl.sos.identity.Person;
import pl.sos.remote.RemoteConditions;

/**
 * The dialog in which a specialist asks to help on a client's screen.
 *
 * @param at where the form goes
 * @param number of the ticket; empty for a client alone
 * @param people of the client's, who may be asked
 * @param given what was filled in, by field; empty at first
 * @param errors sentences
 */
public record AskView(
        String at,
        String key,
        Optional<String> number,
        String clientName,
        RemoteConditions conditions,
        List<Person> people,
        Map<String, String> given,
        List<String> errors) {

    public String given(String field, String otherwise) {
        return given.getOrDefault(field, otherwise);
    }
}
