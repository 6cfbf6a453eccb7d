package pl.sos.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.DueTimers;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.kernel.Category;
import pl.sos.kernel.Language;
import pl.sos.notifications.Choices;
import pl.sos.notifications.Happening;
import pl.sos.notifications.Way;
import pl.sos.notifications.internal.ChoiceStore;
import pl.sos.outbox.Posting;
import pl.sos.outbox.Postings;
import pl.sos.outbox.ReplyToken;
import pl.sos.outbox.ReplyTokens;
import pl.sos.outbox.internal.GreenPost;
import pl.sos.page.Sentences;
import pl.sos.sla.ClockKind;
import pl.sos.sla.ServiceClocks;
import pl.sos.sla.internal.Warner;

/** What people find in their mail, taken from a mail server. */
@SosTest
class TicketLettersTest {
    @Autowired
    ApplicationContext context;

    @Autowired
    TestClock clock;

    @Autowired
    DueTimers timers;

    House house;
    GreenPost post;

    /** A letter as it arrived. */
    private record Read(String to, String subject, String text, String html, String id, MimeMessage message) {
        String header(String name) {
            try {
                return Optional.ofNullable(message.getHeader(name, ", ")).orElse("");
            } catch (MessagingException e) {
                throw new AssertionError(e);
            }
        }
    }

    @BeforeEach
    void openTheHouse() throws Exception {
        house = new House(context);
        post = new GreenPost(context);
    }

    @AfterEach
    void close() {
        post.close();
        clock.reset();
    }

    @Test
    void theReporterGetsAReceiptWithNumberCaretakerAndDeadline() {
        var ticket = house.open(house.maria);

        var receipt = arrived().getFirst();
        assertThat(receipt.to()).isEqualTo(house.maria.email());
        assertThat(receipt.subject())
                .isEqualTo("Przyjęliśmy zgłoszenie – Naliczenie czynszów zatrzymuje się na osiedlu B ["
                        + ticket.number() + "]");
        assertThat(receipt.text())
                .startsWith("--- Odpowiedz powyżej tej linii ---\n\nDzień dobry, Pani Mario,\n\nzgłoszenie jest u nas.")
                .contains("Hot-line: poniedziałek–piątek 8:00–16:00.", "Z pozdrowieniami\nzespół opieki")
                .contains("numer: " + ticket.number(), "opiekun: Anna Nowak")
                .contains("najpóźniej w środę do 10:00 (25 listopada 2026)", "Objęte umową")
                .contains("http://localhost/portal/tickets/" + ticket.number())
                .doesNotContain("⟦", "{");
        assertThat(receipt.html())
                .contains("<li style=\"margin:0 0 4px\">numer: " + ticket.number() + "</li>")
                .contains("<a href=\"http://localhost/portal/tickets/" + ticket.number() + "\">");
        assertThat(receipt.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(receipt.header("X-Auto-Response-Suppress")).isEqualTo("All");
        assertThat(receipt.header("List-Unsubscribe")).as("a receipt is owed").isEmpty();
        assertThat(arrived()).hasSize(1);
    }

    @Test
    void aNewTicketIsToldByWhoseItIsAndWhoWroteItDown() {
        var ways = new EnumMap<Happening, Set<Way>>(Happening.class);
        ways.put(Happening.OPENED, Set.of(Way.values()));
        house.bean(ChoiceStore.class)
                .save(house.anna.id(), new Choices(ways, Optional.empty(), Optional.empty()), clock.instant());
        var hers = house.open(house.maria);
        var typed = House.opened(house.as(
                house.piotr,
                () -> house.tickets.open(
                        house.report(house.maria, Category.ERROR, "Wydruk bez stopki"), Actor.of(house.piotr))));

        assertThat(arrived())
                .filteredOn(letter -> letter.to().equals(house.anna.email()))
                .extracting(Read::subject)
                .containsExactlyInAnyOrder(
                        "Nowe zgłoszenie: Maria Kowal – SM Zorza – " + hers.subject() + " [" + hers.number() + "]",
                        "Nowe zgłoszenie: Maria Kowal (zapisuje Piotr Lis) – SM Zorza – Wydruk bez stopki ["
                                + typed.number() + "]");
        assertThat(arrived())
                .filteredOn(letter -> letter.to().equals(house.anna.email()))
                .allSatisfy(letter -> assertThat(letter.text()).startsWith("Dzień dobry, Anno,\n\nNowe zgłoszenie"));
        assertThat(house.as(house.anna, () -> house.bean(Notifications.class).latest(house.anna.id(), 5)))
                .extracting(line -> line.sentence().en())
                .containsExactly(
                        "New ticket " + typed.number() + ": Maria Kowal (written down by Piotr Lis)",
                        "New ticket " + hers.number() + ": Maria Kowal");
    }

    @Test
    void ourPeopleReadWhoAnsweredWhatAndForWhichClient() {
        var ticket = house.open(house.maria);
        wantsMail(house.anna, Happening.ANSWERED, Happening.NOTED, Happening.STATUS);
        var before = arrived();
        house.reply(
                house.maria, ticket.number(), "Po indeksie działa.\n\nA co z osiedlem C?" + " Czekamy.".repeat(100));
        assertThat(since(before)).singleElement().satisfies(letter -> {
            assertThat(letter.subject())
                    .isEqualTo("Maria Kowal odpowiada – SM Zorza – " + ticket.subject() + " [" + ticket.number() + "]");
            assertThat(letter.text())
                    .startsWith("Dzień dobry, Anno,\n\nMaria Kowal odpowiada w " + ticket.number()
                            + ":\n\n> Po indeksie działa.\n>\n> A co z osiedlem C? Czekamy.")
                    .contains("… (dalszy ciąg", "\n\nKlient: SM Zorza\nTemat: " + ticket.subject() + "\n\n")
                    .contains("http://localhost/tickets/" + ticket.number())
                    .doesNotContain("⟦", "{");
            assertThat(letter.header("Reply-To")).isEmpty();
        });

        house.as(house.maria, () -> house.tickets.setConfidential(ticket.number(), true, Actor.of(house.maria)));
        var then = arrived();
        house.say(house.piotr, ticket.number(), Visibility.INTERNAL, "Hasło było w dzienniku.");
        assertThat(since(then)).singleElement().satisfies(letter -> {
            assertThat(letter.subject()).isEqualTo("Piotr Lis pisze notatkę – SM Zorza [" + ticket.number() + "]");
            assertThat(letter.text())
                    .contains("Piotr Lis pisze notatkę w " + ticket.number() + ".\n\n", "poufne", "Klient: SM Zorza\n")
                    .doesNotContain("Hasło", ticket.subject());
        });
    }

    private void wantsMail(Person person, Happening... what) {
        var ways = new EnumMap<Happening, Set<Way>>(Happening.class);
        List.of(what).forEach(one -> ways.put(one, Set.of(Way.MAIL)));
        house.bean(ChoiceStore.class)
                .save(person.id(), new Choices(ways, Optional.empty(), Optional.empty()), clock.instant());
    }

    @Test
    void aLetterCarriesWhatLetsTheAnswerJoin() {
        var ticket = house.open(house.maria);
        house.reply(house.anna, ticket.number(), "Proszę przebudować indeks.");
        var tokens = house.bean(ReplyTokens.class);
        assertThat(arrived()).hasSize(2).allSatisfy(letter -> {
            assertThat(ReplyTokens.in(letter.header("References")))
                    .singleElement()
                    .satisfies(token ->
                            assertThat(tokens.read(token)).contains(new ReplyToken(ticket.id(), house.maria.id())));
            assertThat(letter.header("Reply-To"))
                    .as("of the server that sends it, not of the house that wrote it without one")
                    .isEqualTo("pomoc+"
                            + ReplyTokens.in(letter.header("References")).getFirst() + "@sos.example");
            assertThat(letter.text()).startsWith("--- Odpowiedz").containsOnlyOnce("Z pozdrowieniami");
        });
        var receipt = arrived().stream()
                .filter(one -> one.subject().startsWith("Przyjęliśmy"))
                .findFirst()
                .orElseThrow();
        var answer = arrived().stream()
                .filter(one -> one.subject().startsWith("Anna Nowak"))
                .findFirst()
                .orElseThrow();
        assertThat(answer.header("Auto-Submitted")).as("a person wrote it").isEmpty();
        assertThat(answer.header("In-Reply-To")).isEqualTo(receipt.id());
        assertThat(answer.header("List-Unsubscribe")).startsWith("<http://localhost/unsubscribe/");
        assertThat(answer.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
    }

    @Test
    void theLineAboveAnAnswerIsOneThatWeKnowInEitherLanguage() {
        for (var language : Language.values()) {
            assertThat(ReplyTokens.MARKERS)
                    .contains(Sentences.of("tickets.mail.marker").in(language));
        }
    }

    @Test
    void nobodyGetsTwoLettersOfOneThing() {
        var ticket = house.open(house.maria);
        house.as(house.maria, () -> house.tickets.watch(ticket.number(), house.maria.id(), Actor.of(house.maria)));
        house.as(house.anna, () -> house.tickets.watch(ticket.number(), house.anna.id(), Actor.of(house.anna)));
        var everything = new EnumMap<Happening, Set<Way>>(Happening.class);
        for (var what : Happening.values()) {
            everything.put(what, Set.of(Way.values()));
        }
        for (var person : List.of(house.maria, house.anna)) {
            house.bean(ChoiceStore.class)
                    .save(person.id(), new Choices(everything, Optional.empty(), Optional.empty()), clock.instant());
        }
        var before = arrived();
        house.reply(house.maria, ticket.number(), "Jeszcze jedno pytanie.");
        assertThat(since(before))
                .as("assignee and watcher in one; the author gets none")
                .extracting(Read::to)
                .containsExactly(house.anna.email());

        var then = arrived();
        house.move(house.anna, ticket.number(), TicketStatus.RESOLVED, "Indeks przebudowany.");
        assertThat(since(then))
                .as("reporter and watcher in one, answer and status in one")
                .extracting(Read::to)
                .containsExactly(house.maria.email());
    }

    @Test
    void whatBecameOfALetterIsKnownByItsMessage() {
        var ticket = house.open(house.maria);
        var postings = house.bean(Postings.class);
        var message =
                house.page(house.anna, ticket.number()).thread().getFirst().id().value();
        assertThat(postings.of(List.of(message)).get(message))
                .singleElement()
                .satisfies(posting -> assertThat(posting.state()).isEqualTo(Posting.State.QUEUED));
        arrived();
        assertThat(postings.of(List.of(message)).get(message).getFirst().state())
                .isEqualTo(Posting.State.SENT);
    }

    @Test
    void anAnswerReachesTheClientsPeopleWhoTakePartAndNobodyElse() {
        var ticket = house.open(house.maria);
        house.as(house.prezes, () -> house.tickets.watch(ticket.number(), house.prezes.id(), Actor.of(house.prezes)));
        int before = arrived().size();
        house.say(house.anna, ticket.number(), Visibility.INTERNAL, "Klient znów nie ma kopii.");
        house.say(house.maria, ticket.number(), Visibility.PUBLIC, "Już sprawdzam.");
        assertThat(arrived()).hasSize(before);

        house.reply(house.anna, ticket.number(), "Proszę przebudować indeks.");
        house.move(house.anna, ticket.number(), TicketStatus.RESOLVED, "Indeks przebudowany.");

        var letters = arrived().subList(before, before + 4);
        assertThat(letters)
                .extracting(Read::to)
                .containsExactlyInAnyOrder(
                        house.maria.email(), house.prezes.email(), house.maria.email(), house.prezes.email());
        assertThat(letters).extracting(Read::id).doesNotHaveDuplicates();
        assertThat(letters).allSatisfy(letter -> {
            assertThat(letter.subject()).startsWith("Anna Nowak odpowiada").endsWith("[" + ticket.number() + "]");
            assertThat(letter.text())
                    .contains("/portal/tickets/" + ticket.number())
                    .doesNotContain("⟦", "{");
        });
        assertThat(letters)
                .filteredOn(letter -> letter.text().contains("Proszę przebudować indeks."))
                .hasSize(2);
        assertThat(letters)
                .filteredOn(letter -> letter.text().contains("podaje rozwiązanie"))
                .hasSize(2)
                .allSatisfy(letter -> assertThat(letter.text()).contains("Indeks przebudowany.", "potwierdzić"));
        assertThat(arrived()).hasSize(before + 4);
    }

    @Test
    void whatIsConfidentialIsNotQuoted() {
        var ticket = house.open(house.maria);
        house.as(house.maria, () -> house.tickets.setConfidential(ticket.number(), true, Actor.of(house.maria)));
        int before = arrived().size();
        house.reply(house.anna, ticket.number(), "Hasło było w dzienniku.");
        assertThat(arrived()).hasSize(before + 1);
        assertThat(arrived().getLast().text()).doesNotContain("Hasło").contains("poufne");
        assertThat(arrived().getLast().subject()).doesNotContain("osiedlu");
    }

    @Test
    void warningsGoToThoseWhomTheClockNamesOnceAndInTheirLanguage() {
        Scope.asSystem(() -> house.bean(People.class).setLanguage(house.piotr.id(), Language.EN));
        var ticket = house.open(house.maria);
        arrived();

        timers.runUntil(TestClock.START.plus(Duration.ofHours(24)), Duration.ofHours(1));
        timers.run();
        var half = warnings(ticket);
        assertThat(half).extracting(Read::to).containsExactly(house.anna.email());
        assertThat(half.getFirst().subject())
                .isEqualTo(ticket.number()
                        + ": odpowiedź klientowi najpóźniej jutro do 10:00 (25 listopada 2026) – SM Zorza");
        assertThat(half.getFirst().text())
                .contains("Minęła połowa czasu.", "To Twoje zgłoszenie.", "http://localhost/tickets/" + ticket.number())
                .doesNotContain("⟦", "{");

        timers.runUntil(TestClock.START.plus(Duration.ofHours(49)), Duration.ofHours(1));
        assertThat(warnings(ticket))
                .extracting(Read::to)
                .containsExactlyInAnyOrder(
                        house.anna.email(),
                        house.anna.email(),
                        house.piotr.email(),
                        house.anna.email(),
                        house.piotr.email(),
                        house.coordinator.email(),
                        house.anna.email(),
                        house.piotr.email(),
                        house.coordinator.email());
        assertThat(warnings(ticket)).extracting(Read::id).doesNotHaveDuplicates();
        assertThat(warnings(ticket))
                .filteredOn(letter -> letter.to().equals(house.piotr.email()))
                .extracting(Read::text)
                .anyMatch(text -> text.contains("Three quarters of the time have passed."))
                .anyMatch(text -> text.contains("got no first answer in time"));
    }

    @Test
    void aWarningThatStillWaitsIsTakenBackWhenTheAnswerComes() {
        var ticket = house.open(house.maria);
        timers.runUntil(TestClock.START.plus(Duration.ofHours(36)), Duration.ofHours(1));
        house.reply(house.anna, ticket.number(), "Dzień dobry, już pomagam.");
        assertThat(warnings(ticket)).isEmpty();
        timers.runUntil(TestClock.START.plus(Duration.ofHours(50)), Duration.ofHours(1));
        assertThat(warnings(ticket)).isEmpty();
    }

    @Test
    void anAlarmThatManyRingAtOnceWritesOneLetter() throws Exception {
        var ticket = house.open(house.maria);
        var reaction = Scope.asStaff(() -> house.bean(ServiceClocks.class).of(ticket.id()))
                .of(ClockKind.REACTION)
                .orElseThrow();
        clock.set(TestClock.START.plus(Duration.ofHours(24)));
        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            var rings = new ArrayList<Future<?>>();
            for (int i = 0; i < 8; i++) {
                rings.add(nodes.submit(
                        () -> Scope.asSystem(() -> house.bean(Warner.class).ring(reaction.id(), reaction.revision()))));
            }
            for (var ring : rings) {
                ring.get();
            }
        }
        assertThat(warnings(ticket)).extracting(Read::to).containsExactly(house.anna.email());
    }

    @Test
    void whoLeftGetsNoMail() {
        var ticket = house.open(house.maria);
        arrived();
        Scope.asSystem(() -> house.bean(People.class).deactivate(house.maria.id()));
        house.reply(house.anna, ticket.number(), "Dzień dobry.");
        assertThat(arrived()).hasSize(1);
    }

    private List<Read> warnings(Ticket ticket) {
        return arrived().stream()
                .filter(letter -> letter.text().contains("/tickets/" + ticket.number())
                        && !letter.text().contains("/portal/"))
                .toList();
    }

    private List<Read> since(List<Read> before) {
        var known = before.stream().map(Read::id).toList();
        return arrived().stream().filter(letter -> !known.contains(letter.id())).toList();
    }

    private List<Read> arrived() {
        return post.deliver().stream().map(TicketLettersTest::read).toList();
    }

    private static Read read(MimeMessage message) {
        try {
            var parts = (MimeMultipart) message.getContent();
            return new Read(
                    message.getRecipients(RecipientType.TO)[0].toString(),
                    message.getSubject(),
                    parts.getBodyPart(0).getContent().toString().replace("\r\n", "\n"),
                    parts.getBodyPart(1).getContent().toString(),
                    message.getMessageID(),
                    message);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
