package pl.sos.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.Person;
import pl.sos.identity.SignedIn;
import pl.sos.identity.Via;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.kernel.Category;
import pl.sos.kernel.TicketNumber;
import pl.sos.mail.internal.IncomingMail;
import pl.sos.mail.internal.Processing;
import pl.sos.mail.testing.TestMailbox;
import pl.sos.outbox.ReplyTokens;
import pl.sos.page.testing.House;
import pl.sos.sla.ClockKind;
import pl.sos.sla.ServiceClock;
import pl.sos.sla.ServiceClocks;
import pl.sos.tickets.Actor;
import pl.sos.tickets.ChangeResult;
import pl.sos.tickets.EventKind;
import pl.sos.tickets.HistoryEntry;
import pl.sos.tickets.Message;
import pl.sos.tickets.Queue;
import pl.sos.tickets.QueueFilter;
import pl.sos.tickets.QueueRow;
import pl.sos.tickets.QueueTab;
import pl.sos.tickets.Split;
import pl.sos.tickets.TicketPage;
import pl.sos.tickets.TicketStatus;
import pl.sos.tickets.Tickets;
import pl.sos.tickets.Visibility;

/** Mail that waited at its server, or for a person's word, and stands in the thread where it came (decision 0232). */
@SosTest
class LateMailTest {
    /** Monday, ten in the morning. */
    private static final Instant REPORTED = TestClock.START;

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
    Queue queue;

    @Autowired
    ServiceClocks clocks;

    @Autowired
    ReplyTokens tokens;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestClock clock;

    private final Mailbox mailbox = TestMailbox.pomoc();
    private House.People3 house;
    private TicketNumber ticket;

    @BeforeEach
    void furnish() {
        TestDatabase.reset();
        house = houses.furnish();
        Scope.asSystem(() -> mailboxes.save(mailbox, Optional.of("tajne"), Optional.empty()));
        ticket = houses.report(house.maria(), Category.FAILURE, "Naliczenie staje", "Od rana.");
    }

    @AfterEach
    void resetTheClock() {
        clock.reset();
    }

    @Test
    void anAnswerStandsWhereItCameAndIsNewAllTheSame() {
        at(1);
        houses.write(house.anna(), ticket, Visibility.PUBLIC, "Proszę przebudować indeks.");
        Scope.asStaff(
                house.anna().id().value(),
                () -> tickets.seen(ticket, house.anna().id()));
        at(4);
        answers(hours(0.5), "Dotyczy też budynku 15.");

        var page = page();
        assertThat(page.thread())
                .extracting(Message::body, Message::writtenAt, Message::joinedAt)
                .containsExactly(
                        row("Od rana.", REPORTED, Optional.empty()),
                        row("Dotyczy też budynku 15.", hours(0.5), Optional.of(hours(4))),
                        row("Proszę przebudować indeks.", hours(1), Optional.empty()));
        // She wrote without having seen it: the client still waits, and it is new to her.
        assertThat(waiting()).satisfies(one -> {
            assertThat(one.unread()).isTrue();
            assertThat(one.clientWaits()).isTrue();
            assertThat(one.updatedAt()).isEqualTo(hours(4));
        });
        // What she wrote is the reaction; the journal tells when what was done.
        assertThat(clock(ClockKind.REACTION).stoppedAt()).contains(hours(1));
        assertThat(history())
                .filteredOn(entry -> entry.what() == EventKind.REPLIED)
                .extracting(HistoryEntry::at)
                .containsExactly(hours(1), hours(4));
        assertThat(shown(house.anna(), "/tickets/")).contains("widoczna tu od: dziś 14:00");
        assertThat(shown(house.maria(), "/portal/tickets/")).contains("widoczna tu od: dziś 14:00");
        assertThat(page.putAbove(page.thread().getFirst())).isEmpty();
    }

    @Test
    void nothingIsSaidOfMailThatWasReadAtOnce() {
        at(1);
        answers(hours(1).minusSeconds(3), "Dotyczy też budynku 15.");
        assertThat(page().thread().getLast().joinedAt()).contains(hours(1));
        assertThat(shown(house.anna(), "/tickets/")).doesNotContain("widoczna tu od");
    }

    @Test
    void theFirstMessageOfATicketStandsWhereTheMailCame() {
        at(4);
        var mail = arrives(
                hours(1), from("ksiegowa@sm-zorza.example") + "Message-ID: <n@x.example>\nSubject: Nowa\n\nNowa.\n");
        ticket = mail.number().orElseThrow();
        assertThat(page().ticket().reportedAt()).isEqualTo(hours(1));
        assertThat(page().thread().getFirst().writtenAt()).isEqualTo(hours(1));
        assertThat(clock(ClockKind.REACTION).from()).isEqualTo(hours(1));
    }

    @Test
    void noAnswerStandsBeforeTheReportOrInTheFuture() {
        at(4);
        answers(REPORTED.minusSeconds(90), "Zegar serwera się spóźnia.");
        answers(hours(7), "Zegar serwera się spieszy.");
        assertThat(page().thread())
                .extracting(Message::body, Message::writtenAt)
                .containsExactly(
                        row("Od rana.", REPORTED),
                        row("Zegar serwera się spóźnia.", REPORTED),
                        row("Zegar serwera się spieszy.", hours(4)));
        assertThat(page().ticket().reportedAt()).isEqualTo(REPORTED);
    }

    @Test
    void whatWaitsForTheClientGoesOnWhereTheAnswerCame() {
        var due = clock(ClockKind.WORKAROUND).due().orElseThrow();
        at(1);
        houses.move(house.anna(), ticket, TicketStatus.WAITING_FOR_CLIENT, "Który budynek?");
        at(4);
        answers(hours(2), "Budynek 14.");
        assertThat(page().ticket().status()).isEqualTo(TicketStatus.OPEN);
        assertThat(clock(ClockKind.WORKAROUND).due()).contains(due.plus(Duration.ofHours(1)));
    }

    @Test
    void whatCameBeforeTheQuestionDoesNotAnswerIt() {
        var due = clock(ClockKind.WORKAROUND).due().orElseThrow();
        at(2);
        houses.move(house.anna(), ticket, TicketStatus.WAITING_FOR_CLIENT, "Który budynek?");
        at(4);
        answers(hours(1), "Nadal nie działa.");
        // A person looks at it, and until now the client's answer was awaited.
        assertThat(page().ticket().status()).isEqualTo(TicketStatus.OPEN);
        assertThat(clock(ClockKind.WORKAROUND).due()).contains(due.plus(Duration.ofHours(2)));
    }

    @Test
    void whatWasResolvedGoesOnWhereTheClientObjected() {
        assertThat(clock(ClockKind.REPAIR).due()).contains(Instant.parse("2026-11-30T15:00:00Z"));
        at(1);
        houses.move(house.anna(), ticket, TicketStatus.RESOLVED, "Przebudowane.");
        clock.set(hours(24 + 4));
        answers(hours(2), "Nadal nie działa.");
        assertThat(page().ticket().status()).isEqualTo(TicketStatus.OPEN);
        assertThat(clock(ClockKind.REPAIR).stoppedAt()).isEmpty();
        // The end of a working day, and the working hour in which it was resolved.
        assertThat(clock(ClockKind.REPAIR).due()).contains(Instant.parse("2026-12-01T08:00:00Z"));
    }

    @Test
    void itIsInTimeForAClosedTicketWhenItCameInTime() {
        at(1);
        houses.move(house.anna(), ticket, TicketStatus.RESOLVED, "Przebudowane.");
        houses.move(house.anna(), ticket, TicketStatus.CLOSED, "");
        var closed = ticket;
        clock.set(hours(24 * 33));
        assertThat(answers(hours(24 * 31), "A jednak nie.").number()).isNotEqualTo(Optional.of(closed));
        assertThat(list()).hasSize(1).first().satisfies(mail -> {
            var next = Scope.asStaff(() -> tickets.read(mail.number().orElseThrow()))
                    .orElseThrow();
            assertThat(next.ticket().reportedAt()).isEqualTo(hours(24 * 31));
            assertThat(next.thread().getFirst().writtenAt()).isEqualTo(hours(24 * 31));
        });
        assertThat(answers(hours(24 * 29), "To było wcześniej.").number()).contains(closed);
        assertThat(page().ticket().status()).isEqualTo(TicketStatus.OPEN);
    }

    @Test
    void whatAPersonJoinsLaterStandsWhereItCameAndTheEarlierReportCounts() {
        var due = clock(ClockKind.REACTION).due().orElseThrow();
        var early = REPORTED.minus(Duration.ofHours(1));
        at(2);
        var strangers = arrives(early, from("kowal@prywatny.example") + "Message-ID: <p@x.example>\n\nNie nalicza!\n");
        assertThat(strangers.state()).isEqualTo(MailState.TRIAGE);
        at(3);
        var ewa = new SignedIn(house.ewa(), Via.SESSION, Set.of());
        var joined =
                Scope.asStaff(house.ewa().id().value(), () -> mails.join(strangers.id(), ticket, house.maria(), ewa));
        assertThat(joined).isInstanceOf(SettleMailResult.Joined.class);
        assertThat(page().thread())
                .extracting(Message::body, Message::writtenAt)
                .containsExactly(row("Nie nalicza!", early), row("Od rana.", REPORTED));
        assertThat(page().ticket().reportedAt()).isEqualTo(early);
        assertThat(clock(ClockKind.REACTION).from()).isEqualTo(early);
        assertThat(clock(ClockKind.REACTION).due()).contains(due.minus(Duration.ofHours(1)));
        assertThat(waiting().due()).contains(due.minus(Duration.ofHours(1)));
        assertThat(page().decision().orElseThrow().reaction().due()).isEqualTo(due.minus(Duration.ofHours(1)));
        assertThat(history()).extracting(HistoryEntry::what).contains(EventKind.CLOCKS_MOVED);
    }

    @Test
    void anAnswerOfOursCountsOnceTheClientCanReadIt() {
        at(4);
        var token = Scope.asSystem(
                () -> tokens.issue(page().ticket().id(), house.anna().id()));
        arrives(
                hours(1),
                from("opiekun@perfektlab.example") + "Message-ID: <a@x.example>\nReferences: " + tokens.reference(token)
                        + "\n\nProszę przebudować indeks.\n");
        assertThat(page().thread().getLast().writtenAt()).isEqualTo(hours(4));
        assertThat(clock(ClockKind.REACTION).stoppedAt()).contains(hours(4));
    }

    @Test
    void anAnswerThatDidNotKnowOfItIsNoReactionToWhatIsSplitOff() {
        at(1);
        houses.write(house.anna(), ticket, Visibility.PUBLIC, "Proszę przebudować indeks.");
        at(4);
        answers(hours(0.5), "A drukarka nie drukuje.");
        var message = page().thread().get(1).id();
        var by = Actor.of(house.anna());
        var cut = Scope.asStaff(
                house.anna().id().value(), () -> tickets.split(new Split(ticket, List.of(message), "Drukarka"), by));
        ticket = ((ChangeResult.Done) cut).ticket().number();
        assertThat(page().ticket().reportedAt()).isEqualTo(hours(0.5));
        assertThat(clock(ClockKind.REACTION).stoppedAt()).isEmpty();
    }

    private void at(double hours) {
        clock.set(hours(hours));
    }

    private static Instant hours(double after) {
        return REPORTED.plus(Duration.ofMinutes(Math.round(after * 60)));
    }

    private static Tuple row(Object... values) {
        return Tuple.tuple(values);
    }

    private IncomingMail answers(Instant came, String text) {
        var token = Scope.asSystem(
                () -> tokens.issue(page().ticket().id(), house.maria().id()));
        return arrives(
                came,
                from("ksiegowa@sm-zorza.example") + "Message-ID: <" + UUID.randomUUID() + "@sm-zorza.example>\n"
                        + "References: " + tokens.reference(token) + "\nSubject: Odp\n\n" + text + "\n");
    }

    private static String from(String address) {
        return "Authentication-Results: mx.perfektlab.example; dmarc=pass\nFrom: <" + address + ">\n";
    }

    /** Comes to the mail server then, and is fetched and read now. */
    private IncomingMail arrives(Instant came, String raw) {
        try {
            var taken = (TakeMailResult.Taken) mails.take(
                    mailbox,
                    new ByteArrayInputStream(raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)),
                    came);
            processing.work();
            return Scope.asStaff(() -> mails.find(taken.id())).orElseThrow();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<IncomingMail> list() {
        return Scope.asStaff(() -> mails.list(Set.of(), Optional.empty())).items();
    }

    private TicketPage page() {
        return Scope.asStaff(() -> tickets.read(ticket)).orElseThrow();
    }

    private ServiceClock clock(ClockKind kind) {
        return Scope.asStaff(() -> clocks.of(page().ticket().id())).of(kind).orElseThrow();
    }

    /** The row of Anna's queue. */
    private QueueRow waiting() {
        var filter = QueueFilter.of(QueueTab.ALL, house.anna().id());
        return Scope.asStaff(house.anna().id().value(), () -> queue.page(filter, Optional.empty(), 10))
                .items()
                .getFirst();
    }

    private String shown(Person reader, String path) {
        return accounts.signedIn(reader).get(path + ticket).body();
    }

    private List<HistoryEntry> history() {
        return Scope.asStaff(() -> tickets.history(ticket)).orElseThrow();
    }
}
