package pl.sos.tickets;

import java.time.Instant;
import java.util.Optional;
import pl.sos.kernel.Sentence;

/**
 * One event in a ticket's life.
 *
 * @param by empty when the system did it
 * @param before for changes of a field, as stored
 * @param why what the person or the rule said about it
 * @param internal only staff reads it
 */
public record HistoryEntry(
        Instant at,
        Optional<Who> by,
        EventKind what,
        Optional<String> before,
        Optional<String> after,
        Optional<String> why,
        boolean internal,
        Sentence sentence) {}
