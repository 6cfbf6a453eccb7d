package pl.sos.caretakers;

import java.util.Map;
import java.util.Optional;
import pl.sos.kernel.PersonId;

/**
 * How a client's caretaker can be reached, by the calendar and by what she said of herself, and who answers instead while she
 * is away. Every page that shows a caretaker asks this; the telephone rings by the same presence.
 *
 * @param instead empty while the caretaker is not away, and when nobody of those who are asked is there
 */
public record Reach(Presence caretaker, Optional<PersonId> instead) {
    /**
     * The first in the chain who is there, as the telephone rings at them; outside working time the first who is not away.
     *
     * @param presence of everybody in the chain
     */
    public static Reach of(LooksAfter answer, Map<PersonId, Presence> presence) {
        var own = Optional.ofNullable(presence.get(answer.caretaker()))
                .orElseThrow(() -> new IllegalArgumentException("nothing known of " + answer.caretaker()));
        return new Reach(own, own instanceof Presence.Away ? instead(answer, presence) : Optional.empty());
    }

    private static Optional<PersonId> instead(LooksAfter answer, Map<PersonId, Presence> presence) {
        return first(answer, presence, true).or(() -> first(answer, presence, false));
    }

    private static Optional<PersonId> first(LooksAfter answer, Map<PersonId, Presence> presence, boolean atWork) {
        return answer.chain().stream()
                .filter(person -> !person.equals(answer.caretaker()))
                .filter(person -> {
                    var known = presence.get(person);
                    return atWork
                            ? known instanceof Presence.Present
                            : known != null && !(known instanceof Presence.Away);
                })
                .findFirst();
    }
}
