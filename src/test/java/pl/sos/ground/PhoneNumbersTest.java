package pl.sos.ground;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.sos.ground.PhoneReading.NotRead;
import pl.sos.ground.PhoneReading.Why;
import pl.sos.kernel.PhoneNumber;

class PhoneNumbersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "61 654 00 12",
                "(61) 654-00-12",
                "+48 61 654 00 12",
                "0048616540012",
                " 616540012 ",
                "tel. 61 654 00 12"
            })
    void readsHowPeopleWriteOneNumber(String text) {
        assertThat(PhoneNumbers.parse(text)).contains(new PhoneNumber("+48616540012"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', NOT_A_NUMBER",
        "brak, NOT_A_NUMBER",
        "12, TOO_SHORT",
        "61 65, TOO_SHORT",
        "61 654 00 12 345, TOO_LONG",
        "+999 123 456 789, UNKNOWN_COUNTRY",
        "000 000 000, NOT_IN_USE",
    })
    void saysWhyItCannotReadOthers(String text, Why why) {
        assertThat(PhoneNumbers.read(text)).isEqualTo(new NotRead(why));
    }

    @Test
    void refusesATextTooLongToBeANumber() {
        assertThat(PhoneNumbers.read("6".repeat(100_000))).isEqualTo(new NotRead(Why.TOO_LONG));
    }

    @Test
    void writesPolishNumbersWithoutTheCountry() {
        assertThat(PhoneNumbers.display(new PhoneNumber("+48616540012"))).isEqualTo("61 654 00 12");
        assertThat(PhoneNumbers.display(new PhoneNumber("+48601234567"))).isEqualTo("601 234 567");
        assertThat(PhoneNumbers.display(new PhoneNumber("+493012345678"))).isEqualTo("+49 30 12345678");
        assertThat(PhoneNumbers.display("wew. 12")).isEqualTo("wew. 12");
    }
}
