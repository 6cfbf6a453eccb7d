package pl.sos.caretakers.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pl.sos.kernel.PersonId;

/**
 * Who is away from some instant on and who stands in for whom.
 *
 * @param away the absences of each person that end after that instant, in any order
 * @param substitutes general substitutes of each person, in the order in which they are asked
 * @param gone people who no longer work here
 */
public record Roster(Map<PersonId, List<Span>> away, Map<PersonId, List<PersonId>> substitutes, Set<PersonId> gone) {

    /** From its first instant up to but not including its last. */
    public record Span(Instant from, Instant until) {
        boolean includes(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    public boolean isAway(PersonId person, Instant at) {
        return gone.contains(person) || absences(person).stream().anyMatch(span -> span.includes(at));
    }

    /** The end of what keeps the person away at an instant, following absences that touch or overlap. */
    Instant endOfAbsence(PersonId person, Instant at) {
        Instant end = at;
        for (boolean further = true; further; ) {
            further = false;
            for (Span span : absences(person)) {
                if (span.includes(end)) {
                    end = span.until();
                    further = true;
                }
            }
        }
        return end;
    }

    /** The begin of the person's next absence after an instant. */
    Optional<Instant> nextAbsence(PersonId person, Instant at) {
        return absences(person).stream()
                .map(Span::from)
                .filter(from -> from.isAfter(at))
                .min(Instant::compareTo);
    }

    List<PersonId> substitutesOf(PersonId person) {
        return substitutes.getOrDefault(person, List.of());
    }

    boolean isGone(PersonId person) {
        return gone.contains(person);
    }

    private List<Span> absences(PersonId person) {
        return away.getOrDefault(person, List.of());
    }
}
