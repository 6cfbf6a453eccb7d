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
import java.util.UUID;
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
import pl.sos.kernel.Category;
import pl.sos.kernel.TicketNumber;
import pl.sos.mail.internal.IncomingMail;
import pl.sos.mail.internal.Intake;
import pl.sos.mail.internal.Processing;
import pl.sos.page.testing.House;

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

    private Mailbox mailbox;

    @BeforeEach
    void furnish() {
        TestDatabase.reset();
        houses.furnish();
        mailbox = new Mailbox(
                UUID.randomUUID(),
                "pomoc",
                "pomoc@perfektlab.example",
                Optional.empty(),
                "mx.perfektlab.example",
                Category.ERROR,
                Optional.of("CZ"),
                Optional.empty(),
                100_000,
                100_000,
                true,
                Optional.empty(),
                Optional.empty());
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
        var raw = "Authentication-Results: mx.perfektlab.example; dmarc=pass header.from=sm-zorza.example\n"
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
