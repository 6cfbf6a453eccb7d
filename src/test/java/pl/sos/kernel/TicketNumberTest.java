package pl.sos.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketNumberTest {
    @ParameterizedTest
    @ValueSource(strings = {"SOS-1042", "sos-1042", "1042", " SOS-1042 "})
    void readsHowPeopleNameATicket(String text) {
        assertThat(TicketNumber.parse(text)).contains(new TicketNumber(1042));
        assertThat(new TicketNumber(1042)).hasToString("SOS-1042");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "SOS-", "SOS-0", "SOS-01", "SOS-1x", "XSOS-1", "SOS--1", "9999999999999999999", "SOS-1/../2"
            })
    void refusesWhatIsNone(String text) {
        assertThat(TicketNumber.parse(text)).isEmpty();
    }
}
