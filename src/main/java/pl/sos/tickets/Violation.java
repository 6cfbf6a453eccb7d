package pl.sos.tickets;

import java.util.List;

/**
 * One thing that keeps a request from being carried out.
 *
 * @param field name as in the API, such as subject
 * @param code stable, such as too-long; its sentence is the message key {@code tickets.violation.<code>}
 * @param arguments for the sentence
 */
public record Violation(String field, String code, List<Object> arguments) {
    public Violation {
        arguments = List.copyOf(arguments);
    }

    public static Violation of(String field, String code, Object... arguments) {
        return new Violation(field, code, List.of(arguments));
    }
}
