package pl.sos.caretakers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import pl.sos.caretakers.Competence.Level;
import pl.sos.caretakers.Competence.Side;
import pl.sos.caretakers.Competence.Subject;
import pl.sos.caretakers.Readiness.Card;
import pl.sos.caretakers.Readiness.Missing;

/** A caretaker is ready when he knows the scope on both sides and has read the newest card. */
public class ReadinessTest {
    /** Scope, what he knows as "FK 2/1" (functional/technical), newest card and the one he read, what is missing. */
    static Stream<Arguments> examples() {
        return Stream.of(
                Arguments.of(Set.of("FK"), "FK 2/2", new Card(1, 1), List.of()),
                Arguments.of(Set.of("FK"), "FK 3/2", new Card(4, 4), List.of()),
                Arguments.of(Set.of("FK"), "FK 2/1", new Card(1, 1), List.of(skill("FK", Side.TECHNICAL, Level.BASIC))),
                Arguments.of(Set.of("FK"), "FK 0/3", new Card(1, 1), List.of(skill("FK", Side.FUNCTIONAL, Level.NONE))),
                Arguments.of(
                        Set.of("FK", "BANK"),
                        "FK 2/2",
                        new Card(1, 1),
                        List.of(skill("BANK", Side.FUNCTIONAL, Level.NONE), skill("BANK", Side.TECHNICAL, Level.NONE))),
                Arguments.of(Set.of("FK"), "FK 2/2 BANK 1/0", new Card(1, 1), List.of()),
                Arguments.of(Set.of("FK"), "FK 2/2", new Card(0, 0), List.of(new Missing.NoCard())),
                Arguments.of(Set.of("FK"), "FK 2/2", new Card(3, 0), List.of(new Missing.CardUnread(3, 0))),
                Arguments.of(Set.of("FK"), "FK 2/2", new Card(3, 2), List.of(new Missing.CardUnread(3, 2))),
                Arguments.of(
                        Set.of("FK"),
                        "",
                        new Card(2, 1),
                        List.of(
                                skill("FK", Side.FUNCTIONAL, Level.NONE),
                                skill("FK", Side.TECHNICAL, Level.NONE),
                                new Missing.CardUnread(2, 1))),
                Arguments.of(Set.of(), "", new Card(1, 1), List.of()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void saysWhatIsMissing(Set<String> scope, String known, Card card, List<Missing> missing) {
        var readiness = Readiness.of(scope, competence(known), card);
        assertThat(readiness.missing()).isEqualTo(missing);
        assertThat(readiness.ready()).isEqualTo(missing.isEmpty());
    }

    private static Missing skill(String application, Side side, Level has) {
        return new Missing.Skill(application, side, has);
    }

    /** As in "FK 2/1 BANK 3/3". */
    public static Competence competence(String text) {
        var levels = new HashMap<Subject, Level>();
        var words = text.isBlank() ? List.<String>of() : List.of(text.split(" "));
        for (int i = 0; i + 1 < words.size(); i += 2) {
            var both = words.get(i + 1);
            levels.put(new Subject(words.get(i), Side.FUNCTIONAL), level(both.charAt(0)));
            levels.put(new Subject(words.get(i), Side.TECHNICAL), level(both.charAt(2)));
        }
        return new Competence(levels);
    }

    private static Level level(char digit) {
        return Level.of(Character.digit(digit, 10)).orElseThrow();
    }
}
