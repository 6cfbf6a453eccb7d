package pl.sos.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NipTest {
    @ParameterizedTest
    @ValueSource(strings = {"5260250274", "526-025-02-74", "PL5260250274", " pl 526 025 02 74 "})
    void readsWhatPeopleWrite(String text) {
        assertThat(Nip.parse(text)).contains(new Nip("5260250274"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "526025027",
                "52602502744",
                "5260250275",
                "0000000000",
                "1111111111",
                "526025027x",
                "５２６０２５０２７４"
            })
    void refusesWhatIsNone(String text) {
        assertThat(Nip.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Nip(text));
    }

    /** Any one wrong digit changes the control sum, since every weight is prime to 11. */
    @Test
    void noticesEveryWrongDigit() {
        String right = "5260250274";
        IntStream.range(0, 10)
                .forEach(place -> IntStream.rangeClosed('0', '9')
                        .filter(digit -> digit != right.charAt(place))
                        .forEach(digit -> assertThat(Nip.parse(
                                        right.substring(0, place) + (char) digit + right.substring(place + 1)))
                                .isEmpty()));
    }
}
