package pl.sos.work;

import java.util.List;

/**
 * One thing that keeps work from being written down.
 *
 * @param field name as in the API, such as minutes
 * @param code stable; its sentence is the message key {@code work.violation.<code>}
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
