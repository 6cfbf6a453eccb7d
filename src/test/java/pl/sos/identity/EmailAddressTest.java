package pl.sos.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.sos.ground.testing.Seeded;

class EmailAddressTest {
    @ParameterizedTest
    @CsvSource({
        "Anna@SM-Zorza.Example, anna@sm-zorza.example",
        "' a.b+c@x.example ', a.b+c@x.example",
        "biuro@żółw.example, biuro@xn--w-uga1v8h.example",
        "o'neil@x.example, o'neil@x.example"
    })
    void readsWhatPeopleType(String typed, String normalised) {
        assertThat(EmailAddress.normalise(typed)).contains(normalised);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "a@",
                "@b.example",
                "a b@c.example",
                "a@b",
                "a@b..example",
                "a@-b.example",
                "a\r\nBcc: c@d.example",
                "a@b.example\0",
                ".a@b.example",
                "a..b@c.example",
                "\"a\"@b.example",
                "<a@b.example>",
                "a@[127.0.0.1]"
            })
    void refusesTheRest(String typed) {
        assertThat(EmailAddress.normalise(typed)).isEmpty();
    }

    @Test
    void givesNothingThatCouldAddAHeader() {
        Seeded.cases(
                500,
                random -> EmailAddress.normalise(random.oddText(0, 10) + "@" + random.oddText(0, 10) + ".pl")
                        .ifPresent(address ->
                                assertThat(address.chars()).noneMatch(c -> c <= ' ' || c == '<' || c == ',')));
    }

    @Test
    void normalisingTwiceChangesNothing() {
        Seeded.cases(
                500,
                random -> EmailAddress.normalise(
                                random.word(1, 8) + "." + random.word(1, 8).toUpperCase(java.util.Locale.ROOT) + "@"
                                        + random.word(2, 8) + ".PL")
                        .ifPresent(
                                once -> assertThat(EmailAddress.normalise(once)).contains(once)));
    }
}
