package pl.sos.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.caretakers.Handovers;
import pl.sos.caretakers.StartHandoverResult;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.internal.Endings;
import pl.sos.estimates.Estimates;
import pl.sos.estimates.Evidence;
import pl.sos.estimates.ProposeEstimate;
import pl.sos.estimates.ProposeResult;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.DueTimers;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.hotline.Calls;
import pl.sos.hours.DrawHours;
import pl.sos.hours.HourLedger;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.MomentCursor;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Sentence;
import pl.sos.kernel.TicketNumber;
import pl.sos.kernel.WorkKind;
import pl.sos.mail.IncomingMails;
import pl.sos.mail.Mailboxes;
import pl.sos.mail.testing.StrangersMail;
import pl.sos.outbox.Bounces;
import pl.sos.page.Times;
import pl.sos.page.testing.House;
import pl.sos.remote.AskForSession;
import pl.sos.remote.CopyResult;
import pl.sos.remote.DatabaseCopies;
import pl.sos.remote.DatabaseCopy;
import pl.sos.remote.ReceiveCopy;
import pl.sos.remote.RemoteSessions;
import pl.sos.remote.RemoteTool;
import pl.sos.remote.Said;
import pl.sos.remote.SessionResult;
import pl.sos.remote.internal.CopyReminders;
import pl.sos.tickets.Actor;
import pl.sos.tickets.AddMessage;
import pl.sos.tickets.Notifications;
import pl.sos.tickets.TicketStatus;
import pl.sos.tickets.Tickets;
import pl.sos.tickets.Visibility;

/** Whatever our people may choose to be told of rings: one sentence in each language, and a page that opens for who heard it. */
@SosTest
class EveryBellTest {
    private static final String MARIA = "+48610002003";

    @Autowired
    House house;

    @Autowired
    People register;

    @Autowired
    Tickets tickets;

    @Autowired
    Contracts contracts;

    @Autowired
    HourLedger ledger;

    @Autowired
    Estimates estimates;

    @Autowired
    Endings endings;

    @Autowired
    Handovers handovers;

    @Autowired
    RemoteSessions remote;

    @Autowired
    DatabaseCopies copies;

    @Autowired
    CopyReminders reminders;

    @Autowired
    Calls calls;

    @Autowired
    Bounces bounces;

    @Autowired
    Mailboxes mailboxes;

    @Autowired
    IncomingMails mails;

    @Autowired
    Notifications ofTickets;

    @Autowired
    RungNotices ofPages;

    @Autowired
    Notices notices;

    @Autowired
    DueTimers timers;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestClock clock;

    House.People3 people;
    Person chairman;
    TicketNumber ticket;

    /** @param page as a click on the line asks for it */
    private record Rung(String what, Sentence sentence, String page, boolean unread) {}

    @BeforeEach
    void furnish() {
        TestDatabase.reset();
        clock.setWarsaw("2026-11-23T10:05");
        people = house.furnish();
        chairman = accounts.contact(people.zorza(), Role.DECISION_MAKER);
        ticket = house.report(people.maria(), Category.CONSULTATION, "Jak rozliczyć media", "Prosimy o pomoc.");
    }

    @AfterEach
    void backToTheDay() {
        clock.reset();
    }

    @Test
    void everythingThatMayBeChosenRingsAndLeadsSomewhere() {
        for (var what : Happening.of(people.anna())) {
            assertThat(Happening.waysFor(people.anna())).contains(Way.BELL);
            makeHappen(what);
            var reader = what == Happening.MAIL_WAITS ? people.ewa() : people.anna();
            var lines = rung(reader, what);
            assertThat(lines).as(what::name).isNotEmpty();
            var line = lines.getFirst();
            assertThat(line.sentence().pl()).as(what::name).isNotBlank().doesNotContain("{", "null", what.name());
            assertThat(line.sentence().en())
                    .as(what::name)
                    .isNotBlank()
                    .doesNotContain("{", "null")
                    .isNotEqualTo(line.sentence().pl());
            var browser = accounts.signedIn(reader);
            var answer = browser.get(line.page());
            if (line.page().startsWith("/bell/")) {
                answer = browser.get(answer.location().replaceFirst("#.*", ""));
            }
            assertThat(answer.status()).as(() -> what + " leads to a page").isEqualTo(200);
        }
    }

    @Test
    void whoDoesNotWantTheBellIsLeftInPeaceByEachOfThem() {
        var peace = Choices.usual(people.anna());
        for (var what : Happening.of(people.anna())) {
            peace = peace.without(what, Way.BELL);
        }
        notices.choose(people.anna(), peace);
        var before = all(people.anna()).size();
        Happening.of(people.anna()).forEach(this::makeHappen);
        assertThat(all(people.anna())).hasSize(before);
    }

    @Test
    void whatIsOverFallsSilent() {
        makeHappen(Happening.HANDOVER);
        var handover = Scope.asStaff(() -> handovers.openOf(people.zorza())).orElseThrow();
        assertThat(rung(people.anna(), Happening.HANDOVER)).singleElement().satisfies(line -> {
            assertThat(line.sentence())
                    .isEqualTo(new Sentence(
                            "Przekazanie klienta SM Zorza: Anna Nowak → Piotr Lis",
                            "Handover of SM Zorza: Anna Nowak → Piotr Lis"));
            assertThat(line.unread()).isTrue();
        });
        assertThat(Scope.asStaff(people.ewa().id().value(), () -> handovers.cancel(handover.id(), "zostaje")))
                .isTrue();
        assertThat(rung(people.anna(), Happening.HANDOVER)).noneMatch(Rung::unread);
    }

    @Test
    void aCopyRingsUntilItIsDeleted() {
        var copy = receiveCopy();
        Scope.asSystem(reminders::round);
        for (var reader : List.of(people.anna(), people.ewa())) {
            assertThat(rung(reader, Happening.COPY_DUE)).singleElement().satisfies(line -> {
                assertThat(line.sentence())
                        .isEqualTo(new Sentence(
                                "Kopia bazy do usunięcia do 28 listopada 2026: SM Zorza",
                                "Database copy to be deleted by 28 November 2026: SM Zorza"));
                assertThat(line.unread()).isTrue();
            });
        }
        ours(
                people.anna(),
                () -> copies.delete(
                        copy.id(), clock.instant(), "Skasowano", people.anna().id()));
        for (var reader : List.of(people.anna(), people.ewa())) {
            assertThat(rung(reader, Happening.COPY_DUE)).noneMatch(Rung::unread);
        }
    }

    @Test
    void hoursThatRunOutAreToldToWhoLooksAfterTheClientAndToWhoDecides() {
        draw("a", 300);
        draw("b", 60);
        assertThat(rung(people.anna(), Happening.HOURS_LOW))
                .extracting(Rung::sentence)
                .containsExactlyInAnyOrder(
                        new Sentence(
                                "SM Zorza: kończy się pakiet godzin na listopad 2026",
                                "SM Zorza: the package of hours for November 2026 is running out"),
                        new Sentence(
                                "SM Zorza: pakiet godzin na listopad 2026 wykorzystany lub zarezerwowany",
                                "SM Zorza: the package of hours for November 2026 is used or reserved"));
        assertThat(all(people.ewa())).as("of the page that counts them").isEmpty();
        assertThat(Happening.of(people.maria())).doesNotContain(Happening.HOURS_LOW);
        assertThat(Happening.of(chairman)).contains(Happening.HOURS_LOW);
    }

    private void makeHappen(Happening what) {
        var anna = people.anna();
        var piotr = people.piotr();
        switch (what) {
            case OPENED -> house.report(people.maria(), Category.ERROR, "Naliczenie staje", "Od rana.");
            case ASSIGNED -> {
                for (var person : List.of(piotr, anna)) {
                    ours(
                            piotr,
                            () -> tickets.assign(ticket, Optional.of(person.id()), Optional.empty(), Actor.of(piotr)));
                }
            }
            case ANSWERED ->
                theirs(
                        people.maria(),
                        () -> tickets.addMessage(
                                new AddMessage(
                                        ticket,
                                        Visibility.PUBLIC,
                                        "Dziękuję.",
                                        List.of(),
                                        Channel.PORTAL,
                                        false,
                                        Optional.empty()),
                                Actor.of(people.maria())));
            case NOTED -> house.write(piotr, ticket, Visibility.INTERNAL, "Dzwoniła.");
            case STATUS -> house.move(piotr, ticket, TicketStatus.WAITING_FOR_CLIENT, "Prosimy o plik.");
            case CLOCK_WARNING, BREACHED -> {
                house.report(people.maria(), Category.ERROR, "Wydruk bez stopki", "Od rana.");
                timers.runUntil(clock.instant().plus(Duration.ofHours(49)), Duration.ofHours(8));
                timers.run();
            }
            case HOURS_LOW -> draw("all", 300);
            case ESTIMATE -> {
                var proposed = ours(
                        anna,
                        () -> estimates.propose(
                                new ProposeEstimate(
                                        "wish",
                                        ticket,
                                        Minutes.hours(1),
                                        WorkKind.TRAINING,
                                        "Szkolenie",
                                        Optional.empty()),
                                anna.id()));
                var id = ((ProposeResult.Proposed) proposed).estimate().id();
                theirs(
                        chairman,
                        () -> estimates.refuse(
                                id,
                                "Nie teraz.",
                                chairman.id(),
                                new Evidence(Evidence.Via.PORTAL, "10.0.0.7", "Firefox")));
            }
            case CONTRACT_ENDING -> {
                var today = clock.instant();
                clock.set(Instant.parse("2027-10-05T09:00:00Z"));
                Scope.asSystem(endings::round);
                clock.set(today);
            }
            case HANDOVER ->
                assertThat(ours(
                                people.ewa(),
                                () -> handovers.start(
                                        people.zorza(), piotr.id(), List.of(), LocalDate.parse("2027-12-01"))))
                        .isInstanceOf(StartHandoverResult.Started.class);
            case CALL_MISSED -> {
                // Outside of working time nobody's telephone rings.
                clock.setWarsaw("2026-12-01T16:05");
                Scope.asStaff(
                        anna.id().value(),
                        () -> register.setPhone(people.maria().id(), Optional.of(MARIA)));
                Scope.asSystem(() -> calls.incoming(MARIA, "616540000", "one"));
                timers.run();
            }
            case REMOTE_REQUEST -> {
                var asked = ours(
                        anna,
                        () -> remote.ask(
                                new AskForSession(
                                        "wish",
                                        people.zorza(),
                                        Optional.of(ticket),
                                        people.maria().id(),
                                        "Ustawienia",
                                        RemoteTool.ANYDESK,
                                        "",
                                        "",
                                        Optional.empty()),
                                anna));
                var id = ((SessionResult.Done) asked).session().id();
                theirs(
                        people.maria(),
                        () -> remote.agree(id, new Said.InPortal("10.0.0.7", "Firefox", ""), people.maria()));
            }
            case COPY_DUE -> {
                receiveCopy();
                Scope.asSystem(reminders::round);
            }
            case ADDRESS_BOUNCED ->
                Scope.asSystem(() -> bounces.mark(people.maria().email(), true, "550 5.1.1 User unknown"));
            case MAIL_WAITS -> StrangersMail.arrives(mailboxes, mails, clock.instant());
        }
    }

    private DatabaseCopy receiveCopy() {
        var received = ours(
                people.anna(),
                () -> copies.receive(
                        new ReceiveCopy(
                                "wish",
                                people.zorza(),
                                Optional.empty(),
                                "Główna",
                                clock.instant(),
                                DatabaseCopy.How.SERVER,
                                "Sprawdzenie naliczeń",
                                true,
                                "",
                                "serwer testowy 3",
                                LocalDate.ofInstant(clock.instant(), Times.ZONE).plusDays(5),
                                people.anna().id()),
                        people.anna().id()));
        return ((CopyResult.Done) received).copy();
    }

    private void draw(String key, long minutes) {
        var contract =
                Scope.asStaff(() -> contracts.of(people.zorza()).getFirst().id());
        Scope.asStaff(() -> ledger.draw(new DrawHours(
                key,
                contract,
                LocalDate.ofInstant(clock.instant(), Times.ZONE),
                Minutes.of(minutes),
                "work:" + key,
                "Konsultacja",
                Optional.empty(),
                PersonId.next(),
                Optional.empty(),
                Optional.empty())));
    }

    private List<Rung> rung(Person reader, Happening what) {
        return all(reader).stream()
                .filter(line -> line.what().equals(what.name()))
                .toList();
    }

    private List<Rung> all(Person reader) {
        return ours(reader, () -> {
            var lines = new ArrayList<Rung>();
            ofTickets
                    .latest(reader.id(), 100)
                    .forEach(one -> lines.add(
                            new Rung(one.kind().name(), one.sentence(), "/tickets/" + one.ticket(), one.unread())));
            ofPages.latest(reader.id(), MomentCursor.FIRST, 100)
                    .forEach(one ->
                            lines.add(new Rung(one.what().name(), one.sentence(), "/bell/" + one.id(), one.unread())));
            return lines;
        });
    }

    private static <R> R ours(Person person, Scope.Call<R, RuntimeException> call) {
        return Scope.asStaff(person.id().value(), call);
    }

    private static <R> R theirs(Person person, Scope.Call<R, RuntimeException> call) {
        return Scope.asClient(person.client().orElseThrow().value(), person.id().value(), call);
    }
}
