package pl.sos.contracts;

import java.util.List;

/**
 * Why something about a contract is refused.
 *
 * @param field name as in the API, such as until
 * @param code stable, such as ends-before-it-starts; its sentence is the message key {@code contracts.violation.<code>}
 */
public record Violation(String field, String code, List<Object> arguments) {
    public Violation {
        arguments = List.copyOf(arguments);
    }

    public static Violation of(String field, String code, Object... arguments) {
        return new Violation(field, code, List.of(arguments));
    }
}
