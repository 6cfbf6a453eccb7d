package pl.sos.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.DueTimers;
import pl.sos.ground.testing.Seeded;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.People;
import pl.sos.kernel.TicketNumber;
import pl.sos.mail.internal.Intake;
import pl.sos.mail.internal.Processing;
import pl.sos.mail.testing.TestMailbox;
import pl.sos.outbox.Bounces;
import pl.sos.outbox.internal.GreenPost;
import pl.sos.page.testing.House;
import pl.sos.tickets.Actor;
import pl.sos.tickets.HeldReceipt;
import pl.sos.tickets.HeldReceipts;
import pl.sos.tickets.TicketPage;
import pl.sos.tickets.TicketStatus;
import pl.sos.tickets.Tickets;
import pl.sos.tickets.internal.JointReceipts;

/** Receipts that the rule of one automatic letter an hour holds back, and the letter that tells of them together. */
@SosTest
class HeldReceiptsTest {
    private static final String MARIA = "ksiegowa@sm-zorza.example";
    private static final Pattern NUMBER = Pattern.compile("SOS-[0-9]+");

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
    HeldReceipts held;

    @Autowired
    JointReceipts receipts;

    @Autowired
    TestClock clock;

    private House.People3 house;
    private Mailbox mailbox;
    private GreenPost post;
    private int mail;

    @BeforeEach
    void furnish() throws IOException {
        TestDatabase.reset();
        house = houses.furnish();
        post = new GreenPost(context);
        mailbox = TestMailbox.pomoc();
        Scope.asSystem(() -> mailboxes.save(mailbox, Optional.of("tajne"), Optional.empty()));
    }

    @AfterEach
    void close() {
        post.close();
        clock.reset();
    }

    @Test
    void whenTheHourIsOverOneLetterTellsOfAllThatWaited() throws Exception {
        reported("Naliczenie");
        clock.setWarsaw("2026-11-23T10:20");
        var second = reported("Wydruk");
        clock.setWarsaw("2026-11-23T10:40");
        var third = reported("Przelewy");
        assertThat(state(second))
                .isEqualTo(new HeldReceipt(HeldReceipt.State.HELD, TestClock.START.plus(hours(1)), Optional.empty()));
        assertThat(letters()).hasSize(1);

        clock.setWarsaw("2026-11-23T10:59");
        tell();
        assertThat(letters()).hasSize(1);
        clock.setWarsaw("2026-11-23T11:00");
        context.getBean(DueTimers.class).run();
        tell();
        var joint = letters().getLast();
        assertThat(letters()).hasSize(2);
        assertThat(joint.getSubject()).isEqualTo("Przyjęliśmy też: " + second + ", " + third);
        assertThat(text(joint))
                .contains("Dzień dobry, Pani Mario,\n\nte zgłoszenia też są u nas:")
                .contains("– " + second
                        + " – Wydruk; opiekun: Anna Nowak, tel. 61 654 00 12; odpowiedź: najpóźniej w środę "
                        + "do 10:20 (25 listopada 2026)\n")
                .contains("– " + third + " – Przelewy; opiekun: Anna Nowak", "w środę do 10:40")
                .contains("Hot-line: poniedziałek–piątek 8:00–16:00.")
                .doesNotContain("⟦", "{", "Odpowiedz powyżej");
        assertThat(joint.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(state(second).state()).isEqualTo(HeldReceipt.State.TOLD);
        assertThat(state(second).letter()).isPresent().isEqualTo(state(third).letter());

        // It was this hour's automatic letter: nothing further until noon.
        clock.setWarsaw("2026-11-23T11:30");
        var fourth = reported("Kaucje");
        clock.setWarsaw("2026-11-23T11:59");
        tell();
        assertThat(letters()).hasSize(2);
        clock.setWarsaw("2026-11-23T12:00");
        tell();
        var alone = letters().getLast();
        assertThat(alone.getSubject()).isEqualTo("Przyjęliśmy też: " + fourth);
        assertThat(text(alone)).contains("to zgłoszenie też jest u nas", "/portal/tickets/" + fourth);
        arrives("References: " + alone.getHeader("References", " ") + "\nSubject: Odp: " + alone.getSubject());
        assertThat(page(fourth).thread())
                .as("an answer to a letter about one ticket joins it")
                .hasSize(2);

        clock.setWarsaw("2026-11-23T13:00");
        reported("Po godzinie");
        assertThat(letters()).hasSize(4);
        assertThat(letters().getLast().getSubject()).startsWith("Przyjęliśmy zgłoszenie – Po godzinie");
    }

    @Test
    void whatHappenedMeanwhileIsSaidAsItIsNow() throws Exception {
        reported("Naliczenie");
        clock.advance(Duration.ofMinutes(5));
        var answered = reported("Wydruk");
        var merged = reported("Wydruk raz jeszcze");
        var confidential = reported("Płace zarządu");
        clock.advance(Duration.ofMinutes(20));
        houses.move(house.anna(), answered, TicketStatus.RESOLVED, "Numer konta wrócił na wydruk.");
        Scope.asStaff(house.anna().id().value(), () -> {
            tickets.merge(merged, confidential, Actor.of(house.anna()));
            return tickets.setConfidential(confidential, true, Actor.of(house.anna()));
        });
        clock.advance(Duration.ofHours(1));
        tell();
        var joint = letters().stream()
                .filter(letter -> subject(letter).startsWith("Przyjęliśmy też"))
                .findFirst()
                .orElseThrow();
        assertThat(text(joint))
                .contains(
                        answered + " – Wydruk; opiekun: Anna Nowak, tel. 61 654 00 12; odpowiedź już jest w zgłoszeniu")
                .contains("rozmowa toczy się dalej w " + confidential)
                .contains(confidential + "; opiekun")
                .doesNotContain("Płace");
    }

    /** Two workers with a mail each, then two nodes whose minute it is. */
    @Test
    void ofTwoAtOnceOneTells() throws Exception {
        for (int round = 0; round < 3; round++) {
            int before = letters().size();
            store("Subject: A" + round);
            store("Subject: B" + round);
            together(processing::work);
            processing.work();
            assertThat(letters()).hasSize(before + 1);
            clock.advance(hours(1));
            together(this::tell);
            assertThat(letters()).hasSize(before + 2);
            assertThat(letters().getLast().getSubject()).startsWith("Przyjęliśmy też: ");
            clock.advance(hours(1));
        }
        assertThat(count("select count(*) from tickets.held_receipt where letter_id is null"))
                .isZero();
    }

    /** A model: letters are an hour apart, and every ticket is named in exactly one of them, an hour later at most. */
    @Test
    void whateverComesNothingIsToldTwiceOrSoonerThanAnHour() {
        Seeded.cases(2, random -> {
            close();
            furnish();
            var begins = clock.instant();
            var comes = new ArrayList<Instant>();
            for (int i = random.between(5, 14); i > 0; i--) {
                comes.add(random.instant(begins, begins.plus(hours(5))));
            }
            var came = new HashMap<String, Instant>();
            var told = new HashMap<String, Instant>();
            Optional<Instant> last = Optional.empty();
            int seen = 0;
            for (var now = begins; now.isBefore(begins.plus(hours(7))); now = now.plus(Duration.ofMinutes(5))) {
                clock.set(now);
                for (var come : List.copyOf(comes)) {
                    if (!come.isAfter(now)) {
                        comes.remove(come);
                        came.put(reported("Sprawa").toString(), now);
                    }
                }
                tell();
                var letters = letters();
                if (letters.size() == seen) {
                    continue;
                }
                assertThat(letters).hasSize(seen + 1);
                assertThat(now)
                        .isAfterOrEqualTo(last.map(at -> at.plus(hours(1))).orElse(begins));
                last = Optional.of(now);
                seen++;
                for (var number : numbers(text(letters.getLast()))) {
                    assertThat(told.put(number, now)).as(number).isNull();
                }
            }
            assertThat(told.keySet()).isEqualTo(came.keySet());
            came.forEach((number, at) ->
                    assertThat(Duration.between(at, told.get(number))).isLessThanOrEqualTo(hours(1)));
        });
    }

    private static Set<String> numbers(String text) {
        return NUMBER.matcher(text).results().map(found -> found.group()).collect(Collectors.toSet());
    }

    @Test
    void anAddressThatSendsLettersBackGetsNone() throws Exception {
        reported("Naliczenie");
        letters();
        var second = reported("Wydruk");
        var bounces = context.getBean(Bounces.class);
        bounces.mark(MARIA, true, "no such user");
        clock.advance(hours(1));
        tell();
        assertThat(count("select count(*) from outbox.mail where recipient = '" + MARIA + "'"))
                .isEqualTo(1);
        assertThat(state(second).until()).isEqualTo(clock.instant().plus(hours(1)));
        bounces.clear(MARIA);
        clock.advance(hours(1));
        tell();
        assertThat(letters()).hasSize(2);

        var third = reported("Przelewy");
        bounces.mark(MARIA, true, "no such user");
        clock.advance(Duration.ofDays(6));
        tell();
        assertThat(state(third).state()).isEqualTo(HeldReceipt.State.GIVEN_UP);
        assertThat(letters()).hasSize(2);
    }

    @Test
    void machinesAndThoseWhoLeftAreToldNothing() throws Exception {
        reported("Naliczenie");
        arrives("Auto-Submitted: auto-replied\nSubject: Jestem na urlopie");
        assertThat(count("select count(*) from tickets.held_receipt")).isZero();
        var second = reported("Wydruk");
        Scope.asSystem(
                () -> context.getBean(People.class).deactivate(house.maria().id()));
        clock.advance(hours(1));
        tell();
        assertThat(state(second).state()).isEqualTo(HeldReceipt.State.GIVEN_UP);
        assertThat(letters()).hasSize(1);
    }

    private void together(Runnable what) {
        CompletableFuture.allOf(CompletableFuture.runAsync(what), CompletableFuture.runAsync(what))
                .join();
    }

    private void tell() {
        Scope.asSystem(receipts::tell);
    }

    private TicketNumber reported(String subject) throws IOException {
        return Scope.asStaff(() -> mails.find(arrives("Subject: " + subject)))
                .flatMap(one -> one.number())
                .orElseThrow();
    }

    private UUID arrives(String headers) throws IOException {
        var id = store(headers);
        processing.work();
        return id;
    }

    private UUID store(String headers) throws IOException {
        var raw = "Authentication-Results: mx.perfektlab.example; dmarc=pass header.from=sm-zorza.example\nFrom: <"
                + MARIA
                + ">\nTo: pomoc@perfektlab.example\nMessage-ID: <" + ++mail + "@sm-zorza.example>\n" + headers
                + "\n" + "Content-Type: text/plain; charset=UTF-8\n\nTreść.\n";
        var taken = intake.take(
                mailbox,
                new ByteArrayInputStream(raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)),
                clock.instant());
        return ((TakeMailResult.Taken) taken).id();
    }

    /** All that ever arrived at hers. */
    private List<MimeMessage> letters() throws MessagingException {
        var hers = new ArrayList<MimeMessage>();
        for (var letter : post.deliver()) {
            if (letter.getAllRecipients()[0].toString().equals(MARIA)) {
                hers.add(letter);
            }
        }
        return hers;
    }

    private static String subject(MimeMessage letter) {
        try {
            return letter.getSubject();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(MimeMessage letter) throws MessagingException, IOException {
        var parts = (MimeMultipart) letter.getContent();
        return ((String) parts.getBodyPart(0).getContent()).replace("\r\n", "\n");
    }

    private HeldReceipt state(TicketNumber number) {
        return Scope.asStaff(() -> held.of(page(number).ticket().id())).orElseThrow();
    }

    private TicketPage page(TicketNumber number) {
        return Scope.asStaff(() -> tickets.read(number)).orElseThrow();
    }

    private static long count(String query) {
        try (var statement = TestDatabase.get().superuser().createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (java.sql.SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static Duration hours(int hours) {
        return Duration.ofHours(hours);
    }
}
