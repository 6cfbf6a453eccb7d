package pl.sos.remote;

import java.util.List;

/**
 * What is wrong with a field.
 *
 * @param code the sentence under {@code remote.violation.}
 */
public record Violation(String field, String code, List<Object> arguments) {
    public Violation {
        arguments = List.copyOf(arguments);
    }

    public static Violation of(String field, String code, Object... arguments) {
        return new Violation(field, code, List.of(arguments));
    }
}
