package pl.sos.mail.internal.imap;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.MailServers;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.kernel.Category;
import pl.sos.mail.Mailbox;
import pl.sos.mail.Mailboxes;
import pl.sos.mail.testing.TestMailbox;

/** XOAUTH2 against a token endpoint and an IMAP server that believes what the endpoint gave last. */
@SosTest
class TokenMailboxTest {
    @Autowired
    Mailboxes mailboxes;

    @Autowired
    ImapConnections connections;

    @Autowired
    OneLook look;

    GreenMail server;
    GreenMailUser user;
    TokenEndpoint endpoint;
    Mailbox mailbox;

    @BeforeEach
    void start() throws Exception {
        TestDatabase.reset();
        server = MailServers.imap();
        server.start();
        user = server.setUser("pomoc@perfektlab.example", "pomoc", "access-1");
        endpoint = new TokenEndpoint();
        var access = new Mailbox.Access(
                "127.0.0.1",
                server.getImap().getPort(),
                Mailbox.Tls.NONE,
                "pomoc",
                Mailbox.Auth.XOAUTH2,
                Optional.of(endpoint.address()),
                Optional.of("sos"),
                "INBOX",
                Optional.empty());
        mailbox = TestMailbox.named("pomoc")
                .fetched(access)
                .category(Category.ERROR)
                .made();
        Scope.asSystem(() -> mailboxes.save(mailbox, Optional.of("refresh-1"), Optional.of("tajne sekrety")));
    }

    @AfterEach
    void stop() {
        endpoint.close();
        server.stop();
    }

    @Test
    void eachLookTakesAFreshTokenAndKeepsTheNewerRefreshToken() throws Exception {
        endpoint.gives("{\"access_token\":\"access-1\",\"refresh_token\":\"refresh-2\",\"expires_in\":3599}");
        assertThat(look.at(mailbox)).isZero();
        assertThat(endpoint.asked().getLast())
                .isEqualTo(
                        "grant_type=refresh_token&refresh_token=refresh-1&client_id=sos&client_secret=tajne+sekrety");

        // The first token ran out: the server believes another one now.
        user.setPassword("access-2");
        endpoint.gives("{\"access_token\":\"access-2\"}");
        assertThat(look.at(mailbox)).isZero();
        assertThat(endpoint.asked().getLast()).contains("refresh_token=refresh-2");
        look.at(mailbox);
        assertThat(endpoint.asked().getLast()).contains("refresh_token=refresh-2");
    }

    @Test
    void aTokenThatIsRefusedSaysByWhomAndWhy() {
        endpoint.answersWith(400);
        endpoint.gives("{\"error\":\"invalid_grant\",\"error_description\":\"refresh-1 ran out\"}");
        assertThat(trouble()).isEqualTo(new ImapConnections.Trouble("token-grant", "HTTP 400 invalid_grant"));
        endpoint.gives("{\"error\":\"invalid_client\"}");
        assertThat(trouble().code()).isEqualTo("token-client");
        endpoint.gives("{\"error\":\"invalid_scope\"}");
        assertThat(trouble()).isEqualTo(new ImapConnections.Trouble("token", "HTTP 400 invalid_scope"));
        endpoint.gives("<html>refresh-1</html>");
        assertThat(trouble()).isEqualTo(new ImapConnections.Trouble("token-answer", endpoint.address()));
        assertThat(trouble().detail()).doesNotContain("refresh-1");

        endpoint.answersWith(200);
        endpoint.gives("{\"access_token\":\"of somebody else\"}");
        assertThat(trouble().code()).isEqualTo("token-rejected");

        endpoint.close();
        assertThat(trouble()).isEqualTo(new ImapConnections.Trouble("token-host", endpoint.address()));
    }

    /** What is tried with the stored token must not leave the mailbox with one that was used up by that. */
    @Test
    void anAttemptKeepsTheNewerRefreshTokenToo() {
        endpoint.gives("{\"access_token\":\"access-1\",\"refresh_token\":\"refresh-2\"}");
        assertThat(connections.attempt(mailbox, mailbox.access().orElseThrow()))
                .isInstanceOf(ImapConnections.Attempt.Works.class);
        assertThat(connections.stored(mailbox).secret()).isEqualTo("refresh-2");
    }

    /** As Google and Microsoft publish it: user and token in one string, then an error challenge that wants an answer. */
    @Test
    void anErrorChallengeIsAnsweredOnceAndTheRefusalRead() throws Exception {
        endpoint.gives("{\"access_token\":\"access-9\"}");
        var token = Base64.getEncoder()
                .encodeToString("user=pomoc\1auth=Bearer access-9\1\1".getBytes(StandardCharsets.UTF_8));
        assertThat(saidToOneThatRefuses("IMAP4rev1 SASL-IR AUTH=XOAUTH2"))
                .as("the token once, then an empty line")
                .containsExactly("AUTHENTICATE XOAUTH2 " + token, "");
        assertThat(saidToOneThatRefuses("IMAP4rev1 AUTH=XOAUTH2"))
                .as("where the token has a line of its own")
                .containsExactly("AUTHENTICATE XOAUTH2", token, "");
    }

    private List<String> saidToOneThatRefuses(String capabilities) throws Exception {
        var said = new ArrayList<String>();
        try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var served = CompletableFuture.runAsync(() -> refuse(listening, capabilities, said));
            var there = mailbox.access().orElseThrow();
            var access = new Mailbox.Access(
                    "127.0.0.1",
                    listening.getLocalPort(),
                    there.tls(),
                    there.user(),
                    there.auth(),
                    there.tokenEndpoint(),
                    there.tokenClient(),
                    there.folder(),
                    there.doneFolder());
            var trouble = trouble(access);
            served.get(60, TimeUnit.SECONDS);
            assertThat(trouble.code()).isEqualTo("token-rejected");
            assertThat(trouble.detail()).contains("expired").doesNotContain("access-9");
        }
        return said;
    }

    /** Greets, sends one error challenge, and refuses once that is answered. */
    private static void refuse(ServerSocket listening, String capabilities, List<String> said) {
        try (var line = listening.accept();
                var in = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.US_ASCII))) {
            var out = line.getOutputStream();
            say(out, "* OK [CAPABILITY " + capabilities + "] ready");
            for (var asked = in.readLine(); asked != null; asked = in.readLine()) {
                var tag = asked.substring(0, asked.indexOf(' '));
                var command = asked.substring(tag.length() + 1);
                if (command.startsWith("AUTHENTICATE")) {
                    said.add(command);
                    if (!command.contains("XOAUTH2 ")) {
                        say(out, "+ ");
                        said.add(String.valueOf(in.readLine()));
                    }
                    say(
                            out,
                            "+ "
                                    + Base64.getEncoder()
                                            .encodeToString("{\"status\":\"401\"}".getBytes(StandardCharsets.UTF_8)));
                    said.add(String.valueOf(in.readLine()));
                    say(out, tag + " NO [AUTHENTICATIONFAILED] expired");
                } else if (command.startsWith("CAPABILITY")) {
                    say(out, "* CAPABILITY " + capabilities);
                    say(out, tag + " OK");
                } else {
                    say(out, tag + " OK");
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void say(java.io.OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private ImapConnections.Trouble trouble() {
        return trouble(mailbox.access().orElseThrow());
    }

    private ImapConnections.Trouble trouble(Mailbox.Access access) {
        var attempt = connections.attempt(access, connections.stored(mailbox));
        return attempt instanceof ImapConnections.Attempt.Fails(var why)
                ? why
                : new ImapConnections.Trouble("none", "");
    }
}
