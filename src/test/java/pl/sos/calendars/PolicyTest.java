package pl.sos.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {

    @ParameterizedTest
    @CsvSource({"PT48H, CLOCK", "PT16H, WORKING_HOURS", "PT1H30M, CLOCK", "P2D, WORKING_DAYS"})
    void readsAndWritesItsAmount(String amount, Counting counting) {
        assertThat(Policy.parse(amount, counting).text()).isEqualTo(amount);
    }

    @ParameterizedTest
    @CsvSource({
        "P2D, WORKING_HOURS, PT48H",
        "P2D, CLOCK, PT48H",
        "P1W, WORKING_DAYS, P7D",
    })
    void readsOtherWaysOfWritingTheSame(String amount, Counting counting, String text) {
        assertThat(Policy.parse(amount, counting).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, CLOCK",
        "PT-1H, CLOCK",
        "PT0.5S, CLOCK",
        "PT16H, WORKING_DAYS",
        "P1M, WORKING_DAYS",
        "P0D, WORKING_DAYS",
        "P3661D, WORKING_DAYS",
        "PT100000H, CLOCK",
        "48h, CLOCK",
        "'', CLOCK",
    })
    void refusesWhatIsNoAmount(String amount, Counting counting) {
        assertThatIllegalArgumentException().isThrownBy(() -> Policy.parse(amount, counting));
    }
}
