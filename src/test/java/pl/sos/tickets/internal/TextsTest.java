package pl.sos.tickets.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import pl.sos.ground.testing.Seeded;

class TextsTest {
    @Test
    void aLineHasNoBreaksNoControlsAndNoDirectionMarks() {
        assertThat(Texts.line("  a\u0000b\r\nc\td\u202ee\u2066f\u2028g  ")).isEqualTo("ab c def g");
    }

    @Test
    void emojiAndRightToLeftLettersStay() {
        assertThat(Texts.line("👩‍👩‍👧 שלום العربية ż")).isEqualTo("👩‍👩‍👧 שלום العربية ż");
        assertThat(Texts.body("👩‍👩‍👧\nשלום")).isEqualTo("👩‍👩‍👧\nשלום");
    }

    @Test
    void aBodyKeepsLinesAndTabs() {
        assertThat(Texts.body("\n\n  a\tb\r\nc\rd\u0000\u0007\u202e  \n\n")).isEqualTo("  a\tb\nc\nd");
    }

    @Test
    void halfACharacterIsShownAsLost() {
        assertThat(Texts.line("a\ud83db")).isEqualTo("a\ufffdb");
        assertThat(Texts.body("\udc00")).isEqualTo("\ufffd");
    }

    @Test
    void aMegabyteOfSubjectAndAHundredThousandLinesAreReadAtOnce() {
        assertThat(Limits.subject(Texts.line("x".repeat(1 << 20)))).isPresent();
        var lines = "wiersz\r\n".repeat(100_000);
        assertThat(Texts.body(lines)).hasSize(700_000 - 1);
        assertThat(Limits.body("body", Texts.body(lines), true)).isEmpty();
        assertThat(Limits.body("body", "x".repeat(Limits.BODY + 1), true)).isPresent();
    }

    @Test
    void whateverComesCanBeStoredAndIsCleanAfterwards() {
        Seeded.cases(300, random -> {
            var sent = new StringBuilder();
            int length = random.between(0, 60);
            for (int i = 0; i < length; i++) {
                sent.append((char) random.between(0, 0xffff));
            }
            var line = Texts.line(sent.toString());
            var body = Texts.body(sent.toString());
            assertThat(line).isEqualTo(Texts.line(line)).doesNotContain("\u0000", "\n", "\u202e");
            assertThat(body).isEqualTo(Texts.body(body)).doesNotContain("\u0000", "\r", "\u202e");
            assertThat(new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(body);
        });
    }
}
