package pl.sos.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.OfferDefaults;
import pl.sos.contracts.SignContract;
import pl.sos.entitlement.Coverage;
import pl.sos.ground.LiveEvents;
import pl.sos.ground.Scope;
import pl.sos.ground.Topic;
import pl.sos.ground.testing.DueTimers;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.Told;
import pl.sos.identity.SignedIn;
import pl.sos.identity.Via;

/** What other rooms do to tickets, and what tickets tell them. */
@SosTest
class TicketsAroundStory {
    @Autowired
    ApplicationContext context;

    @Autowired
    TestClock clock;

    @Autowired
    DueTimers timers;

    @Autowired
    Notifications notifications;

    @Autowired
    LiveEvents live;

    House house;

    @BeforeEach
    void openTheHouse() {
        house = new House(context);
    }

    @Test
    void aClockThatRunsDownRingsAtThoseWhomItNamesOnceEach() {
        house.open(house.maria);
        timers.runUntil(TestClock.START.plus(Duration.ofHours(49)), Duration.ofHours(1));
        assertThat(house.as(house.anna, () -> notifications.latest(house.anna.id(), 50)))
                .extracting(Notification::kind)
                .containsExactly(
                        Notification.Kind.BREACHED,
                        Notification.Kind.CLOCK_WARNING,
                        Notification.Kind.CLOCK_WARNING,
                        Notification.Kind.CLOCK_WARNING,
                        Notification.Kind.OPENED);
        assertThat(house.as(house.coordinator, () -> notifications.latest(house.coordinator.id(), 50)))
                .extracting(Notification::kind)
                .containsExactly(Notification.Kind.BREACHED, Notification.Kind.CLOCK_WARNING);
        assertThat(house.as(house.anna, () -> notifications.latest(house.anna.id(), 1))
                        .getFirst()
                        .sentence()
                        .pl())
                .endsWith("reakcja, termin przekroczony");
        assertThat(house.as(house.maria, () -> notifications.unread(house.maria.id()))
                        .value())
                .isZero();
    }

    @Test
    void aContractSignedLaterMovesOpenTicketsForward() {
        var ticket = house.open(house.lipowska);
        assertThat(house.page(house.anna, ticket.number()).underCare()).isFalse();
        Scope.asSystem(() -> context.getBean(Contracts.class)
                .sign(new SignContract(
                        house.lipowa,
                        "99/2026-" + ticket.id(),
                        Optional.empty(),
                        LocalDate.parse("2026-11-01"),
                        Optional.empty(),
                        OfferDefaults.terms(Set.of("CZ_ZW")))));
        var page = house.page(house.anna, ticket.number());
        assertThat(page.underCare()).isTrue();
        assertThat(page.decision().orElseThrow().coverage()).isEqualTo(Coverage.FULL);
        assertThat(page.rank().orElseThrow().because()).contains(new Because.UnderCare());
        assertThat(house.as(house.anna, () -> house.tickets.history(ticket.number()))
                        .orElseThrow())
                .extracting(HistoryEntry::what)
                .contains(EventKind.DECIDED_AGAIN);
    }

    @Test
    void aPersonsWordStandsAboveTheRuleAndIsInTheHistory() {
        var number = house.open(house.lipowska).number();
        var anna = new SignedIn(house.anna, Via.SESSION, Set.of());
        assertThat(house.as(house.anna, () -> house.tickets.overrideCoverage(number, Coverage.FULL, "  ", anna)))
                .isInstanceOf(ChangeResult.Refused.class);
        House.done(
                house.as(house.anna, () -> house.tickets.overrideCoverage(number, Coverage.FULL, "Gwarancja", anna)));
        assertThat(house.page(house.lipowska, number).decision().orElseThrow().coverage())
                .isEqualTo(Coverage.FULL);
        assertThat(house.as(house.lipowska, () -> house.tickets.history(number)).orElseThrow())
                .anySatisfy(entry -> {
                    assertThat(entry.what()).isEqualTo(EventKind.COVERAGE_OVERRIDDEN);
                    assertThat(entry.why()).contains("Gwarancja");
                });
    }

    @Test
    void aClientHearsNothingOfANote() throws InterruptedException {
        var number = house.open(house.maria).number();
        house.reply(house.anna, number, "Już patrzę.");
        var heard = new ArrayList<String>();
        Told.everything(live);
        try (var ignored = live.subscribe(topic -> true, topics -> {
            synchronized (heard) {
                topics.stream().map(Topic::name).forEach(heard::add);
            }
        })) {
            house.say(house.anna, number, Visibility.INTERNAL, "Tylko my.");
            Told.everything(live);
            synchronized (heard) {
                assertThat(heard).contains("queue", "ticket:" + number).noneMatch(name -> name.startsWith("client:"));
            }
            house.reply(house.anna, number, "Dzień dobry.");
            Told.everything(live);
            synchronized (heard) {
                assertThat(heard).contains("client:" + house.zorza, "person:" + house.maria.id());
            }
        }
    }

    @Test
    void unreadIsWhatTheOtherSideWroteSinceOneLooked() {
        var number = house.open(house.maria).number();
        var queue = context.getBean(Queue.class);
        assertThat(row(queue, house.anna).unread()).isTrue();
        house.as(house.anna, () -> {
            house.tickets.seen(number, house.anna.id());
            return true;
        });
        assertThat(row(queue, house.anna).unread()).isFalse();
        assertThat(house.as(house.anna, () -> notifications.unread(house.anna.id()))
                        .value())
                .isZero();
        assertThat(row(queue, house.maria).unread()).isFalse();
        clock.advance(Duration.ofMinutes(1));
        house.reply(house.anna, number, "Dzień dobry.");
        assertThat(row(queue, house.maria).unread()).isTrue();
        assertThat(row(queue, house.anna).clientWaits()).isFalse();
    }

    private QueueRow row(Queue queue, pl.sos.identity.Person viewer) {
        return house.as(viewer, () -> queue.page(QueueFilter.of(QueueTab.OPEN, viewer.id()), Optional.empty(), 10))
                .items()
                .getFirst();
    }

    @Test
    void aReadyTextIsFilledForItsTicket() {
        var number = house.open(house.maria).number();
        var replies = context.getBean(CannedReplies.class);
        var saved = (SaveCannedReplyResult.Saved) house.as(
                house.coordinator,
                () -> replies.save(
                        Optional.empty(),
                        "Powitanie",
                        "{osoba}, sprawę {numer} prowadzi {opiekun}. {ja}",
                        Actor.of(house.coordinator)));
        assertThat(house.as(house.piotr, () -> replies.fill(saved.reply().id(), number, Actor.of(house.piotr))))
                .contains("Maria Kowal, sprawę " + number + " prowadzi Anna Nowak. Piotr Lis");
        assertThat(house.as(house.maria, replies::list)).isEmpty();
    }

    @Test
    void whoWritesIsSeenByTheOthersButANoteNotByTheClient() {
        clock.advance(Duration.ofDays(1)); // what others wrote before has faded; numbers begin anew with each test
        var number = house.open(house.maria).number();
        var writing = context.getBean(Writing.class);
        var anna = new Who(house.anna.id(), "Anna Nowak", true);
        writing.stroke(number, anna, Visibility.INTERNAL);
        assertThat(writing.on(number, Actor.of(house.piotr))).containsExactly(anna);
        assertThat(writing.on(number, Actor.of(house.anna))).isEmpty();
        assertThat(writing.on(number, Actor.of(house.maria))).isEmpty();
        writing.stroke(number, anna, Visibility.PUBLIC);
        assertThat(writing.on(number, Actor.of(house.maria))).containsExactly(anna);
        clock.advance(Duration.ofSeconds(Writing.SECONDS + 1));
        assertThat(writing.on(number, Actor.of(house.maria))).isEmpty();
    }
}
