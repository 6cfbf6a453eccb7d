package pl.sos.mail.internal.imap;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.kernel.Category;
import pl.sos.mail.Mailbox;
import pl.sos.mail.Mailboxes;
import pl.sos.mail.internal.MailboxStore;
import pl.sos.mail.internal.Processing;
import pl.sos.mail.testing.TestMailbox;
import pl.sos.page.testing.House;

/** The way through Debian's Postfix and Dovecot; docs/operations.md tells how to run it. */
@SosTest
@EnabledIfSystemProperty(named = "sos.real-mail", matches = "true")
class RealMailServersTest {
    private static final String PASSWORD = "poczta-do-prob";
    private static final int MAILS = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** A server that idles is asked each four minutes: what is there sooner was told by the server. */
    private static final Duration TOLD = Duration.ofSeconds(30);

    private static final Mailbox.Access ACCESS = new Mailbox.Access(
            "127.0.0.1",
            143,
            Mailbox.Tls.NONE,
            "sospoczta",
            Mailbox.Auth.PASSWORD,
            Optional.empty(),
            Optional.empty(),
            "INBOX",
            Optional.empty());

    @Autowired
    House houses;

    @Autowired
    Mailboxes mailboxes;

    @Autowired
    Processing processing;

    @Autowired
    ImapConnections connections;

    @Autowired
    OneLook look;

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

    /** What an earlier run left at the server does not count. */
    private final UUID run = UUID.randomUUID();

    private Mailbox mailbox;

    @BeforeEach
    void furnish() throws Exception {
        TestDatabase.reset();
        houses.furnish();
        mailbox = TestMailbox.named("prawdziwa")
                .at("sospoczta@sos.example")
                .fetched(ACCESS)
                .category(Category.ERROR)
                .application("CZ")
                .made();
        Scope.asSystem(() -> mailboxes.save(mailbox, Optional.of(PASSWORD), Optional.empty()));
        look.at(mailbox);
    }

    @Test
    void mailThroughPostfixAndDovecotBecomesTicketsOnce() throws Exception {
        for (int i = 0; i < MAILS; i++) {
            send(i);
        }
        int fetched = 0;
        long began = System.nanoTime();
        while (fetched < MAILS && System.nanoTime() - began < PATIENCE.toNanos()) {
            fetched += look.at(mailbox);
            // Postfix puts them into the mailbox in its own time, and tells nobody.
            Thread.sleep(200);
        }
        assertThat(fetched).isEqualTo(MAILS);
        assertThat(look.at(mailbox)).isZero();
        processing.work();
        assertThat(count("select count(distinct subject) from tickets.ticket where subject like 'Żółta sprawa " + run
                        + " %'"))
                .isEqualTo(MAILS);
    }

    @Test
    void aMailIsThereAsSoonAsDovecotTellsOfIt() throws Exception {
        assertThat(connections.attempt(ACCESS, new ImapConnections.Secrets(PASSWORD, Optional.empty())))
                .isInstanceOfSatisfying(
                        ImapConnections.Attempt.Works.class,
                        works -> assertThat(works.idle()).isTrue());
        var watch = new Watch(mailbox, connections, fetching, store, transaction, held, clock, Watch.FIRST_WAIT);
        var watching = Thread.ofVirtual().start(watch);
        try {
            until("select count(*) from mail.mailbox where seen_at is not null");
            for (int i = 0; i < 3; i++) {
                send(i);
                until("select count(*) from mail.incoming having count(*) = " + (i + 1));
            }
        } finally {
            watch.end();
            watching.join();
        }
    }

    private static void until(String query) throws Exception {
        long began = System.nanoTime();
        while (count(query) == 0) {
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(TOLD);
            Thread.sleep(20);
        }
    }

    private static int count(String query) throws Exception {
        try (var statement = TestDatabase.get().superuser().createStatement();
                var row = statement.executeQuery(query)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    private void send(int number) throws Exception {
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", "25");
        var message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("ksiegowa@sm-zorza.example"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress("sospoczta@sos.example"));
        message.setSubject("Żółta sprawa " + run + " " + number, "ISO-8859-2");
        message.setText("Treść sprawy " + number + "\r\n", "ISO-8859-2");
        message.saveChanges();
        Transport.send(message);
    }
}
