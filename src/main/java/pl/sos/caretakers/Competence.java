package pl.sos.caretakers;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a specialist knows, by application and side. Source of the rule: the offer, "przygotowany merytorycznie i
 * informatycznie".
 *
 * @param levels of what is known; what is missing is not known
 */
public record Competence(Map<Subject, Level> levels) {
    public static final Competence NONE = new Competence(Map.of());

    public Competence {
        var known = new HashMap<>(levels);
        known.values().removeIf(level -> level == Level.NONE);
        levels = Map.copyOf(known);
    }

    /** The two sides of an application: how it is used, and how it runs. */
    public enum Side {
        FUNCTIONAL,
        TECHNICAL
    }

    /** How well. */
    public enum Level {
        NONE(0),
        BASIC(1),
        INDEPENDENT(2),
        EXPERT(3);

        private final int number;

        Level(int number) {
            this.number = number;
        }

        /** As it is typed and kept: 0 to 3. */
        public int number() {
            return number;
        }

        /** Empty for a number that stands for none. */
        public static Optional<Level> of(int number) {
            return Arrays.stream(values())
                    .filter(level -> level.number == number)
                    .findFirst();
        }

        /** Whether a caretaker of this level can look after a client alone. */
        public boolean suffices() {
            return this == INDEPENDENT || this == EXPERT;
        }
    }

    /** @param application a code of {@link pl.sos.products.Application} */
    public record Subject(String application, Side side) {}

    public Level level(String application, Side side) {
        return levels.getOrDefault(new Subject(application, side), Level.NONE);
    }
}
