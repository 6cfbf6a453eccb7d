package pl.sos.contracts;

import java.util.List;

/**
 * An application that works only on top of another one, which the client does not have.
 *
 * @param application code of what is sold
 * @param anyOf codes of those of which one would do; never empty
 */
public record NeedsOneOf(String application, List<String> anyOf) {
    public NeedsOneOf {
        anyOf = List.copyOf(anyOf);
    }
}
