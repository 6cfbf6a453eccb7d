package pl.sos.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallOutcomeTest {
    @ParameterizedTest
    @CsvSource({
        "RINGING, false, false, false, RUNS",
        "TALKING, true, false, true, TICKET",
        "TALKING, false, false, false, RUNS",
        "MISSED, false, false, false, MISSED",
        "MISSED, true, false, true, PROMISED",
        "MISSED, true, true, false, MISSED_DONE",
        "MISSED, true, true, true, TICKET",
        "ENDED, false, false, false, UNWRITTEN",
        "ENDED, false, true, false, NO_TICKET",
        "ENDED, false, true, true, TICKET",
    })
    void tellsWhatBecameOfACall(CallState state, boolean promised, boolean settled, boolean ticket, CallOutcome is) {
        assertThat(CallOutcome.of(state, promised, settled, ticket)).isEqualTo(is);
    }
}
