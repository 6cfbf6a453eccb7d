package pl.sos.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.mail.internal.Intake;
import pl.sos.mail.internal.Processing;
import pl.sos.mail.testing.TestMailbox;
import pl.sos.outbox.internal.GreenPost;
import pl.sos.page.testing.House;
import pl.sos.tickets.internal.JointReceipts;

/**
 * Two systems that answer each other at once: how many mails go between them before it is quiet, in both directions, the
 * first one counted too.
 */
@SosTest
class MailLoopTest {
    private static final String THEIRS = "ksiegowa@sm-zorza.example";
    /** Where a loop that does not stop is stopped here. */
    private static final int MOST = 60;

    @Autowired
    ApplicationContext context;

    @Autowired
    House houses;

    @Autowired
    Intake intake;

    @Autowired
    Processing processing;

    @Autowired
    JointReceipts receipts;

    @Autowired
    IncomingMails mails;

    @Autowired
    Mailboxes mailboxes;

    @Autowired
    TestClock clock;

    private Mailbox mailbox;
    private int sent;
    private int answered;

    @BeforeEach
    void furnish() {
        TestDatabase.reset();
        houses.furnish();
        mailbox = TestMailbox.pomoc();
        Scope.asSystem(() -> mailboxes.save(mailbox, Optional.of("tajne"), Optional.empty()));
    }

    @AfterEach
    void resetTheClock() {
        clock.reset();
    }

    /** What the other side says to a letter of ours; empty for nothing. */
    @FunctionalInterface
    private interface Peer {
        Optional<String> says(MimeMessage letter) throws MessagingException, IOException;
    }

    /** The other one is a system like ours: its own letters to us say that they are automatic, and so do ours to it. */
    @Test
    void oursAndAnotherLikeItStopAtTheFirstLetter() throws Exception {
        assertThat(mailsUntilQuiet(MailLoopTest::mirrored)).isEqualTo(3);
        // The mail, our receipt, and what stands for the other's receipt: left aside here, as ours would be there.
        assertThat(states(MailState.IGNORED)).isEqualTo(1);
        assertThat(states(MailState.PROCESSED)).isEqualTo(1);
    }

    /** It answers everything and says nowhere that it is a machine. */
    @Test
    void aMachineThatAnswersInTheThreadIsNotAnswered() throws Exception {
        assertThat(mailsUntilQuiet(letter -> Optional.of("In-Reply-To: " + letter.getMessageID() + "\nReferences: "
                        + letter.getMessageID() + "\nSubject: Re: " + letter.getSubject() + "\n\nDziękujemy.\n")))
                .isEqualTo(3);
        assertThat(states(MailState.PROCESSED)).isEqualTo(2);
    }

    /**
     * It begins a new conversation each time. Its first answer is told of an hour later, which it answers again: six times,
     * then nothing more is said to it.
     */
    @Test
    void aMachineThatKnowsNoThreadsIsLeftAloneAfterSixLetters() throws Exception {
        assertThat(mailsUntilQuiet(letter -> Optional.of("Subject: Zgłoszenie przyjęte\n\nDziękujemy.\n")))
                .isEqualTo(1 + 2 * (1 + 6));
    }

    /** It writes every five minutes whether it is answered or not, for a day. */
    @Test
    void aMachineThatWritesByItselfGetsOneReceiptAnHour() throws Exception {
        try (var post = new GreenPost(context)) {
            for (int i = 0; i < 24 * 12; i++) {
                Scope.asSystem(receipts::tell);
                arrives("Message-ID: <auto-" + i + "@sm-zorza.example>\nSubject: Raport " + i + "\n\nRaport.\n");
                clock.advance(Duration.ofMinutes(5));
            }
            processing.work();
            assertThat(post.deliver().stream().filter(MailLoopTest::isTheirs).count())
                    .isBetween(20L, 24L);
        }
    }

    private int mailsUntilQuiet(Peer peer) throws Exception {
        try (var post = new GreenPost(context)) {
            arrives("Message-ID: <first@sm-zorza.example>\nSubject: Naliczenie\n\nStoi.\n");
            int quiet = 0;
            while (quiet < 3 * 24 && sent < MOST) {
                processing.work();
                Scope.asSystem(receipts::tell);
                int seen = sent;
                var letters =
                        post.deliver().stream().filter(MailLoopTest::isTheirs).toList();
                for (; sent < letters.size(); sent++) {
                    var answer = peer.says(letters.get(sent));
                    if (answer.isPresent()) {
                        arrives("Message-ID: <answer-" + sent + "@sm-zorza.example>\n" + answer.get());
                        answered++;
                    }
                }
                // Answers come at once; it is quiet when a day has passed without a letter.
                clock.advance(sent > seen ? Duration.ofSeconds(20) : Duration.ofMinutes(20));
                quiet = sent > seen ? 0 : quiet + 1;
            }
            return 1 + sent + answered;
        }
    }

    /** Our own letter, as another installation of ours would have sent it to us. */
    private static Optional<String> mirrored(MimeMessage letter) throws MessagingException, IOException {
        var raw = new ByteArrayOutputStream();
        letter.writeTo(
                raw, new String[] {"From", "To", "Message-ID", "Return-Path", "Reply-To", "References", "In-Reply-To"});
        return Optional.of(raw.toString(StandardCharsets.UTF_8).replace("\r\n", "\n"));
    }

    private static boolean isTheirs(MimeMessage letter) {
        try {
            return letter.getAllRecipients()[0].toString().equals(THEIRS);
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private void arrives(String rest) throws IOException {
        var raw = "Authentication-Results: mx.perfektlab.example; dmarc=pass header.from=sm-zorza.example\nFrom: <"
                + THEIRS + ">\nTo: pomoc@perfektlab.example\n" + rest;
        intake.take(
                mailbox,
                new ByteArrayInputStream(raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)),
                clock.instant());
        processing.work();
    }

    private long states(MailState state) {
        return Scope.asStaff(() -> mails.list(Set.of(state), Optional.empty()))
                .items()
                .size();
    }
}
