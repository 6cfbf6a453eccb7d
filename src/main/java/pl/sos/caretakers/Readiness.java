package pl.sos.caretakers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import pl.sos.caretakers.Competence.Level;
import pl.sos.caretakers.Competence.Side;

/**
 * Whether a caretaker is prepared for a client: his competence covers what the contracts cover, on both sides, and he has
 * confirmed to have read the newest card.
 *
 * @param missing what he lacks, by application in their order, then the card; empty when he is ready
 */
public record Readiness(List<Missing> missing) {
    public Readiness {
        missing = List.copyOf(missing);
    }

    /** One thing that a caretaker lacks. */
    public sealed interface Missing {
        /** @param has what he knows so far */
        record Skill(String application, Side side, Level has) implements Missing {}

        /** Nobody wrote a card yet. */
        record NoCard() implements Missing {}

        /** @param read the version that he confirmed last; 0 for none */
        record CardUnread(int newest, int read) implements Missing {}

        /** Nobody looks after this client. */
        record Caretaker() implements Missing {}
    }

    /**
     * Where somebody stands with a client's card.
     *
     * @param newest 0 where there is none
     * @param read 0 where he confirmed none
     */
    public record Card(int newest, int read) {}

    /** @param scope codes of the applications under care; empty for a client whom no contract covers now */
    public static Readiness of(Collection<String> scope, Competence competence, Card card) {
        var missing = new ArrayList<Missing>();
        for (String application : new TreeSet<>(scope)) {
            for (Side side : Side.values()) {
                var has = competence.level(application, side);
                if (!has.suffices()) {
                    missing.add(new Missing.Skill(application, side, has));
                }
            }
        }
        if (card.newest() == 0) {
            missing.add(new Missing.NoCard());
        } else if (card.read() < card.newest()) {
            missing.add(new Missing.CardUnread(card.newest(), card.read()));
        }
        return new Readiness(missing);
    }

    public static Readiness ofNobody() {
        return new Readiness(List.of(new Missing.Caretaker()));
    }

    public boolean ready() {
        return missing.isEmpty();
    }

    public List<Missing.Skill> skills() {
        return missing.stream()
                .filter(Missing.Skill.class::isInstance)
                .map(Missing.Skill.class::cast)
                .toList();
    }
}
