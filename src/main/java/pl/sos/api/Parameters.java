package pl.sos.api;

import java.util.UUID;
import pl.sos.kernel.TicketNumber;

/** Reads what stands in an address. */
final class Parameters {
    private static final int MAX_TEXT = 500;

    private Parameters() {}

    /** In a path: what is no number is not there. */
    static TicketNumber number(String text) {
        return TicketNumber.parse(text).orElseThrow(ApiProblem::notFound);
    }

    /** In a path: what is no id is not there. */
    static UUID id(String text) {
        try {
            if (text.length() == 36) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException noId) {
            throw ApiProblem.notFound();
        }
        throw ApiProblem.notFound();
    }

    /** In a query: what is no id is a slip of the caller. */
    static UUID id(String parameter, String text) {
        try {
            if (text.length() == 36) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException noId) {
            throw ApiProblem.of(400, "bad-parameter", parameter);
        }
        throw ApiProblem.of(400, "bad-parameter", parameter);
    }

    /** Words to look for; a character that no text in the database can hold finds nothing but trouble. */
    static String text(String parameter, String text) {
        if (text.length() > MAX_TEXT || text.indexOf('\0') >= 0) {
            throw ApiProblem.of(400, "bad-parameter", parameter);
        }
        return text;
    }
}
