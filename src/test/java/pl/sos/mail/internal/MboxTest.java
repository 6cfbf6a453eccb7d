package pl.sos.mail.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.sos.ground.testing.Seeded;

class MboxTest {
    private static final String DIVIDER = "From anna@sm-zorza.example Fri Nov 27 08:15:00 2026";
    private static final List<String> LINES = List.of(
            "",
            "",
            "From: Anna",
            "From Warszawy",
            DIVIDER,
            ">" + DIVIDER,
            ">>From nas",
            ">From",
            "> From nas",
            "Zwykła linia",
            " " + DIVIDER,
            "a".repeat(20_000));

    @ParameterizedTest
    @ValueSource(
            strings = {
                DIVIDER,
                "From - Mon Jan  1 00:00:00 2024",
                "From MAILER-DAEMON Fri Jul  8 12:08:34 2011",
                "From 17712@xxx Thu Nov 24 18:22:48 +0000 2005",
                "From a@b.example Thu Nov 24 18:22:48 CET 2005",
                "From \"ktoś inny\"@b.example Thu Nov 24 18:22 2005 remote from uucp",
                "From a@b.example Mon, 1 Jan 2024 10:00:00 +0000"
            })
    void knowsDividersOfManyPrograms(String divider) throws IOException {
        assertThat(split(divider + "\nSubject: a\n\nx\n\n" + divider + "\r\nSubject: b\n"))
                .containsExactly("Subject: a\n\nx\n", "Subject: b\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "From: a@b.example\n", "From Monday on we work.\n", "Subject: a\n\n" + DIVIDER + "\n"})
    void leavesAloneWhatDoesNotBeginWithADivider(String mail) throws IOException {
        assertThat(Mbox.is(stream(mail))).isFalse();
    }

    @Test
    void seesNoMailBetweenTwoDividers() throws IOException {
        assertThat(split((DIVIDER + "\n").repeat(3))).isEmpty();
        assertThat(split((DIVIDER + "\n").repeat(3) + "a")).containsExactly("a");
    }

    /** What is not read of one mail is no part of the next. */
    @Test
    void goesOnAfterAMailThatNobodyReadToItsEnd() throws IOException {
        var mbox = new Mbox(stream(DIVIDER + "\n" + "a\n\n".repeat(9000) + DIVIDER + "\nb\n"));
        assertThat(mbox.mail().read()).isEqualTo('a');
        assertThat(new String(mbox.mail().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("b\n");
        assertThat(mbox.mail()).isNull();
    }

    /** What is searched for a date is short, so that lines made for it cost no more than others. */
    @Test
    void takesNoEndlessLineForADivider() throws IOException {
        var line = "From " + "a".repeat(500) + " Fri Nov 27 08:15:00 2026\n";
        assertThat(split(DIVIDER + "\na\n\n" + line)).containsExactly("a\n\n" + line);
    }

    @Test
    void givesBackWhatWasWrittenAsMboxrd() {
        Seeded.cases(300, random -> {
            var end = random.chance(50) ? "\n" : "\r\n";
            var mails = IntStream.range(0, random.between(1, 5))
                    .mapToObj(i -> {
                        var mail = new StringBuilder("Subject: " + i + end);
                        for (int line = random.between(0, 11); line > 0; line--) {
                            mail.append(random.pick(LINES)).append(end);
                        }
                        return mail.toString();
                    })
                    .toList();
            var mbox = new StringBuilder();
            for (var mail : mails) {
                mbox.append(DIVIDER).append(end);
                mbox.append(mail.replaceAll("(?m)^(>*From )", ">$1")).append(end);
            }
            assertThat(split(mbox.toString())).isEqualTo(mails);
        });
    }

    private static List<String> split(String mbox) throws IOException {
        var found = new ArrayList<String>();
        var split = new Mbox(stream(mbox));
        for (var mail = split.mail(); mail != null; mail = split.mail()) {
            found.add(new String(mail.readAllBytes(), StandardCharsets.UTF_8));
        }
        return found;
    }

    private static InputStream stream(String text) {
        return new BufferedInputStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
