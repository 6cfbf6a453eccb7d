package pl.sos.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.MailServers;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.mail.internal.IncomingMail;
import pl.sos.mail.internal.Processing;
import pl.sos.mail.internal.imap.ImapConnections;
import pl.sos.mail.internal.imap.OneLook;
import pl.sos.mail.testing.TestMailbox;
import pl.sos.outbox.internal.GreenPost;
import pl.sos.page.testing.House;
import pl.sos.tickets.TicketPage;
import pl.sos.tickets.Tickets;

/** Story (1) of the channels, with a real IMAP server: an accountant writes, gets a receipt, and answers it. */
@SosTest
class MailboxFetchTest {
    private static final Charset WINDOWS = Charset.forName("windows-1250");

    @Autowired
    ApplicationContext context;

    @Autowired
    House houses;

    @Autowired
    Mailboxes mailboxes;

    @Autowired
    IncomingMails mails;

    @Autowired
    Processing processing;

    @Autowired
    Tickets tickets;

    @Autowired
    ImapConnections connections;

    @Autowired
    OneLook look;

    @Autowired
    TestClock clock;

    House.People3 house;
    GreenMail server;
    GreenPost post;
    Mailbox mailbox;

    @BeforeEach
    void furnish() throws Exception {
        TestDatabase.reset();
        house = houses.furnish();
        server = MailServers.imap();
        server.start();
        server.setUser("pomoc@perfektlab.example", "pomoc", "haslo-do-poczty");
        post = new GreenPost(context);
        mailbox = TestMailbox.named("pomoc")
                .fetched(access("pomoc", "INBOX"))
                .category(Category.ERROR)
                .application("CZ")
                .made();
        Scope.asSystem(() -> mailboxes.save(mailbox, Optional.of("haslo-do-poczty"), Optional.empty()));
    }

    private Mailbox.Access access(String user, String folder) {
        return new Mailbox.Access(
                "127.0.0.1",
                server.getImap().getPort(),
                Mailbox.Tls.NONE,
                user,
                Mailbox.Auth.PASSWORD,
                Optional.empty(),
                Optional.empty(),
                folder,
                Optional.empty());
    }

    @AfterEach
    void close() {
        post.close();
        server.stop();
        clock.reset();
    }

    @Test
    void anAccountantsMailBecomesATicketAndHerAnswerJoinsIt() throws Exception {
        deliver(accountantsMail());
        look.at(mailbox);
        processing.work();

        var mail = mails(MailState.PROCESSED).getFirst();
        var page = page(mail);
        assertThat(page.ticket().client()).isEqualTo(house.zorza());
        assertThat(page.ticket().subject()).isEqualTo("Żółta łódź: naliczenie czynszów");
        assertThat(page.ticket().channel()).isEqualTo(Channel.EMAIL);
        var first = page.thread().getFirst();
        assertThat(first.body()).contains("Naliczenie staje na 62%").doesNotContain("Poprzednia odpowiedź");
        assertThat(first.attachments()).extracting(file -> file.name()).containsExactly("zestawienie.pdf");

        var receipts = post.deliver();
        assertThat(receipts).hasSize(1);
        var receipt = receipts.getFirst();
        assertThat(receipt.getAllRecipients()[0]).hasToString("ksiegowa@sm-zorza.example");
        assertThat(receipt.getSubject()).contains(page.ticket().number().toString());
        var said = String.valueOf(text(receipt)).replace("\r\n", "\n");
        assertThat(said)
                .contains("numer: " + page.ticket().number())
                .contains("opiekun: Anna Nowak, tel. 61 654 00 12")
                .contains("najpóźniej w środę do 10:00 (25 listopada 2026)")
                .contains("Hot-line: poniedziałek–piątek 8:00–16:00.");

        // From the phone: the answer's head as mail programs write it, the letter quoted below.
        var answer = message(
                "ksiegowa@sm-zorza.example",
                "Odp: " + receipt.getSubject(),
                "Już działa, dziękuję.\n\nWysłane z iPhone'a\n\n> Wiadomość napisana przez S.O.S. <pomoc@sos.example> w dniu"
                        + " 23.11.2026, o godz. 10:00:\n> \n> " + said.replace("\n", "\n> ") + "\n");
        answer.setRecipient(Message.RecipientType.TO, receipt.getReplyTo()[0]);
        answer.setHeader("In-Reply-To", receipt.getMessageID());
        var references = receipt.getHeader("References", " ");
        answer.setHeader("References", (references == null ? "" : references + " ") + receipt.getMessageID());
        answer.saveChanges();
        deliver(answer);
        var stranger = message("obcy@zle.example", "[" + page.ticket().number() + "] Wpuść", "Wpuść mnie.\n");
        deliver(stranger);
        look.at(mailbox);
        processing.work();

        assertThat(page(mail).thread()).hasSize(2);
        assertThat(page(mail).thread().getLast().body())
                .startsWith("Już działa, dziękuję.")
                .doesNotContain("numer:", "Wiadomość napisana");
        assertThat(mails(MailState.TRIAGE))
                .singleElement()
                .satisfies(one -> assertThat(one.sender()).isEqualTo("obcy@zle.example"));
        // All letters so far: neither her answer nor the stranger got a receipt; who decides about strangers is told.
        assertThat(post.deliver())
                .extracting(letter -> letter.getAllRecipients()[0].toString())
                .containsExactlyInAnyOrder("ksiegowa@sm-zorza.example", "koordynator@perfektlab.example");
    }

    @Test
    void whatWasFetchedIsMarkedAndNotFetchedAgain() throws Exception {
        for (int i = 0; i < 7; i++) {
            deliver(message("ksiegowa@sm-zorza.example", "Sprawa " + i, "Treść " + i + "\n"));
        }
        assertThat(look.at(mailbox)).isEqualTo(7);
        assertThat(look.at(mailbox)).isZero();
        for (var stored : server.getReceivedMessages()) {
            assertThat(stored.isSet(Flags.Flag.SEEN)).isTrue();
        }
        deliver(message("ksiegowa@sm-zorza.example", "Jeszcze", "Jeszcze\n"));
        assertThat(look.at(mailbox)).isEqualTo(1);
        processing.work();
        assertThat(mails(MailState.PROCESSED)).hasSize(8);
    }

    @Test
    void aFirstLookThatIsCutOffBringsNothingThatWasReadBefore() throws Exception {
        // More than are fetched at a time; all were read long ago but one, at which the database is away.
        for (int i = 0; i < 60; i++) {
            deliver(message("ksiegowa@sm-zorza.example", "Sprawa " + i, "Treść " + i + "\n"));
        }
        everythingIsRead();
        deliver(message("obcy@zle.example", "Nowa", "Nowa\n"));
        inDatabase("alter table mail.incoming add constraint away check (sender <> 'obcy@zle.example')");
        try {
            assertThatThrownBy(() -> look.at(mailbox)).isInstanceOf(DataAccessException.class);
        } finally {
            inDatabase("alter table mail.incoming drop constraint away");
        }
        assertThat(look.at(mailbox)).isEqualTo(1);
        assertThat(look.at(mailbox)).isZero();
        assertThat(mails(MailState.RECEIVED)).hasSize(1);
    }

    @Test
    void aServerThatNumbersAnewBringsNoMailOfYears() throws Exception {
        deliver(message("ksiegowa@sm-zorza.example", "Dawna", "Dawna\n"));
        everythingIsRead();
        assertThat(look.at(mailbox)).isZero();
        deliver(message("ksiegowa@sm-zorza.example", "Nowa", "Nowa\n"));
        assertThat(look.at(mailbox)).isEqualTo(1);

        inDatabase("update mail.mailbox set uid_validity = uid_validity + 1, seen_at = now() + interval '2 days'");
        assertThat(look.at(mailbox)).isZero();
        // What somebody read about the time of the last look may have come after it.
        inDatabase("update mail.mailbox set uid_validity = uid_validity + 1, seen_at = now()");
        assertThat(look.at(mailbox)).isEqualTo(2);
        assertThat(mails(MailState.RECEIVED)).hasSize(2);
    }

    private void everythingIsRead() throws Exception {
        var user = server.getUserManager().getUser("pomoc");
        server.getManagers()
                .getImapHostManager()
                .getInbox(user)
                .getMessages()
                .forEach(message -> message.setFlag(Flags.Flag.SEEN, true));
    }

    private static void inDatabase(String statement) throws Exception {
        try (var superuser = TestDatabase.get().superuser().createStatement()) {
            superuser.execute(statement);
        }
    }

    @Test
    void whatLayAtTheServerForHoursIsCountedFromThere() throws Exception {
        deliver(message("ksiegowa@sm-zorza.example", "Wczoraj", "Wczoraj\n"));
        // The server stamps what comes by the machine's clock.
        clock.set(java.time.Instant.now().plus(Duration.ofHours(4)));
        look.at(mailbox);
        processing.work();
        var ticket = page(mails(MailState.PROCESSED).getFirst()).ticket();
        assertThat(Duration.between(ticket.reportedAt(), clock.instant()))
                .isBetween(Duration.ofHours(3), Duration.ofHours(5));
        assertThat(ticket.reporter()).isEqualTo(house.maria().id());
    }

    @Test
    void tryingTheConnectionSaysWhatIsWrong() {
        var secrets = new ImapConnections.Secrets("haslo-do-poczty", Optional.empty());
        assertThat(connections.attempt(access("pomoc", "INBOX"), secrets))
                .isInstanceOf(ImapConnections.Attempt.Works.class);
        assertThat(code(access("pomoc", "INBOX"), "złe")).isEqualTo("password");
        assertThat(code(access("pomoc", "Nie ma"), "haslo-do-poczty")).isEqualTo("no-folder");
        var nowhere = new Mailbox.Access(
                "127.0.0.1",
                1,
                Mailbox.Tls.NONE,
                "x",
                Mailbox.Auth.PASSWORD,
                Optional.empty(),
                Optional.empty(),
                "INBOX",
                Optional.empty());
        assertThat(code(nowhere, "x")).isEqualTo("refused");
    }

    /** TLS is spoken, and a certificate that nobody vouches for is not taken. */
    @Test
    void aServerThatCannotProveItselfGetsNoPassword() {
        var secret = MailServers.imaps();
        secret.start();
        try {
            secret.setUser("pomoc@perfektlab.example", "pomoc", "haslo-do-poczty");
            var access = new Mailbox.Access(
                    "127.0.0.1",
                    secret.getImaps().getPort(),
                    Mailbox.Tls.TLS,
                    "pomoc",
                    Mailbox.Auth.PASSWORD,
                    Optional.empty(),
                    Optional.empty(),
                    "INBOX",
                    Optional.empty());
            assertThat(code(access, "haslo-do-poczty")).isEqualTo("certificate");
        } finally {
            secret.stop();
        }
    }

    @Test
    void aPasswordIsNowhereInClear() throws Exception {
        try (var statement = TestDatabase.get().superuser().createStatement();
                var row = statement.executeQuery(
                        "select m::text || (select string_agg(a::text, '') from identity.audit_entry a)"
                                + " from mail.mailbox m")) {
            row.next();
            assertThat(row.getString(1)).contains("pomoc").doesNotContain("haslo-do-poczty");
        }
    }

    private String code(Mailbox.Access access, String password) {
        var attempt = connections.attempt(access, new ImapConnections.Secrets(password, Optional.empty()));
        return attempt instanceof ImapConnections.Attempt.Fails fails
                ? fails.trouble().code()
                : "works";
    }

    private MimeMessage accountantsMail() throws Exception {
        var message = message("ksiegowa@sm-zorza.example", "", "");
        message.setSubject("Żółta łódź: naliczenie czynszów", WINDOWS.name());
        var text = new MimeBodyPart();
        text.setText("""
                Dzień dobry,
                Naliczenie staje na 62%, proszę o pomoc.

                W dniu 20.11.2026 o 10:12, Anna Nowak pisze:
                > Poprzednia odpowiedź z zeszłego tygodnia.
                > Pozdrawiam
                """, WINDOWS.name());
        var pdf = new MimeBodyPart();
        pdf.setFileName("zestawienie.pdf");
        pdf.setContent("%PDF-1.4 nic".getBytes(WINDOWS), "application/pdf");
        message.setContent(new MimeMultipart(text, pdf));
        message.saveChanges();
        return message;
    }

    private static MimeMessage message(String from, String subject, String text) throws Exception {
        var message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom(new InternetAddress(from));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress("pomoc@perfektlab.example"));
        message.setSubject(subject, "UTF-8");
        message.setText(text, "UTF-8");
        message.saveChanges();
        return message;
    }

    private void deliver(MimeMessage message) throws Exception {
        server.getUserManager().getUser("pomoc").deliver(message);
    }

    private static Object text(MimeMessage message) throws Exception {
        var content = message.getContent();
        while (content instanceof MimeMultipart many) {
            content = many.getBodyPart(0).getContent();
        }
        return content;
    }

    private List<IncomingMail> mails(MailState state) {
        return Scope.asStaff(() -> mails.list(Set.of(state), Optional.empty())).items();
    }

    private TicketPage page(IncomingMail mail) {
        return Scope.asStaff(() -> tickets.read(mail.number().orElseThrow())).orElseThrow();
    }
}
