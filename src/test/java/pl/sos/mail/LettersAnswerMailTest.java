package pl.sos.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.kernel.Category;
import pl.sos.kernel.TicketNumber;
import pl.sos.mail.internal.IncomingMail;
import pl.sos.mail.internal.Processing;
import pl.sos.mail.testing.TestMailbox;
import pl.sos.outbox.ReplyTokens;
import pl.sos.outbox.internal.GreenPost;
import pl.sos.page.testing.House;
import pl.sos.tickets.Tickets;
import pl.sos.tickets.Visibility;
import pl.sos.tickets.internal.JointReceipts;

/** Letters of ours name the mail that they answer, so that mail programs show both together (decision 0233). */
@SosTest
class LettersAnswerMailTest {
    @Autowired
    ApplicationContext context;

    @Autowired
    House houses;

    @Autowired
    IncomingMails mails;

    @Autowired
    Processing processing;

    @Autowired
    Mailboxes mailboxes;

    @Autowired
    Tickets tickets;

    @Autowired
    ReplyTokens tokens;

    @Autowired
    JointReceipts receipts;

    @Autowired
    TestClock clock;

    private final Mailbox mailbox = TestMailbox.pomoc();
    private House.People3 house;
    private GreenPost post;
    private final Set<String> seen = new HashSet<>();

    @BeforeEach
    void furnish() throws IOException {
        TestDatabase.reset();
        house = houses.furnish();
        Scope.asSystem(() -> mailboxes.save(mailbox, Optional.of("tajne"), Optional.empty()));
        post = new GreenPost(context);
    }

    @AfterEach
    void close() {
        post.close();
        clock.reset();
    }

    @Test
    void receiptsAndAnswersStandBesideTheMailsThatTheyAnswer() throws Exception {
        var ticket = arrives("<pierwszy@sm-zorza.example>", "").number().orElseThrow();
        var receipt = newest();
        var token = tokens.reference(token(ticket));
        assertThat(header(receipt, "In-Reply-To")).isEqualTo("<pierwszy@sm-zorza.example>");
        assertThat(header(receipt, "References")).isEqualTo("<pierwszy@sm-zorza.example> " + token);
        assertThat(header(receipt, "Auto-Submitted")).isEqualTo("auto-replied");
        assertThat(header(receipt, "X-Auto-Response-Suppress")).isEqualTo("All");

        houses.write(house.anna(), ticket, Visibility.PUBLIC, "Który budynek?");
        var question = newest();
        assertThat(header(question, "In-Reply-To")).isEqualTo("<pierwszy@sm-zorza.example>");
        assertThat(header(question, "References"))
                .isEqualTo("<pierwszy@sm-zorza.example> " + receipt.getMessageID() + " " + token);

        // As a mail program answers: with all that the letter named, and its own id.
        var answer = arrives(
                "<drugi@sm-zorza.example>",
                "In-Reply-To: " + question.getMessageID() + "\nReferences: " + header(question, "References") + " "
                        + question.getMessageID() + "\n");
        assertThat(answer.number()).contains(ticket);
        assertThat(answer.matchedBy()).contains("TOKEN");
        houses.write(house.anna(), ticket, Visibility.PUBLIC, "Dziękuję.");
        var thanks = newest();
        assertThat(header(thanks, "In-Reply-To")).isEqualTo("<drugi@sm-zorza.example>");
        assertThat(header(thanks, "References"))
                .isEqualTo(
                        "<pierwszy@sm-zorza.example> " + receipt.getMessageID() + " <drugi@sm-zorza.example> " + token);
        assertThat(header(thanks, "Auto-Submitted")).as("a person wrote it").isNull();
    }

    @Test
    void whatWasReportedInThePortalGoesOnFromItsReceipt() throws Exception {
        var ticket = houses.report(house.maria(), Category.ERROR, "Naliczenie", "Stoi.");
        var receipt = newest();
        assertThat(header(receipt, "In-Reply-To")).isNull();
        assertThat(header(receipt, "Auto-Submitted")).isEqualTo("auto-generated");
        arrives("<pierwszy@sm-zorza.example>", "References: " + tokens.reference(token(ticket)) + "\n");
        houses.write(house.anna(), ticket, Visibility.PUBLIC, "Dziękuję.");
        var thanks = newest();
        assertThat(header(thanks, "In-Reply-To")).isEqualTo("<pierwszy@sm-zorza.example>");
        assertThat(header(thanks, "References"))
                .isEqualTo(receipt.getMessageID() + " <pierwszy@sm-zorza.example> " + tokens.reference(token(ticket)));
    }

    @Test
    void whateverStandsThereTheLetterLeavesAndSaysNothingMore() throws Exception {
        var other = houses.report(house.maria(), Category.ERROR, "Inna", "Inna.");
        newest();
        var strange = List.of(
                "<sos-" + token(other) + "@localhost>",
                "<żółw@sm-zorza.example>",
                "<" + "a".repeat(300) + "@sm-zorza.example>",
                "<" + "a".repeat(900) + "@sm-zorza.example>",
                "<a\u0007@sm-zorza.example>",
                "nic");
        for (int i = 0; i < strange.size(); i++) {
            clock.set(TestClock.START.plusSeconds(7200L * (i + 1)));
            var ticket = arrives(strange.get(i), "").number().orElseThrow();
            assertThat(ticket).isNotEqualTo(other);
            var receipt = newest();
            assertThat(receipt.getSubject()).contains("[" + ticket + "]");
            assertThat(header(receipt, "In-Reply-To")).as(strange.get(i)).isNull();
            assertThat(header(receipt, "References")).as(strange.get(i)).isEqualTo(tokens.reference(token(ticket)));
        }
        clock.set(TestClock.START.plusSeconds(7200L * 10));
        arrives("<a@sm-zorza.example>\n\tBcc: <obcy@zle.example>", "");
        var receipt = newest();
        assertThat(receipt.getAllRecipients()).hasSize(1);
        assertThat(header(receipt, "Bcc")).isNull();
    }

    @Test
    void theLongestThatAreNamedFitIntoALine() throws Exception {
        var ticket = arrives("<1" + "a".repeat(247) + ">", "").number().orElseThrow();
        newest();
        arrives("<2" + "a".repeat(247) + ">", "References: " + tokens.reference(token(ticket)) + "\n");
        houses.write(house.anna(), ticket, Visibility.PUBLIC, "Dziękuję.");
        var raw = new ByteArrayOutputStream();
        var thanks = newest();
        thanks.writeTo(raw);
        assertThat(header(thanks, "References")).contains("<1aaa", "<2aaa", token(ticket));
        assertThat(raw.toString(StandardCharsets.UTF_8).split("\r\n"))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(998));
    }

    @Test
    void aReceiptOfSeveralTicketsAnswersNoneOfTheirMailsByItself() throws Exception {
        arrives("<pierwszy@sm-zorza.example>", "");
        newest();
        clock.setWarsaw("2026-11-23T10:20");
        var second = arrives("<drugi@sm-zorza.example>", "").number().orElseThrow();
        arrives("<trzeci@sm-zorza.example>", "");
        clock.setWarsaw("2026-11-23T11:00");
        Scope.asSystem(receipts::tell);
        var joint = newest();
        assertThat(joint.getSubject()).contains(second.toString());
        assertThat(header(joint, "In-Reply-To")).isNull();
        assertThat(header(joint, "References")).isNull();

        clock.setWarsaw("2026-11-23T11:30");
        var fourth = arrives("<czwarty@sm-zorza.example>", "").number().orElseThrow();
        clock.setWarsaw("2026-11-23T12:00");
        Scope.asSystem(receipts::tell);
        var alone = newest();
        assertThat(header(alone, "In-Reply-To")).isEqualTo("<czwarty@sm-zorza.example>");
        assertThat(header(alone, "References"))
                .isEqualTo("<czwarty@sm-zorza.example> " + tokens.reference(token(fourth)));
    }

    /** The only letter to her that leaves now: those of one round leave in no order. */
    private MimeMessage newest() throws Exception {
        var fresh = new ArrayList<MimeMessage>();
        for (var letter : post.deliver()) {
            if (letter.getAllRecipients()[0].toString().equals("ksiegowa@sm-zorza.example")
                    && seen.add(letter.getMessageID())) {
                fresh.add(letter);
            }
        }
        assertThat(fresh).hasSize(1);
        return fresh.getFirst();
    }

    private static @Nullable String header(MimeMessage letter, String name) throws Exception {
        return letter.getHeader(name, null);
    }

    private String token(TicketNumber ticket) {
        return Scope.asSystem(() -> tokens.issue(
                tickets.find(ticket).orElseThrow().id(), house.maria().id()));
    }

    private IncomingMail arrives(String messageId, String headers) throws IOException {
        var raw = "Authentication-Results: mx.perfektlab.example; dmarc=pass\nFrom: <ksiegowa@sm-zorza.example>\n"
                + "Message-ID: " + messageId + "\n" + headers + "Subject: Naliczenie\n\nNaliczanie staje.\n";
        var taken = (TakeMailResult.Taken) mails.take(
                mailbox,
                new ByteArrayInputStream(raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)),
                clock.instant());
        processing.work();
        return Scope.asStaff(() -> mails.find(taken.id())).orElseThrow();
    }
}
