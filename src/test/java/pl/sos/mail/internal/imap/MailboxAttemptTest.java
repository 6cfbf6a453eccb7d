package pl.sos.mail.internal.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.ground.testing.SosTest;
import pl.sos.kernel.Language;
import pl.sos.mail.Mailbox;
import pl.sos.page.internal.Texts;

/** What trying a connection answers where the usual things are wrong, and how long that takes. */
@SosTest
class MailboxAttemptTest {
    @Autowired
    ImapConnections connections;

    /** Those that are tried. */
    private ImapConnections attempts;

    @BeforeEach
    void asPatientAsABusyMachineNeeds() {
        attempts = connections.waiting(Duration.ofMinutes(1), Duration.ofMinutes(2));
    }

    @Test
    void eachUsualMistakeHasItsWord() throws Exception {
        try (var silent = new Line("", true);
                var gone = new Line("", false);
                var post = new Line("220 mx.example ESMTP\r\n", false);
                var rude = new Line("", false, Duration.ZERO, true);
                var shell = new Line("SSH-2.0-OpenSSH_9.2\r\n", false);
                var plain = new Line("* OK [CAPABILITY IMAP4rev1 LOGINDISABLED] ready\r\n", true)) {
            // With a part that is empty, so that no name server is asked, which might be slow.
            assertThat(found("no-such-host..invalid", 993, Mailbox.Tls.TLS)).isEqualTo("no-host no-such-host..invalid");
            assertThat(found("127.0.0.1", 1, Mailbox.Tls.TLS)).isEqualTo("refused 127.0.0.1:1");
            assertThat(found(gone, Mailbox.Tls.NONE)).isEqualTo("closed");
            assertThat(found(gone, Mailbox.Tls.TLS)).isEqualTo("tls");
            // Whoever hangs up before he read what was said resets the connection.
            assertThat(found(rude, Mailbox.Tls.NONE)).isEqualTo("closed");
            assertThat(found(rude, Mailbox.Tls.TLS)).isEqualTo("tls");
            assertThat(found(post, Mailbox.Tls.NONE)).isEqualTo("closed");
            assertThat(found(post, Mailbox.Tls.TLS)).isEqualTo("tls");
            assertThat(found(shell, Mailbox.Tls.NONE)).isEqualTo("closed");
            assertThat(found(plain, Mailbox.Tls.STARTTLS)).isEqualTo("no-starttls");
            assertThat(found(plain, Mailbox.Tls.NONE)).isEqualTo("no-login");
            attempts = connections.waiting(Duration.ofSeconds(1), Duration.ofMinutes(2));
            assertThat(found(silent, Mailbox.Tls.TLS)).isEqualTo("silent");
        }
    }

    /** A server may be slow at each step; a person waits for the whole. */
    @Test
    void theWholeAttemptIsBounded() throws Exception {
        attempts = connections.waiting(Duration.ofMinutes(1), Duration.ofSeconds(1));
        try (var drop = new Line("* OK [CAPABILITY IMAP4rev1] ready\r\n", true, Duration.ofSeconds(30))) {
            long began = System.nanoTime();
            assertThat(found(drop, Mailbox.Tls.NONE)).isEqualTo("time-out");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
        }
    }

    /** What a person in front of the screen waits for; the tests above wait for less. */
    @Test
    void nobodyWaitsLongerThanTenSeconds() {
        assertThat(ImapConnections.ATTEMPT.silence()).isLessThan(ImapConnections.LONGEST_ATTEMPT);
        assertThat(ImapConnections.LONGEST_ATTEMPT).isEqualTo(Duration.ofSeconds(10));
    }

    private String found(Line line, Mailbox.Tls tls) {
        return found("127.0.0.1", line.port(), tls).replace(" 127.0.0.1:" + line.port(), "");
    }

    private String found(String host, int port, Mailbox.Tls tls) {
        var access = new Mailbox.Access(
                host,
                port,
                tls,
                "pomoc",
                Mailbox.Auth.PASSWORD,
                Optional.empty(),
                Optional.empty(),
                "INBOX",
                Optional.empty());
        return switch (attempts.attempt(access, new ImapConnections.Secrets("haslo", Optional.empty()))) {
            case ImapConnections.Attempt.Works works -> "works";
            case ImapConnections.Attempt.Fails(var trouble) -> {
                assertThat(Language.values()).allMatch(one -> Texts.has(one, "mail.failure." + trouble.code()));
                yield trouble.code() + " " + trouble.detail();
            }
        };
    }

    /** A server that greets, and after that answers each command with OK once the pause is over, or hangs up at once. */
    private record Line(ServerSocket listening, String greeting, boolean stays, Duration pause, boolean resets)
            implements AutoCloseable {
        Line(String greeting, boolean stays, Duration pause, boolean resets) throws IOException {
            this(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()), greeting, stays, pause, resets);
            Thread.ofVirtual().start(this::serve);
        }

        Line(String greeting, boolean stays, Duration pause) throws IOException {
            this(greeting, stays, pause, false);
        }

        Line(String greeting, boolean stays) throws IOException {
            this(greeting, stays, Duration.ZERO);
        }

        int port() {
            return listening.getLocalPort();
        }

        private void serve() {
            while (!listening.isClosed()) {
                try {
                    var line = listening.accept();
                    Thread.ofVirtual().start(() -> talk(line));
                } catch (IOException closed) {
                    return;
                }
            }
        }

        private void talk(Socket line) {
            try (line) {
                if (resets) {
                    line.setSoLinger(true, 0);
                    return;
                }
                line.getOutputStream().write(greeting.getBytes(StandardCharsets.US_ASCII));
                if (!stays) {
                    return;
                }
                var in = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.US_ASCII));
                for (var asked = in.readLine(); asked != null; asked = in.readLine()) {
                    // A slow server: that time passes is what is tested.
                    Thread.sleep(pause);
                    if (!greeting.isEmpty()) {
                        var tag = asked.substring(0, asked.indexOf(' '));
                        line.getOutputStream().write((tag + " OK\r\n").getBytes(StandardCharsets.US_ASCII));
                    }
                }
            } catch (IOException | InterruptedException gone) {
                // The other side has had enough.
            }
        }

        @Override
        public void close() throws IOException {
            listening.close();
        }
    }
}
