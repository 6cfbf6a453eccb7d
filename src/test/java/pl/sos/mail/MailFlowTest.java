package pl.sos.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.caretakers.Absence;
import pl.sos.caretakers.Absences;
import pl.sos.caretakers.AddAbsenceResult;
import pl.sos.caretakers.Caretakers;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.AddPersonResult;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.identity.SignedIn;
import pl.sos.identity.Via;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Language;
import pl.sos.kernel.TicketNumber;
import pl.sos.mail.internal.IncomingMail;
import pl.sos.mail.internal.Intake;
import pl.sos.mail.internal.Processing;
import pl.sos.mail.testing.TestMailbox;
import pl.sos.outbox.Bounces;
import pl.sos.outbox.Postings;
import pl.sos.outbox.ReplyTokens;
import pl.sos.outbox.internal.GreenPost;
import pl.sos.page.testing.House;
import pl.sos.tickets.Actor;
import pl.sos.tickets.OpenTicket;
import pl.sos.tickets.OpenTicketResult;
import pl.sos.tickets.Ticket;
import pl.sos.tickets.TicketPage;
import pl.sos.tickets.Tickets;
import pl.sos.tickets.Visibility;

/** What becomes of a mail, from its bytes to the ticket. */
@SosTest
class MailFlowTest {
    private static final String REPORT = """
            --x
            Content-Type: text/plain

            The letter could not be delivered.
            --x
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.sm-zorza.example

            Final-Recipient: rfc822; ksiegowa@sm-zorza.example
            Action: failed
            Status: 5.1.1
            --x--
            """;

    @Autowired
    ApplicationContext context;

    @Autowired
    House houses;

    @Autowired
    Intake intake;

    @Autowired
    Processing processing;

    @Autowired
    IncomingMails mails;

    @Autowired
    Mailboxes mailboxes;

    @Autowired
    Tickets tickets;

    @Autowired
    ReplyTokens tokens;

    @Autowired
    People people;

    @Autowired
    TestAccounts accounts;

    @Autowired
    Absences absences;

    @Autowired
    Caretakers caretakers;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    House.People3 house;
    Mailbox mailbox;

    @BeforeEach
    void furnish() {
        TestDatabase.reset();
        house = houses.furnish();
        mailbox = mailbox("pomoc", 1000);
    }

    @AfterEach
    void resetTheClock() {
        clock.reset();
    }

    private Mailbox mailbox(String name, int senderLimit) {
        var box = TestMailbox.proving(name).limits(senderLimit, 100_000).made();
        Scope.asSystem(() -> mailboxes.save(box, Optional.of("tajne"), Optional.empty()));
        return box;
    }

    @Test
    void aKnownAuthorsMailIsATicketOfHerCompany() {
        var mail = arrives(from("ksiegowa@sm-zorza.example", "dmarc=pass") + "Message-ID: <1@sm-zorza.example>\n"
                + "Subject: Naliczenie staje\n\nOd rana naliczanie staje na budynku 14.\n");

        assertThat(mail.state()).isEqualTo(MailState.PROCESSED);
        var page = page(mail.number().orElseThrow());
        assertThat(page.ticket().client()).isEqualTo(house.zorza());
        assertThat(page.ticket().reporter()).isEqualTo(house.maria().id());
        assertThat(page.ticket().channel()).isEqualTo(Channel.EMAIL);
        assertThat(page.ticket().category()).isEqualTo(Category.ERROR);
        assertThat(page.ticket().subject()).isEqualTo("Naliczenie staje");
        assertThat(page.thread())
                .singleElement()
                .satisfies(message -> assertThat(message.body()).contains("budynku 14"));
        var origins = Scope.asStaff(
                () -> context.getBean(MailOrigins.class).of(page.ticket().id()));
        assertThat(origins.get(page.thread().getFirst().id()).dmarc()).isEqualTo("PASS");
    }

    @Test
    void aMailThatSaysNothingIsATicketThatSaysSo() {
        var mail = arrives(
                from("ksiegowa@sm-zorza.example", "dmarc=pass") + "Message-ID: <2@sm-zorza.example>\n"
                        + "Subject: Pusty plik\nContent-Type: multipart/mixed; boundary=q\n\n--q\nContent-Type: text/plain\n\n\n"
                        + "--q\nContent-Type: text/plain; name=log.txt\nContent-Disposition: attachment; filename=log.txt\n\n\n--q--\n");

        assertThat(mail.state()).isEqualTo(MailState.PROCESSED);
        assertThat(page(mail.number().orElseThrow()).thread().getFirst().body()).isEqualTo("(wiadomość bez treści)");
    }

    @Test
    void theAnswerToALetterOfOursJoinsByItsToken() {
        var ticket = open(house.maria());
        var token = token(ticket, house.maria());

        for (var way : List.of(
                "References: <x@y.example> " + tokens.reference(token) + "\n",
                "To: pomoc+" + token + "@perfektlab.example\n")) {
            var mail = arrives(from("ksiegowa@sm-zorza.example", "dmarc=pass") + way + "Message-ID: <"
                    + UUID.randomUUID() + "@sm-zorza.example>\nSubject: Odp\n\nJuż działa.\n");
            assertThat(mail.number()).contains(ticket.number());
            assertThat(mail.matchedBy()).contains("TOKEN");
        }
        assertThat(page(ticket.number()).thread()).hasSize(3);
    }

    @Test
    void nobodyForgesHisWayIntoAThread() {
        var ticket = open(house.maria());
        var token = token(ticket, house.maria());
        var staffToken = token(ticket, house.anna());
        arrives(from("ksiegowa@sm-zorza.example", "dmarc=pass")
                + "Message-ID: <znany@sm-zorza.example>\nSubject: Inna sprawa\n\nInna.\n");
        var tag = "Subject: Re: [" + ticket.number() + "] Naliczenie\n";
        var reference = "References: " + tokens.reference(token) + "\n";

        record Attempt(String what, String from, String checks, String headers, MailState becomes) {}
        var attempts = List.of(
                new Attempt("a stranger knows the number", "obcy@zle.example", "dmarc=pass", tag, MailState.TRIAGE),
                new Attempt("a stranger has the token", "obcy@zle.example", "dmarc=pass", reference, MailState.TRIAGE),
                new Attempt(
                        "a stranger copies everybody",
                        "obcy@zle.example",
                        "dmarc=pass",
                        tag + "Cc: ksiegowa@sm-zorza.example, opiekun@perfektlab.example\n",
                        MailState.TRIAGE),
                new Attempt("her address is forged", "ksiegowa@sm-zorza.example", "dmarc=fail", tag, MailState.TRIAGE),
                new Attempt(
                        "her address is forged and the token leaked",
                        "ksiegowa@sm-zorza.example",
                        "dmarc=fail",
                        reference,
                        MailState.TRIAGE),
                new Attempt("her domain fails SPF", "ksiegowa@sm-zorza.example", "spf=fail", tag, MailState.TRIAGE),
                new Attempt(
                        "nobody could prove it and he guesses",
                        "ksiegowa@sm-zorza.example",
                        "dmarc=none",
                        tag,
                        MailState.PROCESSED),
                new Attempt(
                        "another client knows the number",
                        "kontakt@wm-lipowa.example",
                        "dmarc=pass",
                        tag,
                        MailState.PROCESSED),
                new Attempt(
                        "another client has the token",
                        "kontakt@wm-lipowa.example",
                        "dmarc=pass",
                        reference,
                        MailState.PROCESSED),
                new Attempt(
                        "another client answers her mail",
                        "kontakt@wm-lipowa.example",
                        "dmarc=pass",
                        "In-Reply-To: <znany@sm-zorza.example>\nSubject: Re: Inna\n",
                        MailState.PROCESSED),
                new Attempt(
                        "a stranger answers as us", "opiekun@perfektlab.example", "dmarc=fail", tag, MailState.TRIAGE),
                new Attempt(
                        "as us, with our token, unproven",
                        "opiekun@perfektlab.example",
                        "dmarc=none",
                        "References: " + tokens.reference(staffToken) + "\n",
                        MailState.TRIAGE),
                new Attempt(
                        "as us, with a client's token",
                        "opiekun@perfektlab.example",
                        "dmarc=pass",
                        reference,
                        MailState.TRIAGE),
                new Attempt(
                        "he writes the checks himself",
                        "ksiegowa@sm-zorza.example",
                        "x",
                        "Authentication-Results: evil.example; dmarc=pass\n" + tag,
                        MailState.PROCESSED),
                new Attempt(
                        "a made-up token",
                        "ksiegowa@sm-zorza.example",
                        "dmarc=pass",
                        "References: <sos-" + "a".repeat(24) + "@localhost>\nSubject: Nowa\n",
                        MailState.PROCESSED));
        for (var attempt : attempts) {
            var mail = arrives(from(attempt.from(), attempt.checks()) + attempt.headers() + "Message-ID: <"
                    + UUID.randomUUID() + "@x.example>\n\nWpuśćcie mnie.\n");
            assertThat(mail.state()).as(attempt.what()).isEqualTo(attempt.becomes());
            assertThat(mail.number()).as(attempt.what()).isNotEqualTo(Optional.of(ticket.number()));
        }
        assertThat(page(ticket.number()).thread()).hasSize(1);
        assertThat(page(ticket.number()).watchers()).isEmpty();
    }

    @Test
    void oursAnswerAsOursOnlyWithATokenAndProof() {
        var ticket = open(house.maria());
        var mail = arrives(from("opiekun@perfektlab.example", "dmarc=pass") + "References: "
                + tokens.reference(token(ticket, house.anna()))
                + "\nMessage-ID: <a@perfektlab.example>\nSubject: Re\n\nProszę przebudować indeks.\n");
        assertThat(mail.number()).contains(ticket.number());
        assertThat(page(ticket.number()).thread().getLast().author().staff()).isTrue();
        // What stands beside our answer, such as a note that it quotes, is not for the client.
        assertThat(Scope.asClient(
                        house.zorza().value(), house.maria().id().value(), () -> mails.findWritten(mail.id())))
                .isEmpty();
    }

    @Test
    void aParticipantJoinsByTheNumberInTheSubject() {
        var ticket = open(house.maria());
        var mail = arrives(from("ksiegowa@sm-zorza.example", "dmarc=pass")
                + "Message-ID: <2@sm-zorza.example>\nSubject: [" + ticket.number() + "] jeszcze jedno\n\nI to.\n");
        assertThat(mail.number()).contains(ticket.number());
        assertThat(mail.matchedBy()).contains("SUBJECT");
    }

    @Test
    void onlyKnownColleaguesInCopyFollowTheTicket() {
        var colleague = ((AddPersonResult.Added) Scope.asSystem(() -> people.addContact(
                        house.zorza(),
                        "Jan Prezes",
                        "prezes@sm-zorza.example",
                        Set.of(Role.DECISION_MAKER),
                        Optional.empty(),
                        Language.PL)))
                .person();
        var mail = arrives(from("ksiegowa@sm-zorza.example", "dmarc=pass")
                + "Cc: Prezes <prezes@sm-zorza.example>, obcy@zle.example, kontakt@wm-lipowa.example\n"
                + "Message-ID: <3@sm-zorza.example>\nSubject: Kopia\n\nDo wiadomości prezesa.\n");
        assertThat(page(mail.number().orElseThrow()).watchers())
                .extracting(who -> who.id())
                .containsExactly(colleague.id());
    }

    @Test
    void theSameMailTwiceIsOneTicketAndInTwoMailboxesTwo() throws Exception {
        var raw = from("ksiegowa@sm-zorza.example", "dmarc=pass")
                + "Message-ID: <5@sm-zorza.example>\nSubject: Raz\n\nRaz.\n";
        arrives(raw);
        assertThat(take(mailbox, raw)).isInstanceOf(TakeMailResult.Known.class);
        // By another way: other Received lines, the same mail.
        var other = take(mailbox, "Received: from inny.example\n" + raw);
        processing.work();
        assertThat(other).isInstanceOf(TakeMailResult.Taken.class);
        assertThat(tickets()).isEqualTo(1);
        assertThat(list(MailState.IGNORED))
                .singleElement()
                .satisfies(mail -> assertThat(mail.reason()).contains("known"));

        take(mailbox("biuro", 1000), raw);
        processing.work();
        assertThat(tickets()).isEqualTo(2);

        // Whoever guesses a Message-ID keeps nobody's mail out.
        take(mailbox, from("obcy@zle.example", "dmarc=pass") + "Message-ID: <6@sm-zorza.example>\n\nNic.\n");
        take(mailbox, raw.replace("<5@", "<6@"));
        processing.work();
        assertThat(tickets()).isEqualTo(3);
        var without = raw.replace("Message-ID: <5@sm-zorza.example>\n", "");
        take(mailbox, without);
        assertThat(take(mailbox, without)).isInstanceOf(TakeMailResult.Known.class);
    }

    @Test
    void cutOffAnywhereNothingIsLostAndNothingDoubled() throws Exception {
        var raw = from("ksiegowa@sm-zorza.example", "dmarc=pass")
                + "Message-ID: <7@sm-zorza.example>\nSubject: Zanik\n\nZanik prądu.\n";
        // The bytes are there, the row is not: as if the power failed before the commit. The server gives it again.
        assertThatThrownBy(() -> Scope.asSystem(() -> transaction.executeWithoutResult(status -> {
                    take(mailbox, raw);
                    throw new IllegalStateException("power failed");
                })))
                .hasMessage("power failed");
        assertThat(list()).isEmpty();
        assertThat(take(mailbox, raw)).isInstanceOf(TakeMailResult.Taken.class);
        // Stored, not marked at the server: it is given again.
        assertThat(take(mailbox, raw)).isInstanceOf(TakeMailResult.Known.class);
        // The ticket was being made when the power failed.
        assertThatThrownBy(() -> Scope.asSystem(() -> transaction.executeWithoutResult(status -> {
                    processing.work();
                    throw new IllegalStateException("power failed");
                })))
                .hasMessage("power failed");
        assertThat(tickets()).isZero();
        assertThat(list())
                .singleElement()
                .satisfies(mail -> assertThat(mail.state()).isEqualTo(MailState.RECEIVED));
        processing.work();
        processing.work();
        assertThat(tickets()).isEqualTo(1);
        assertThat(page(list().getFirst().number().orElseThrow()).thread()).hasSize(1);
    }

    @Test
    void machinesAreNotAnsweredAndStartNothing() throws Exception {
        try (var post = new GreenPost(context)) {
            post.deliver();
            for (var headers : List.of(
                    "Auto-Submitted: auto-replied\n",
                    "Auto-Submitted: auto-generated\n",
                    "Precedence: bulk\n",
                    "MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=x\n")) {
                arrives(from("ksiegowa@sm-zorza.example", "dmarc=pass") + headers + "Message-ID: <" + UUID.randomUUID()
                        + "@x.example>\nSubject: Automat\n\n" + REPORT);
            }
            assertThat(list(MailState.IGNORED)).hasSize(4);
            assertThat(tickets()).isZero();
            assertThat(post.deliver()).isEmpty();
        }
    }

    @Test
    void aLetterThatComesBackMarksItsAddress() throws Exception {
        try (var post = new GreenPost(context)) {
            arrives(from("ksiegowa@sm-zorza.example", "dmarc=pass")
                    + "Message-ID: <10@sm-zorza.example>\nSubject: Pytanie\n\nPytanie.\n");
            var receipt = post.deliver().getFirst();
            var bounces = context.getBean(Bounces.class);
            arrives(report("<11111111-2222-3333-4444-555555555555@localhost>"));
            assertThat(Scope.asStaff(() -> bounces.of("ksiegowa@sm-zorza.example")))
                    .isEmpty();
            arrives(report(receipt.getMessageID()));
            var letter = list(MailState.IGNORED).getFirst().returned().orElseThrow();
            var posting =
                    context.getBean(Postings.class).letters(List.of(letter)).get(letter);
            assertThat(posting.recipient()).isEqualTo("ksiegowa@sm-zorza.example");
            assertThat(posting.ticket())
                    .isEqualTo(list(MailState.PROCESSED).getFirst().number());
            assertThat(Scope.asStaff(() -> bounces.of("ksiegowa@sm-zorza.example")))
                    .isPresent();
            assertThat(tickets()).isEqualTo(1);
        }
    }

    /** Whoever was in Cc and is known has a copy of each answer; what became of every copy stands with the answer. */
    @Test
    void theTicketSaysWhatBecameOfEachCopyOfAnAnswer() throws Exception {
        Scope.asSystem(() -> people.addContact(
                house.zorza(),
                "Jan Prezes",
                "prezes@sm-zorza.example",
                Set.of(Role.DECISION_MAKER),
                Optional.empty(),
                Language.PL));
        var mail = arrives(from("ksiegowa@sm-zorza.example", "dmarc=pass")
                + "Cc: prezes@sm-zorza.example, obcy@zle.example\n"
                + "Message-ID: <12@sm-zorza.example>\nSubject: Kopia\n\nDo wiadomości prezesa.\n");
        var number = mail.number().orElseThrow();
        houses.write(house.anna(), number, Visibility.PUBLIC, "Proszę przebudować indeks.");
        assertThat(copies(number))
                .containsExactlyInAnyOrder("ksiegowa@sm-zorza.example czeka", "prezes@sm-zorza.example czeka");
        try (var post = new GreenPost(context)) {
            var his = post.deliver().stream()
                    .filter(letter -> recipient(letter).equals("prezes@sm-zorza.example"))
                    .findFirst()
                    .orElseThrow();
            assertThat(copies(number))
                    .containsExactlyInAnyOrder("ksiegowa@sm-zorza.example wysłany", "prezes@sm-zorza.example wysłany");
            arrives(report(his.getMessageID()).replace("; ksiegowa@", "; prezes@"));
            assertThat(copies(number))
                    .containsExactlyInAnyOrder("ksiegowa@sm-zorza.example wysłany", "prezes@sm-zorza.example wrócił");
            houses.write(house.anna(), number, Visibility.PUBLIC, "I jeszcze jedno.");
            post.deliver();
            assertThat(copies(number))
                    .containsExactlyInAnyOrder(
                            "ksiegowa@sm-zorza.example wysłany",
                            "prezes@sm-zorza.example wstrzymany: adres nie przyjmuje poczty");
        }
    }

    /** Recipient and state of each copy of the last message, as the ticket's page tells staff. */
    private List<String> copies(TicketNumber number) {
        var page = context.getBean(TestAccounts.class)
                .signedIn(house.anna())
                .get("/tickets/" + number)
                .body();
        var last = page.substring(page.lastIndexOf("<section class=\"message"));
        return Pattern.compile("<li>(.*?)</li>", Pattern.DOTALL)
                .matcher(last.substring(0, last.indexOf("</section>")))
                .results()
                .map(copy -> copy.group(1)
                        .replaceAll("<svg.*?</svg>", " ")
                        .replaceAll("<[^>]*>", " ")
                        .replaceAll("\\s+", " ")
                        .strip())
                .toList();
    }

    private static String recipient(MimeMessage letter) {
        try {
            return letter.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String report(String letter) {
        return "From: <mailer-daemon@sm-zorza.example>\nReturn-Path: <>\nSubject: Undelivered\nMIME-Version: 1.0\n"
                + "Content-Type: multipart/report; report-type=delivery-status; boundary=x\n\n"
                + REPORT.replace(
                        "--x--",
                        "--x\nContent-Type: text/rfc822-headers\n\nMessage-ID: " + letter + "\nSubject: x\n--x--");
    }

    @Test
    void twoSuchSystemsStopTalkingAtOnce() throws Exception {
        try (var post = new GreenPost(context)) {
            arrives(from("ksiegowa@sm-zorza.example", "dmarc=pass")
                    + "Message-ID: <8@sm-zorza.example>\nSubject: Pytanie\n\nPytanie.\n");
            var receipts = post.deliver();
            assertThat(receipts).hasSize(1);
            // The other system is a contact of ours and marks its receipt as ours are marked.
            var out = new java.io.ByteArrayOutputStream();
            receipts.getFirst().writeTo(out);
            var echoed = out.toString(StandardCharsets.UTF_8)
                    .replaceFirst("(?m)^From: .*$", "From: ksiegowa@sm-zorza.example")
                    .replaceFirst("(?m)^Message-ID: .*$", "Message-ID: <echo@sm-zorza.example>");
            arrives(echoed);
            assertThat(tickets()).isEqualTo(1);
            assertThat(post.deliver()).hasSize(1);
        }
    }

    @Test
    void aStormOfOneSenderGoesToTheQuarantineAndOthersAreServed() throws Exception {
        var small = mailbox("burza", 20);
        for (int i = 0; i < 120; i++) {
            take(
                    small,
                    from("ksiegowa@sm-zorza.example", "dmarc=pass") + "Message-ID: <s" + i
                            + "@x.example>\nSubject: Burza " + i + "\n\nBurza.\n");
        }
        take(
                small,
                from("kontakt@wm-lipowa.example", "dmarc=pass")
                        + "Message-ID: <spokoj@x.example>\nSubject: Spokój\n\nSpokój.\n");
        processing.work();
        assertThat(tickets()).isEqualTo(21);
        assertThat(list(MailState.QUARANTINED))
                .isNotEmpty()
                .allSatisfy(mail -> assertThat(mail.reason()).contains("storm"));
        var one = list(MailState.QUARANTINED).getFirst();
        Scope.asStaff(() -> mails.retry(one.id()));
        processing.work();
        assertThat(tickets()).isEqualTo(22);
    }

    @Test
    void whatCannotBeReadIsVisibleAndBecomesATicketByHand() throws Exception {
        var mail = arrives(from("ksiegowa@sm-zorza.example", "dmarc=pass")
                + "Subject: Bez dna\nContent-Type: multipart/mixed; boundary=b0\n\n" + nested(200));
        assertThat(mail.state()).isEqualTo(MailState.QUARANTINED);
        assertThat(mail.reason().orElseThrow()).startsWith("unreadable.");
        assertThat(Scope.asStaff(() -> mails.raw(mail))).isPresent();

        var made = Scope.asStaff(
                house.anna().id().value(),
                () -> mails.open(mail.id(), house.zorza(), house.maria(), signedIn(house.anna())));
        var number = ((SettleMailResult.Joined) made).ticket();
        assertThat(page(number).thread().getFirst().attachments())
                .singleElement()
                .satisfies(file -> assertThat(file.name()).isEqualTo("wiadomosc.eml"));
        assertThat(Scope.asStaff(() -> mails.open(mail.id(), house.zorza(), house.maria(), signedIn(house.anna()))))
                .isInstanceOf(SettleMailResult.NotWaiting.class);
    }

    @Test
    void aMailThatEndsWhoeverReadsItIsNotReadForEver() throws Exception {
        var taken = (TakeMailResult.Taken) take(
                mailbox,
                from("ksiegowa@sm-zorza.example", "dmarc=pass")
                        + "Message-ID: <11@sm-zorza.example>\nSubject: Zabójcza\n\nTreść.\n");
        // Six times a node took it in hand and was gone.
        try (var statement = TestDatabase.get().superuser().createStatement()) {
            statement.execute("update mail.incoming set attempts = 6");
        }
        processing.work();
        assertThat(Scope.asStaff(() -> mails.find(taken.id())).orElseThrow()).satisfies(mail -> {
            assertThat(mail.state()).isEqualTo(MailState.QUARANTINED);
            assertThat(mail.reason()).contains("failed");
        });
        Scope.asStaff(() -> mails.retry(taken.id()));
        processing.work();
        assertThat(tickets()).isEqualTo(1);
    }

    @Test
    void whateverStandsInAHeadTheMailGetsIn() {
        var random = new java.util.Random(20_261_128);
        var long1 = random.ints(3_000, 'A', 'z' + 1)
                .filter(Character::isLetterOrDigit)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        for (var head : List.of(
                "From: <a\0b@obcy.example>\nMessage-ID: <a\0b@obcy.example>\n",
                "From: a\0b@obcy.example\n",
                "From: a\u0007b@obcy.example\n",
                "From: " + long1 + "@obcy.example\n",
                "From: a@" + long1 + "\n",
                "From: <a@" + long1 + ">\nMessage-ID: <" + long1 + ">\n",
                "From: @\nMessage-ID: <>\n",
                "Subject: a\0b\n")) {
            var mail = arrives(head + "To: pomoc@perfektlab.example\n\nTreść.\n");
            assertThat(mail.state()).as(head).isEqualTo(MailState.TRIAGE);
        }
    }

    @Test
    void aStrangersMailWaitsForAPersonsWord() {
        var mail = arrives(from("nowa@sm-zorza.example", "dmarc=pass")
                + "Message-ID: <9@sm-zorza.example>\nSubject: Jestem nowa\n\nProszę o pomoc.\n");
        assertThat(mail.state()).isEqualTo(MailState.TRIAGE);
        var no = Scope.asStaff(() -> mails.discard(mail.id(), " ", signedIn(house.anna())));
        assertThat(no).isInstanceOf(SettleMailResult.Refused.class);
        Scope.asStaff(() -> mails.discard(mail.id(), "Reklama", signedIn(house.anna())));
        assertThat(list(MailState.DISCARDED)).hasSize(1);
        var made = Scope.asStaff(() -> mails.open(mail.id(), house.zorza(), house.maria(), signedIn(house.anna())));
        assertThat(made).isInstanceOf(SettleMailResult.Joined.class);
    }

    @Test
    void whoDecidesIsToldThatMailWaitsOnceForABurst() throws Exception {
        try (var post = new GreenPost(context)) {
            for (int i = 0; i < 3; i++) {
                arrives(from("obcy" + i + "@zle.example", "dmarc=pass") + "Message-ID: <b" + i
                        + "@zle.example>\nSubject: Dopłata\n\nTreść.\n");
            }
            assertThat(post.deliver()).singleElement().satisfies(letter -> {
                assertThat(letter.getAllRecipients()[0]).hasToString(house.ewa().email());
                assertThat(letter.getSubject()).isEqualTo("Poczta do przypisania: pomoc");
            });
            clock.advance(Duration.ofMinutes(30));
            list(MailState.TRIAGE)
                    .forEach(one -> Scope.asStaff(() -> mails.discard(one.id(), "Reklama", signedIn(house.anna()))));
            arrives(from("nowa@zle.example", "dmarc=pass") + "Message-ID: <b9@zle.example>\nSubject: Ja\n\nTreść.\n");
            assertThat(post.deliver()).as("the list was empty").hasSize(2);
            clock.advance(Duration.ofMinutes(61));
            arrives(from("nowa@zle.example", "dmarc=pass") + "Message-ID: <b10@zle.example>\nSubject: Ja\n\nTreść.\n");
            assertThat(post.deliver()).as("still, an hour later").hasSize(3);
        }
    }

    @Test
    void whoIsAwayIsNotToldWhoStandsInIs() throws Exception {
        try (var post = new GreenPost(context)) {
            var second = accounts.staff(Role.COORDINATOR);
            away(house.ewa());
            assertThat(toldOfAStranger(mailbox, post)).containsExactly(second.email());

            away(second);
            assertThat(toldOfAStranger(mailbox, post))
                    .as("nobody is there and nobody stands in")
                    .containsExactlyInAnyOrder(house.ewa().email(), second.email());

            Scope.asStaff(() ->
                    caretakers.nameSubstitutes(second.id(), List.of(house.anna().id())));
            assertThat(toldOfAStranger(mailbox, post))
                    .containsExactly(house.anna().email());

            var piotrs = TestMailbox.named("serwis")
                    .category(Category.ERROR)
                    .decidedBy(house.piotr().id())
                    .made();
            Scope.asSystem(() -> mailboxes.save(piotrs, Optional.empty(), Optional.empty()));
            assertThat(toldOfAStranger(piotrs, post))
                    .containsExactly(house.piotr().email());
            away(house.piotr());
            assertThat(toldOfAStranger(piotrs, post))
                    .as("the coordinators' substitute")
                    .containsExactly(house.anna().email());
        }
    }

    private void away(Person person) {
        var from = clock.instant().minus(Duration.ofHours(1));
        assertThat(Scope.asStaff(() -> absences.add(
                        person.id(), from, from.plus(Duration.ofDays(3)), Absence.Kind.VACATION, Optional.empty())))
                .isInstanceOf(AddAbsenceResult.Added.class);
    }

    /** Long after what was told before. */
    private List<String> toldOfAStranger(Mailbox at, GreenPost post) throws Exception {
        clock.advance(Duration.ofMinutes(61));
        var before = new ArrayList<String>();
        for (var letter : post.deliver()) {
            before.add(letter.getMessageID());
        }
        take(
                at,
                from("obcy@zle.example", "dmarc=pass") + "Message-ID: <" + UUID.randomUUID()
                        + "@zle.example>\nSubject: Dopłata\n\nTreść.\n");
        processing.work();
        var told = new ArrayList<String>();
        for (var letter : post.deliver()) {
            if (!before.contains(letter.getMessageID())) {
                told.add(letter.getAllRecipients()[0].toString());
            }
        }
        return told;
    }

    private static SignedIn signedIn(Person person) {
        return new SignedIn(person, Via.SESSION, Set.of());
    }

    private static String nested(int depth) {
        var text = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            text.append("--b")
                    .append(i)
                    .append("\nContent-Type: multipart/mixed; boundary=b")
                    .append(i + 1)
                    .append("\n\n");
        }
        return text.toString();
    }

    private static String from(String address, String checks) {
        return "Authentication-Results: mx.perfektlab.example; " + checks + " header.from="
                + address.substring(address.indexOf('@') + 1) + "\nFrom: <" + address + ">\n";
    }

    private IncomingMail arrives(String raw) {
        var taken = (TakeMailResult.Taken) take(mailbox, raw);
        processing.work();
        return Scope.asStaff(() -> mails.find(taken.id())).orElseThrow();
    }

    private TakeMailResult take(Mailbox into, String raw) {
        try {
            return intake.take(
                    into,
                    new ByteArrayInputStream(raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)),
                    clock.instant());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<IncomingMail> list(MailState... states) {
        return Scope.asStaff(() -> mails.list(Set.of(states), Optional.empty())).items();
    }

    private long tickets() {
        try (var statement = TestDatabase.get().superuser().createStatement();
                var row = statement.executeQuery("select count(*) from tickets.ticket")) {
            row.next();
            return row.getLong(1);
        } catch (java.sql.SQLException e) {
            throw new AssertionError(e);
        }
    }

    private String token(Ticket ticket, Person reader) {
        return Scope.asSystem(() -> tokens.issue(ticket.id(), reader.id()));
    }

    private TicketPage page(TicketNumber number) {
        return Scope.asStaff(() -> tickets.read(number)).orElseThrow();
    }

    private Ticket open(Person reporter) {
        ClientId client = reporter.client().orElseThrow();
        var report = new OpenTicket(
                client,
                reporter.id(),
                Optional.of("CZ"),
                Category.ERROR,
                Optional.empty(),
                "Naliczenie zatrzymuje się",
                "Od rana.",
                false,
                List.of(),
                OpenTicket.Arrival.now(Channel.PORTAL));
        return ((OpenTicketResult.Opened) Scope.asClient(
                        client.value(), reporter.id().value(), () -> tickets.open(report, Actor.of(reporter))))
                .ticket();
    }
}
