package pl.sos.mail.internal.imap;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.MailServers;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.kernel.Category;
import pl.sos.mail.Mailbox;
import pl.sos.mail.Mailboxes;
import pl.sos.mail.internal.MailboxStore;
import pl.sos.mail.testing.TestMailbox;

/** A mailbox that is watched while its server tells of new mail, is away, or is lost in the middle. */
@SosTest
class WatchTest {
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
    Clock clock;

    GreenMail server;
    BreakableLine line;
    Watch watch;
    Thread watching;

    @BeforeEach
    void watch() throws Exception {
        TestDatabase.reset();
        server = MailServers.imap();
        server.start();
        server.setUser("pomoc@perfektlab.example", "pomoc", "haslo-do-poczty");
        line = new BreakableLine(server.getImap().getPort());
        var access = new Mailbox.Access(
                "127.0.0.1",
                line.port(),
                Mailbox.Tls.NONE,
                "pomoc",
                Mailbox.Auth.PASSWORD,
                Optional.empty(),
                Optional.empty(),
                "INBOX",
                Optional.empty());
        var mailbox = TestMailbox.named("pomoc")
                .fetched(access)
                .category(Category.ERROR)
                .made();
        Scope.asSystem(() -> mailboxes.save(mailbox, Optional.of("haslo-do-poczty"), Optional.empty()));
        watch = new Watch(mailbox, connections, fetching, store, transaction, held, clock, Duration.ofMillis(50));
        watching = Thread.ofVirtual().start(watch);
        until("select count(*) = 1 from mail.mailbox where seen_at is not null");
    }

    @AfterEach
    void end() throws Exception {
        watch.end();
        line.close();
        watching.join();
        server.stop();
    }

    @Test
    void whatCameWhileTheServerWasAwayIsThereOnceAfterwards() throws Exception {
        deliver("Przed");
        stored(1);

        line.away();
        until("select failure = 'refused' from mail.mailbox");
        for (int i = 0; i < 5; i++) {
            deliver("Podczas " + i);
        }
        line.back();
        stored(6);

        // Given over, not yet marked as read: whatever asks for it again brings nothing twice.
        until(line::idles);
        line.breakAt(" STORE ");
        deliver("Przerwana");
        until(line::broke);
        deliver("Po");
        stored(8);
        until("select failure is null from mail.mailbox");
        stored(8);
    }

    private void stored(int mails) throws Exception {
        until("select count(*) = " + mails + " from mail.incoming");
    }

    private static void until(BooleanSupplier holds) throws Exception {
        long began = System.nanoTime();
        while (!holds.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PATIENCE);
            Thread.sleep(20); // nothing tells of it, so it is asked again
        }
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
