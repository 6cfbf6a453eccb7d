package pl.sos.mail.internal.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a mailbox waits between two attempts while its server is away, or refuses it. */
class WaitsForServersTest {
    @ParameterizedTest
    @CsvSource({
        "refused, PT30S",
        "time-out, PT30S",
        "no-host, PT30S",
        "password, PT5M",
        "token, PT5M",
        "token-rejected, PT5M",
        "tls, PT5M",
        "no-folder, PT5M",
        "other, PT5M"
    })
    void longerEachTimeUpToALimit(String trouble, Duration longest) {
        var what = new ImapConnections.Trouble(trouble, "");
        var wait = Watch.longer(Watch.FIRST_WAIT, what);
        assertThat(wait).isEqualTo(Duration.ofSeconds(4));
        for (int i = 0; i < 20; i++) {
            wait = Watch.longer(wait, what);
        }
        assertThat(wait).isEqualTo(longest);
        // A server that goes away is soon asked again, however long we had waited for another reason.
        assertThat(Watch.longer(Duration.ofMinutes(5), what)).isEqualTo(longest);
    }
}
