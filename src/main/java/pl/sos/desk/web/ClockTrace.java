package pl.sos.desk.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import pl.sos.kernel.Sentence;
import pl.sos.sla.ClockChange;
import pl.sos.sla.Evidence;

/**
 * Why a clock stands where it stands.
 *
 * @param number the ticket's
 * @param steps how its deadline comes about, on the wall clock of its calendar
 * @param moves what happened to it, oldest first
 * @param evidence what counted as our reaction, oldest first; empty for other clocks
 */
public record ClockTrace(String number, List<Sentence> steps, List<Move> moves, List<Proof> evidence) {

    /**
     * @param reason in a person's words; empty where the kind says it all
     * @param by empty when a rule or a timer did it
     */
    public record Move(
            ClockChange.Kind what,
            Instant at,
            Optional<Instant> oldDue,
            Optional<Instant> newDue,
            String reason,
            Optional<String> by) {

        /** It told the client another deadline than before. */
        public boolean moved() {
            return oldDue.isPresent() && newDue.isPresent() && !oldDue.equals(newDue);
        }
    }

    /** @param message where in the thread it is read */
    public record Proof(Evidence.Kind kind, Instant at, String by, Optional<String> message) {}
}
