package pl.sos.mail.internal.imap;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.MailServers;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.kernel.Category;
import pl.sos.mail.Mailbox;
import pl.sos.mail.Mailboxes;
import pl.sos.mail.internal.MailboxStore;
import pl.sos.mail.testing.TestMailbox;

/** A mailbox that is watched while its access token runs out: most servers hang up then, some only refuse what is asked. */
@SosTest
class EndedTokenTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    Mailboxes mailboxes;

    @Autowired
    ImapConnections connections;

    @Autowired
    Fetching fetching;

    @Autowired
    MailboxStore store;

    @Autowired
    HeldMailboxes held;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    GreenMail server;
    TokenEndpoint endpoint;
    BreakableLine line;
    Watch watch;
    Thread watching;

    @BeforeEach
    void begin() throws Exception {
        TestDatabase.reset();
        server = MailServers.imap();
        server.start();
        server.setUser("pomoc@perfektlab.example", "pomoc", "access-1");
        endpoint = new TokenEndpoint();
        endpoint.gives("{\"access_token\":\"access-1\"}");
        line = new BreakableLine(server.getImap().getPort());
        var access = new Mailbox.Access(
                "127.0.0.1",
                line.port(),
                Mailbox.Tls.NONE,
                "pomoc",
                Mailbox.Auth.XOAUTH2,
                Optional.of(endpoint.address()),
                Optional.of("sos"),
                "INBOX",
                Optional.empty());
        var mailbox = TestMailbox.named("pomoc")
                .fetched(access)
                .category(Category.ERROR)
                .made();
        Scope.asSystem(() -> mailboxes.save(mailbox, Optional.of("refresh-1"), Optional.empty()));
        watch = new Watch(mailbox, connections, fetching, store, transaction, held, clock, Duration.ofMillis(50));
        watching = Thread.ofVirtual().start(watch);
        until("select count(*) = 1 from mail.mailbox where seen_at is not null");
    }

    @AfterEach
    void end() throws Exception {
        watch.end();
        line.close();
        watching.join();
        endpoint.close();
        server.stop();
        clock.reset();
    }

    @Test
    void anEndedTokenIsReplacedAndNoMailIsLost() throws Exception {
        deliver("Przed");
        stored(1);
        idles();
        int asked = endpoint.asked().size();

        tokenEnds(2);
        line.bye("Session expired, please login again.");
        deliver("Po pożegnaniu");
        stored(2);
        idles();
        assertThat(endpoint.asked()).as("one fresh token").hasSize(asked + 1);

        // This one does not hang up; it refuses to idle once more.
        tokenEnds(3);
        line.refuse(" IDLE");
        deliver("Przed odmową");
        stored(3);
        // What came before the refusal would be fetched on the connection that is about to end.
        asked(asked + 2);
        deliver("Po odmowie");
        stored(4);
        idles();
        assertThat(endpoint.asked()).hasSize(asked + 2);
        assertThat(holds("select failed_at is null from mail.mailbox"))
                .as("nothing that anybody must mend")
                .isTrue();
    }

    /** It says that it can idle, and does not: it is asked now and then, on a connection that stays. */
    @Test
    void aServerThatRefusesToIdleAtOnceIsAskedInstead() throws Exception {
        idles();
        int asked = endpoint.asked().size();
        deliver("Do odpytania");
        stored(1);
        // On this connection it has agreed to idle; it is on the next that it refuses.
        idles();
        line.refuse(" IDLE");
        line.bye("Good night.");
        asked(asked + 2);
        until("select failure is null from mail.mailbox");
        // Long enough for one more question, were it asked without a pause.
        Thread.sleep(300);
        assertThat(endpoint.asked()).hasSize(asked + 2);
        assertThat(watch.idles()).isFalse();
    }

    @Test
    void whereNoTokenIsGivenTheAdministrationSaysSoUntilOneIs() throws Exception {
        idles();
        tokenEnds(2);
        endpoint.answersWith(400);
        endpoint.gives("{\"error\":\"invalid_grant\"}");
        line.bye("Session expired, please login again.");
        deliver("Bez tokenu");
        until("select failure = 'token-grant' and failure_detail like '%invalid_grant%' from mail.mailbox");
        endpoint.answersWith(200);
        tokenEnds(2);
        stored(1);
        until("select failure is null from mail.mailbox");
    }

    /** The server believes another token from now on, and that is what the endpoint gives. An hour has passed. */
    private void tokenEnds(int next) {
        clock.advance(Duration.ofHours(1));
        server.getUserManager().getUser("pomoc").setPassword("access-" + next);
        endpoint.gives("{\"access_token\":\"access-" + next + "\"}");
    }

    private void asked(int times) throws Exception {
        long began = System.nanoTime();
        while (endpoint.asked().size() < times) {
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PATIENCE);
            Thread.sleep(20); // nothing tells of it, so it is asked again
        }
    }

    /** The server has heard that we idle, and we that it agrees. */
    private void idles() throws Exception {
        long began = System.nanoTime();
        while (!watch.idles() || !line.idles()) {
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PATIENCE);
            Thread.sleep(20); // nothing tells of it, so it is asked again
        }
    }

    private void stored(int mails) throws Exception {
        until("select count(*) = " + mails + " from mail.incoming");
    }

    private static void until(String query) throws Exception {
        long began = System.nanoTime();
        while (!holds(query)) {
            assertThat(Duration.ofNanos(System.nanoTime() - began)).as(query).isLessThan(PATIENCE);
            Thread.sleep(20); // nothing tells of it, so it is asked again
        }
    }

    private static boolean holds(String query) throws Exception {
        try (var statement = TestDatabase.get().superuser().createStatement();
                var row = statement.executeQuery(query)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private void deliver(String subject) throws Exception {
        var message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom(new InternetAddress("ksiegowa@sm-zorza.example"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress("pomoc@perfektlab.example"));
        message.setSubject(subject, "UTF-8");
        message.setText(subject, "UTF-8");
        message.saveChanges();
        server.getUserManager().getUser("pomoc").deliver(message);
    }
}
