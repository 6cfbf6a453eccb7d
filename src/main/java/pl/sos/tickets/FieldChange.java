package pl.sos.tickets;

import java.time.Instant;
import java.util.Optional;
import pl.sos.kernel.Sentence;

/**
 * A change of one field, as a conflict reports it.
 *
 * @param field name as in the API, such as status
 * @param before as stored; empty when there was nothing
 * @param by empty when the system did it
 * @param version of the ticket that the change made
 */
public record FieldChange(
        String field,
        Optional<String> before,
        Optional<String> after,
        Optional<Who> by,
        Instant at,
        int version,
        Sentence sentence) {}
