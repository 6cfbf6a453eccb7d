package pl.sos.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.kernel.Category;
import pl.sos.mail.internal.Processing;
import pl.sos.mail.internal.imap.ImapConnections;
import pl.sos.mail.internal.imap.OneLook;
import pl.sos.page.testing.House;

/** The way through Debian's Postfix and Dovecot; docs/operations.md tells how to run it. */
@SosTest
@EnabledIfSystemProperty(named = "sos.real-mail", matches = "true")
class RealMailServersTest {
    private static final String PASSWORD = "poczta-do-prob";
    private static final int MAILS = 200;
    /** What an earlier run left at the server does not count. */
    private static final UUID RUN = UUID.randomUUID();

    private static final Duration PATIENCE = Duration.ofSeconds(60);

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

    @Test
    void mailThroughPostfixAndDovecotBecomesTicketsOnce() throws Exception {
        TestDatabase.reset();
        houses.furnish();
        var access = new Mailbox.Access(
                "127.0.0.1",
                143,
                Mailbox.Tls.NONE,
                "sospoczta",
                Mailbox.Auth.PASSWORD,
                Optional.empty(),
                Optional.empty(),
                "INBOX",
                Optional.empty());
        var mailbox = new Mailbox(
                UUID.randomUUID(),
                "prawdziwa",
                "sospoczta@sos.example",
                Optional.of(access),
                "",
                Category.ERROR,
                Optional.of("CZ"),
                Optional.empty(),
                100_000,
                100_000,
                true,
                Optional.empty(),
                Optional.empty());
        Scope.asSystem(() -> mailboxes.save(mailbox, Optional.of(PASSWORD), Optional.empty()));
        assertThat(connections.attempt(access, new ImapConnections.Secrets(PASSWORD, Optional.empty())))
                .isInstanceOfSatisfying(
                        ImapConnections.Attempt.Works.class,
                        works -> assertThat(works.idle()).isTrue());
        look.at(mailbox);
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
        try (var statement = TestDatabase.get().superuser().createStatement();
                var row = statement.executeQuery("select count(distinct subject) from tickets.ticket"
                        + " where subject like 'Żółta sprawa " + RUN + " %'")) {
            row.next();
            assertThat(row.getInt(1)).isEqualTo(MAILS);
        }
    }

    private static void send(int number) throws Exception {
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", "25");
        var message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("ksiegowa@sm-zorza.example"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress("sospoczta@sos.example"));
        message.setSubject("Żółta sprawa " + RUN + " " + number, "ISO-8859-2");
        message.setText("Treść sprawy " + number + "\r\n", "ISO-8859-2");
        message.saveChanges();
        Transport.send(message);
    }
}
