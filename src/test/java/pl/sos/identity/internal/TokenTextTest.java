package pl.sos.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import pl.sos.ground.testing.Seeded;

class TokenTextTest {
    @Test
    void recognisesItsOwn() {
        var seen = new HashSet<String>();
        for (int i = 0; i < 1000; i++) {
            var text = TokenText.next();
            assertThat(text).matches("sos_[0-9A-Za-z]{46}");
            assertThat(TokenText.isWellFormed(text)).isTrue();
            assertThat(seen.add(text)).isTrue();
        }
    }

    @Test
    void refusesAMistypedOne() {
        Seeded.cases(500, random -> {
            var text = TokenText.next();
            int at = random.between(4, text.length() - 1);
            char other = random.pick('0', 'A', 'z', '9', 'q');
            var mistyped = text.substring(0, at) + other + text.substring(at + 1);
            assertThat(TokenText.isWellFormed(mistyped)).isEqualTo(mistyped.equals(text));
        });
    }

    @Test
    void refusesAnythingElse() {
        Seeded.cases(
                200,
                random -> assertThat(TokenText.isWellFormed("sos_" + random.oddText(0, 60)))
                        .isFalse());
    }
}
