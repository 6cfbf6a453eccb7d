package pl.sos.hotline.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import pl.sos.hotline.Call;

/**
 * A call that somebody imagines, and what would become of it.
 *
 * @param at as the field of the form has it
 * @param from the number as it was typed
 * @param errors what is wrong with a field, by its name
 * @param call as it would be stored; empty while nothing was asked
 * @param callers names of the companies whose number it is, with their person where one alone has it
 * @param rings whom it would ring at, in order
 */
public record RehearsalView(
        String at,
        String from,
        Map<String, String> errors,
        Optional<Call> call,
        List<String> callers,
        List<Ring> rings) {
    public RehearsalView {
        errors = Map.copyOf(errors);
        callers = List.copyOf(callers);
        rings = List.copyOf(rings);
    }

    public String error(String field) {
        return errors.getOrDefault(field, "");
    }

    public boolean wrong(String field) {
        return !error(field).isEmpty();
    }

    /** @param extension what the exchange would dial */
    public record Ring(String name, String extension) {}
}
