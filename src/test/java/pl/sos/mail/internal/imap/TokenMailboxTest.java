package pl.sos.mail.internal.imap;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.kernel.Category;
import pl.sos.mail.Mailbox;
import pl.sos.mail.Mailboxes;

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
    HttpServer endpoint;
    Mailbox mailbox;

    private final List<String> asked = new ArrayList<>();
    private int status = 200;
    private String answer = "";

    @BeforeEach
    void start() throws Exception {
        TestDatabase.reset();
        server = new GreenMail(ServerSetup.IMAP.dynamicPort());
        server.start();
        user = server.setUser("pomoc@perfektlab.example", "pomoc", "access-1");
        endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        endpoint.createContext("/token", this::give);
        endpoint.start();
        var access = new Mailbox.Access(
                "127.0.0.1",
                server.getImap().getPort(),
                Mailbox.Tls.NONE,
                "pomoc",
                Mailbox.Auth.XOAUTH2,
                Optional.of("http://127.0.0.1:" + endpoint.getAddress().getPort() + "/token"),
                Optional.of("sos"),
                "INBOX",
                Optional.empty());
        mailbox = new Mailbox(
                UUID.randomUUID(),
                "pomoc",
                "pomoc@perfektlab.example",
                Optional.of(access),
                "",
                Category.ERROR,
                Optional.empty(),
                Optional.empty(),
                60,
                60,
                true,
                Optional.empty(),
                Optional.empty());
        Scope.asSystem(() -> mailboxes.save(mailbox, Optional.of("refresh-1"), Optional.of("tajne sekrety")));
    }

    @AfterEach
    void stop() {
        endpoint.stop(0);
        server.stop();
    }

    @Test
    void eachLookTakesAFreshTokenAndKeepsTheNewerRefreshToken() throws Exception {
        answer = "{\"access_token\":\"access-1\",\"refresh_token\":\"refresh-2\",\"expires_in\":3599}";
        assertThat(look.at(mailbox)).isZero();
        assertThat(asked.getLast())
                .isEqualTo(
                        "grant_type=refresh_token&refresh_token=refresh-1&client_id=sos&client_secret=tajne+sekrety");

        // The first token ran out: the server believes another one now.
        user.setPassword("access-2");
        answer = "{\"access_token\":\"access-2\"}";
        assertThat(look.at(mailbox)).isZero();
        assertThat(asked.getLast()).contains("refresh_token=refresh-2");
        look.at(mailbox);
        assertThat(asked.getLast()).contains("refresh_token=refresh-2");
    }

    @Test
    void aTokenThatIsRefusedSaysByWhomAndWhy() {
        status = 400;
        answer = "{\"error\":\"invalid_grant\",\"error_description\":\"refresh-1 ran out\"}";
        assertThat(trouble()).isEqualTo(new ImapConnections.Trouble("token", "HTTP 400 invalid_grant"));
        answer = "<html>refresh-1</html>";
        assertThat(trouble().code()).isEqualTo("token");
        assertThat(trouble().detail()).doesNotContain("refresh-1");

        status = 200;
        answer = "{\"access_token\":\"of somebody else\"}";
        assertThat(trouble().code()).isEqualTo("token-rejected");
    }

    private ImapConnections.Trouble trouble() {
        var attempt = connections.attempt(mailbox.access().orElseThrow(), connections.stored(mailbox));
        return attempt instanceof ImapConnections.Attempt.Fails(var why)
                ? why
                : new ImapConnections.Trouble("none", "");
    }

    private void give(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
