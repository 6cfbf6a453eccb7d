package pl.sos.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.Seeded;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.People;
import pl.sos.identity.Role;
import pl.sos.kernel.Language;
import pl.sos.kernel.TicketNumber;
import pl.sos.mail.internal.IncomingMail;
import pl.sos.mail.internal.Intake;
import pl.sos.mail.internal.LateQuestions;
import pl.sos.mail.internal.Processing;
import pl.sos.mail.testing.TestMailbox;
import pl.sos.page.testing.House;
import pl.sos.tickets.TicketPage;
import pl.sos.tickets.Tickets;

/** Answers that are stored, or read, before the mails they answer, by two workers at a time. */
@SosTest
class AnswersWaitTest {
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
    TestClock clock;

    @Autowired
    LateQuestions questions;

    @Autowired
    MailOrigins origins;

    @Autowired
    Tickets tickets;

    @Autowired
    People people;

    private House.People3 house;
    private Mailbox mailbox;

    @BeforeEach
    void furnish() {
        TestDatabase.reset();
        house = houses.furnish();
        mailbox = TestMailbox.pomoc();
        Scope.asSystem(() -> mailboxes.save(mailbox, Optional.of("tajne"), Optional.empty()));
    }

    @AfterEach
    void resetTheClock() {
        clock.reset();
    }

    /** A mail of a made-up conversation. @param answers names of those it names */
    private record Wrote(String name, List<String> answers, boolean readable) {}

    /** Whoever names each other, directly or by others, is one ticket: all readable mails of a connected piece. */
    @Test
    void whateverTheOrderAConversationIsOneTicket() {
        Seeded.cases(3, random -> {
            var run = random.word(8, 8);
            var written = conversations(random, run);
            take(random.shuffled(written));
            workUntilQuiet();

            var ticketOf = new HashMap<String, TicketNumber>();
            for (var one : Scope.asStaff(() -> mails.list(Set.of(MailState.PROCESSED), Optional.empty()))
                    .items()) {
                ticketOf.put(one.subject(), one.number().orElseThrow());
            }
            assertThat(ticketOf.keySet())
                    .containsAll(written.stream()
                            .filter(Wrote::readable)
                            .map(Wrote::name)
                            .toList());
            var expected = pieces(written);
            var actual = written.stream()
                    .filter(Wrote::readable)
                    .collect(Collectors.groupingBy(
                            one -> ticketOf.get(one.name()), Collectors.mapping(Wrote::name, Collectors.toSet())));
            assertThat(Set.copyOf(actual.values())).isEqualTo(expected);
        });
    }

    @Test
    void nothingWaitsForWhatNeverGetsReadable() {
        take(List.of(
                new Wrote("odpowiedz", List.of("zepsuta", "nigdy-nie-przyszla"), true),
                new Wrote("zepsuta", List.of(), false)));
        workUntilQuiet();
        assertThat(state("odpowiedz")).isEqualTo(MailState.PROCESSED);
    }

    @Test
    void anAnswerWaitsTenMinutesAtMost() throws Exception {
        take(List.of(new Wrote("pytanie", List.of(), true)));
        // As if it were in hand elsewhere, again and again.
        try (var statement = TestDatabase.get().superuser().createStatement()) {
            statement.execute("update mail.incoming set next_attempt_at = 'infinity'");
        }
        take(List.of(new Wrote("odpowiedz", List.of("pytanie"), true)));
        processing.work();
        assertThat(find("odpowiedz"))
                .satisfies(mail -> assertThat(mail.state()).isEqualTo(MailState.RECEIVED))
                .satisfies(mail -> assertThat(mail.reason()).contains("after-another"))
                .satisfies(mail -> assertThat(mail.attempts()).isZero());
        for (int i = 0; i < 9; i++) {
            clock.advance(Duration.ofMinutes(1));
            processing.work();
        }
        assertThat(state("odpowiedz")).isEqualTo(MailState.RECEIVED);
        clock.advance(Duration.ofMinutes(1));
        processing.work();
        assertThat(state("odpowiedz")).isEqualTo(MailState.PROCESSED);
        assertThat(find("odpowiedz").reason()).isEmpty();
    }

    /** The answer was fetched first, by minutes: nobody knew that its question would come. */
    @Test
    void aQuestionThatComesLaterGoesOnInTheTicketOfItsAnswer() {
        take(List.of(new Wrote("odpowiedz", List.of("pytanie"), true)));
        processing.work();
        var first = find("odpowiedz").number().orElseThrow();
        clock.advance(Duration.ofMinutes(7));
        take(List.of(new Wrote("pytanie", List.of(), true)));
        processing.work();
        var second = find("pytanie").number().orElseThrow();
        assertThat(late(first)).contains(new LateQuestion(second, true));
        assertThat(late(second)).contains(new LateQuestion(first, false));
        for (int i = 0; i < 2; i++) {
            Scope.asSystem(questions::join);
            assertThat(page(first).thread()).hasSize(2);
            assertThat(page(second).ticket().mergedInto()).contains(first);
        }
        assertThat(late(first)).isEmpty();
        assertThat(late(second)).isEmpty();
    }

    /** Another person, another mailbox, or nobody who proves it: a person of ours decides. */
    @Test
    void whatIsNotSurelyOnesIsProposedAndNotJoined() throws Exception {
        var other = TestMailbox.proving("biuro").made();
        Scope.asSystem(() -> {
            mailboxes.save(other, Optional.of("tajne"), Optional.empty());
            return people.addContact(
                    house.zorza(),
                    "Jan",
                    "jan@sm-zorza.example",
                    Set.of(Role.CLIENT_USER),
                    Optional.empty(),
                    Language.PL);
        });
        take(List.of(
                new Wrote("a1", List.of("q1"), true),
                new Wrote("a2", List.of("q2"), true),
                new Wrote("a3", List.of("q3"), true),
                new Wrote("a4", List.of("q4"), true)));
        processing.work();
        note(other, raw(new Wrote("q1", List.of(), true)));
        note(mailbox, raw(new Wrote("q2", List.of(), true)).replace("<ksiegowa@", "<jan@"));
        note(mailbox, raw(new Wrote("q3", List.of(), true)).replace("dmarc=pass", "dmarc=none"));
        note(
                mailbox,
                raw(new Wrote("q4", List.of(), true))
                        .replace("sm-zorza.example>\nTo", "wm-lipowa.example>\nTo")
                        .replace("<ksiegowa@wm", "<kontakt@wm")
                        .replace("from=sm-zorza", "from=wm-lipowa"));
        processing.work();
        Scope.asSystem(questions::join);
        for (var pair : List.of("1", "2", "3")) {
            var answer = find("a" + pair).number().orElseThrow();
            var question = find("q" + pair).number().orElseThrow();
            assertThat(page(question).ticket().mergedInto()).isEmpty();
            assertThat(late(answer)).as(pair).contains(new LateQuestion(question, true));
        }
        assertThat(find("q4").state()).isEqualTo(MailState.PROCESSED);
        assertThat(late(find("a4").number().orElseThrow()))
                .as("of another company")
                .isEmpty();
    }

    private Optional<LateQuestion> late(TicketNumber number) {
        return Scope.asStaff(() -> origins.late(page(number).ticket().id()));
    }

    private TicketPage page(TicketNumber number) {
        return Scope.asStaff(() -> tickets.read(number)).orElseThrow();
    }

    /** One automatic letter an hour to an address, also of mails in hand at the same instant. */
    @Test
    void twoAtOnceGetOneReceipt() throws Exception {
        for (int i = 0; i < 6; i++) {
            var number = i;
            // More than one of them takes in hand at once.
            take(java.util.stream.IntStream.range(0, 40)
                    .mapToObj(one -> new Wrote("naraz-" + number + "-" + one, List.of(), true))
                    .toList());
            var other = CompletableFuture.runAsync(processing::work);
            processing.work();
            other.join();
            try (var statement = TestDatabase.get().superuser().createStatement();
                    var row = statement.executeQuery(
                            "select count(*) from outbox.mail" + " where recipient = 'ksiegowa@sm-zorza.example'")) {
                row.next();
                assertThat(row.getInt(1)).isEqualTo(i + 1);
                // Else what is held back would be told first, and would be the next hour's letter.
                statement.execute("update tickets.held_receipt set ended_at = held_at");
            }
            clock.advance(Duration.ofMinutes(61));
        }
    }

    private static List<Wrote> conversations(Seeded random, String run) {
        var all = new ArrayList<Wrote>();
        for (int i = 0; i < 4; i++) {
            var mine = new ArrayList<Wrote>();
            int size = random.between(1, 5);
            for (int j = 0; j < size; j++) {
                var name = run + "-" + i + "-" + j;
                var answers = mine.isEmpty()
                        ? List.<String>of()
                        : List.of(random.pick(mine).name());
                mine.add(new Wrote(name, answers, true));
            }
            all.addAll(mine);
        }
        // Two and three that name each other in a circle.
        for (int size : List.of(2, 3)) {
            for (int j = 0; j < size; j++) {
                all.add(new Wrote(
                        run + "-ring" + size + "-" + j, List.of(run + "-ring" + size + "-" + (j + 1) % size), true));
            }
        }
        all.add(new Wrote(run + "-bad", List.of(), false));
        all.add(new Wrote(run + "-of-bad", List.of(run + "-bad"), true));
        return all;
    }

    private static Set<Set<String>> pieces(List<Wrote> written) {
        var piece = new HashMap<String, Set<String>>();
        written.stream().filter(Wrote::readable).forEach(one -> piece.put(one.name(), Set.of(one.name())));
        for (var one : written) {
            for (var other : one.answers()) {
                if (piece.containsKey(one.name()) && piece.containsKey(other)) {
                    join(piece, one.name(), other);
                }
            }
        }
        return Set.copyOf(piece.values());
    }

    private static void join(Map<String, Set<String>> piece, String one, String other) {
        var together = new java.util.HashSet<>(piece.get(one));
        together.addAll(piece.get(other));
        together.forEach(name -> piece.put(name, together));
    }

    private void workUntilQuiet() {
        for (int i = 0;
                i < 60
                        && !Scope.asStaff(() -> mails.list(Set.of(MailState.RECEIVED), Optional.empty()))
                                .items()
                                .isEmpty();
                i++) {
            var other = CompletableFuture.runAsync(processing::work);
            processing.work();
            other.join();
            clock.advance(Duration.ofSeconds(2));
        }
        assertThat(Scope.asStaff(() -> mails.list(Set.of(MailState.RECEIVED), Optional.empty()))
                        .items())
                .isEmpty();
    }

    private MailState state(String name) {
        return find(name).state();
    }

    private IncomingMail find(String name) {
        return Scope.asStaff(() -> mails.list(Set.of(), Optional.empty())).items().stream()
                .filter(one -> one.subject().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void take(List<Wrote> written) {
        var kept = written.stream().map(this::kept).toList();
        Scope.asSystem(() -> intake.note(mailbox, kept));
    }

    private Intake.Kept kept(Wrote one) {
        return kept(raw(one));
    }

    private void note(Mailbox into, String raw) {
        var kept = List.of(kept(raw));
        Scope.asSystem(() -> intake.note(into, kept));
    }

    private static String raw(Wrote one) {
        return "Authentication-Results: mx.perfektlab.example; dmarc=pass header.from=sm-zorza.example\n"
                + "From: <ksiegowa@sm-zorza.example>\nTo: pomoc@perfektlab.example\nMessage-ID: <" + one.name()
                + "@sm-zorza.example>\nSubject: " + one.name() + "\n"
                + (one.answers().isEmpty()
                        ? ""
                        : "References: "
                                + one.answers().stream()
                                        .map(name -> "<" + name + "@sm-zorza.example>")
                                        .collect(Collectors.joining(" "))
                                + "\n")
                + (one.readable() ? "\nTreść.\n" : "Content-Type: multipart/mixed; boundary=b0\n\n" + nested());
    }

    private Intake.Kept kept(String raw) {
        try {
            return intake.keep(
                    new ByteArrayInputStream(raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)),
                    clock.instant());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String nested() {
        var text = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            text.append("--b")
                    .append(i)
                    .append("\nContent-Type: multipart/mixed; boundary=b")
                    .append(i + 1)
                    .append("\n\n");
        }
        return text.toString();
    }
}
