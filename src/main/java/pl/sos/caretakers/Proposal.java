package pl.sos.caretakers;

import java.util.List;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Sentence;

/**
 * Somebody who could look after a client, and why.
 *
 * @param points 0 to 100
 * @param covered how many of the {@code scope} applications under care he knows on both sides
 * @param why in words: competence, load, history
 */
public record Proposal(PersonId person, String name, int points, int covered, int scope, List<Sentence> why) {
    public Proposal {
        why = List.copyOf(why);
    }
}
