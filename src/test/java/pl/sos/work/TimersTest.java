package pl.sos.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.kernel.Category;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.TicketNumber;
import pl.sos.page.testing.House;
import pl.sos.tickets.Actor;
import pl.sos.tickets.Tickets;

@SosTest
class TimersTest {
    @Autowired
    House house;

    @Autowired
    Timers timers;

    @Autowired
    Tickets tickets;

    @Autowired
    TestClock clock;

    private House.People3 us;
    private TicketNumber first;
    private TicketNumber second;

    @BeforeEach
    void furnish() {
        TestDatabase.reset();
        clock.reset();
        us = house.furnish();
        first = house.report(us.maria(), Category.CONSULTATION, "Pierwsza", "Pytanie.");
        second = house.report(us.maria(), Category.CONSULTATION, "Druga", "Pytanie.");
    }

    @Test
    void oneRunsAtATimeAndTheOtherKeepsWhatItCounted() {
        start(first);
        pass(7);
        start(second);
        pass(5);
        assertThat(timer(first).running()).isFalse();
        assertThat(minutes(first)).isEqualTo(7);
        assertThat(timer(second).running()).isTrue();
        start(first);
        pass(3);
        assertThat(minutes(first)).isEqualTo(10);
        assertThat(minutes(second)).isEqualTo(5);
        staff(() -> timers.pause(us.anna().id()));
        pass(30);
        assertThat(minutes(first)).isEqualTo(10);
        staff(() -> timers.end(us.anna().id(), timer(first).id()));
        assertThat(Scope.asStaff(() -> timers.of(us.anna().id()))).hasSize(1);
    }

    @Test
    void begunMinutesCount() {
        start(first);
        clock.advance(Duration.ofSeconds(61));
        assertThat(minutes(first)).isEqualTo(2);
    }

    @Test
    void asksAboutAClosedLaptopAndTakesItOffWhenTold() {
        start(first);
        pass(12);
        // The pages of an open laptop call every minute; this one was closed for three hours.
        clock.advance(Duration.ofHours(3));
        staff(() -> timers.heard(us.anna().id()));
        staff(() -> timers.heard(us.anna().id()));
        var silences = timer(first).silences();
        assertThat(silences).hasSize(1);
        assertThat(silences.getFirst().minutes()).isEqualTo(Minutes.hours(3));
        assertThat(minutes(first)).isEqualTo(192);

        staff(() -> timers.answer(us.anna().id(), silences.getFirst().id(), true));
        assertThat(minutes(first)).isEqualTo(12);
        staff(() -> timers.answer(us.anna().id(), silences.getFirst().id(), true));
        assertThat(minutes(first)).isEqualTo(12);
        assertThat(timer(first).silences()).isEmpty();
    }

    @Test
    void anAnswerAfterThePauseTakesOffTooAndNeverBelowZero() {
        start(first);
        clock.advance(Duration.ofHours(2));
        staff(() -> timers.pause(us.anna().id()));
        var silence = timer(first).silences().getFirst();
        staff(() -> timers.answer(us.piotr().id(), silence.id(), true));
        assertThat(minutes(first)).isEqualTo(120);
        staff(() -> timers.answer(us.anna().id(), silence.id(), true));
        assertThat(timer(first).elapsed(clock.instant())).isEqualTo(Duration.ZERO);
    }

    @Test
    void manyTabsAtOnceStartOneAndNoteOneSilence() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 12; i++) {
                var ticket = i % 2 == 0 ? first : second;
                threads.submit(() -> start(ticket));
            }
        }
        var running = Scope.asStaff(() -> timers.of(us.anna().id())).stream()
                .filter(Timer::running)
                .toList();
        assertThat(running).hasSize(1);
        clock.advance(Duration.ofHours(1));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                threads.submit(() -> staff(() -> timers.heard(us.anna().id())));
            }
        }
        assertThat(Scope.asStaff(() -> timers.of(us.anna().id())).getFirst().silences())
                .hasSize(1);
    }

    @Test
    void aStopwatchFollowsItsTicketIntoAnother() {
        start(first);
        pass(6);
        start(second);
        pass(4);
        staff(() -> timers.pause(us.anna().id()));
        Scope.asStaff(us.anna().id().value(), () -> tickets.merge(first, second, Actor.of(us.anna())));
        var all = Scope.asStaff(() -> timers.of(us.anna().id()));
        assertThat(all).singleElement().satisfies(timer -> {
            assertThat(timer.ticket().orElseThrow().number()).isEqualTo(second);
            assertThat(timer.minutes(clock.instant())).isEqualTo(Minutes.of(10));
        });
        assertThat(Scope.asStaff(() -> timers.start(us.anna().id(), Optional.of(new TicketNumber(99_999_999)))))
                .isFalse();
    }

    private void start(TicketNumber ticket) {
        staff(() -> timers.start(us.anna().id(), Optional.of(ticket)));
    }

    /** With the page open, which calls every minute. */
    private void pass(int minutes) {
        for (int i = 0; i < minutes; i++) {
            clock.advance(Duration.ofMinutes(1));
            staff(() -> timers.heard(us.anna().id()));
        }
    }

    private long minutes(TicketNumber ticket) {
        return timer(ticket).minutes(clock.instant()).value();
    }

    private Timer timer(TicketNumber ticket) {
        return Scope.asStaff(() -> timers.of(us.anna().id())).stream()
                .filter(one ->
                        one.ticket().filter(on -> on.number().equals(ticket)).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private void staff(Runnable call) {
        Scope.asStaff(us.anna().id().value(), call::run);
    }
}
