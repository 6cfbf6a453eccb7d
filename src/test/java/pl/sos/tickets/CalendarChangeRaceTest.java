package pl.sos.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pl.sos.calendars.Calendars;
import pl.sos.calendars.Pauses;
import pl.sos.calendars.Policy;
import pl.sos.calendars.WorkingCalendar;
import pl.sos.contracts.ServiceLevel;
import pl.sos.ground.Scope;
import pl.sos.ground.Sql;
import pl.sos.ground.testing.DueTimers;
import pl.sos.ground.testing.Seeded;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.kernel.TicketNumber;
import pl.sos.sla.ClockKind;
import pl.sos.sla.Evidence;
import pl.sos.sla.ServiceClock;
import pl.sos.sla.ServiceClocks;
import pl.sos.sla.StartClocks;
import pl.sos.sla.TicketClocks;
import pl.sos.sla.internal.Recounting;

/** The calendar changes again and again while people answer, wait and resolve. */
@SosTest
class CalendarChangeRaceTest {
    private static final String CALENDAR = "pl-8-16";
    private static final int TICKETS = 20;

    @Autowired
    ApplicationContext context;

    @Autowired
    ServiceClocks clocks;

    @Autowired
    Calendars calendars;

    @Autowired
    Recounting recounting;

    @Autowired
    TestClock clock;

    @Autowired
    DueTimers timers;

    private House house;

    @AfterEach
    void end() {
        Scope.asSystem(() -> calendars.save(WorkingCalendar.ofTheOffer()));
        clock.reset();
    }

    @Test
    void noEvidenceIsLostNoStoppedClockRunsAgainAndDeadlinesFollowTheCalendar() {
        Seeded.cases(3, random -> {
            house = new House(context);
            clock.reset();
            Scope.asSystem(() -> calendars.save(WorkingCalendar.ofTheOffer()));
            var tickets = new ArrayList<Ticket>();
            for (int i = 0; i < TICKETS; i++) {
                var ticket = house.open(house.maria);
                Scope.asStaff(() -> clocks.recompute(
                        new StartClocks(ticket.id(), ticket.client(), ticket.reportedAt(), level(random), CALENDAR),
                        "race",
                        Optional.empty()));
                tickets.add(ticket);
            }
            clock.advance(Duration.ofMinutes(30));

            Map<TicketNumber, Boolean> answered = new HashMap<>();
            var all = new ArrayList<Callable<?>>();
            for (var ticket : tickets) {
                boolean replies = random.chance(70);
                answered.put(ticket.number(), replies);
                if (replies) {
                    boolean wait = random.chance(40);
                    all.add(() -> house.say(
                            house.anna,
                            ticket.number(),
                            Visibility.PUBLIC,
                            "Już pomagam.",
                            wait,
                            Optional.empty(),
                            List.of()));
                }
                if (random.chance(50)) {
                    all.add(() -> house.say(house.maria, ticket.number(), Visibility.PUBLIC, "Dziękuję."));
                }
                if (replies && random.chance(30)) {
                    all.add(() -> house.move(house.piotr, ticket.number(), TicketStatus.RESOLVED, "Poprawione."));
                }
            }
            for (int day = 24; day <= 30; day++) {
                var date = LocalDate.of(2026, 11, day);
                all.add(() -> Scope.asSystem(
                        () -> calendars.change(CALENDAR, now -> now.withDayOff(date, "Inwentaryzacja"))));
            }
            atOnce(random.shuffled(all));
            // What was being answered at the very moment of a change is counted once more a minute later.
            clock.advance(Duration.ofMinutes(2));
            timers.run();

            var before = dues(tickets);
            Scope.asSystem(() -> recounting.recount(CALENDAR));
            assertThat(dues(tickets)).as("deadlines by the last calendar").isEqualTo(before);
            for (var ticket : tickets) {
                check(ticket, answered.getOrDefault(ticket.number(), false));
            }
        });
    }

    private List<Optional<Instant>> dues(List<Ticket> tickets) {
        return Scope.asStaff(() -> tickets.stream()
                .flatMap(ticket -> clocks.of(ticket.id()).clocks().stream())
                .map(ServiceClock::due)
                .toList());
    }

    private void check(Ticket ticket, boolean answered) throws SQLException {
        TicketClocks found = Scope.asStaff(() -> clocks.of(ticket.id()));
        List<Evidence> evidence = Scope.asStaff(() -> clocks.evidence(ticket.id()));
        var reaction = found.of(ClockKind.REACTION).orElseThrow();
        assertThat(evidence.isEmpty()).as("evidence of " + ticket.number()).isEqualTo(!answered);
        assertThat(reaction.stoppedAt())
                .as("reaction of " + ticket.number())
                .isEqualTo(evidence.stream().findFirst().map(Evidence::at));
        var deadlines = Scope.asSystem(() -> calendars.deadlines(CALENDAR)).orElseThrow();
        for (ServiceClock one : found.clocks()) {
            if (one.waits() && one.kind() == ClockKind.REACTION) {
                assertThat(one.due()).isEqualTo(deadlines.due(one.policy(), one.from(), Pauses.NONE));
            }
            if (!one.waits()) {
                assertThat(one.nextWarning()).isEmpty();
            }
        }
        var page = house.page(house.anna, ticket.number());
        assertThat(page.ticket().status() == TicketStatus.RESOLVED)
                .as("repair of " + ticket.number())
                .isNotEqualTo(found.of(ClockKind.REPAIR).orElseThrow().waits());
        if (answered) {
            assertThat(queueDue(ticket))
                    .as("what the queue knows of " + ticket.number())
                    .isEqualTo(found.next().flatMap(ServiceClock::due));
        }
    }

    private static Optional<Instant> queueDue(Ticket ticket) throws SQLException {
        try (var statement = TestDatabase.get().superuser().prepareStatement("""
                select nullif(next_due, 'infinity') as due from tickets.ticket where id = ?
                """)) {
            statement.setObject(1, ticket.id().value());
            var row = statement.executeQuery();
            row.next();
            return Optional.ofNullable(Sql.instantOrNull(row, "due"));
        }
    }

    private static ServiceLevel level(Seeded random) {
        return new ServiceLevel(policy(random), Optional.empty(), Optional.of(policy(random)));
    }

    private static Policy policy(Seeded random) {
        return random.chance(50)
                ? Policy.workingHours(Duration.ofMinutes(random.between(60, 2400)))
                : Policy.workingDays(random.between(1, 5));
    }

    private static void atOnce(List<Callable<?>> all) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new ArrayList<Future<?>>();
            for (var one : all) {
                futures.add(threads.submit(() -> {
                    start.await();
                    return one.call();
                }));
            }
            start.countDown();
            for (var future : futures) {
                future.get();
            }
        }
    }
}
