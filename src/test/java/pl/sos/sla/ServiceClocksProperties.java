package pl.sos.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.calendars.Calendars;
import pl.sos.calendars.Deadlines;
import pl.sos.calendars.Pause;
import pl.sos.calendars.Pauses;
import pl.sos.calendars.Policy;
import pl.sos.calendars.WorkingCalendar;
import pl.sos.contracts.ServiceLevel;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.DueTimers;
import pl.sos.ground.testing.Seeded;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;

/**
 * Random lives of a ticket – waits, answers, recounts, resolutions, reopenings – while time passes and warnings ring,
 * against a model that only keeps the list of what happened.
 */
@SosTest
class ServiceClocksProperties {
    private static final PersonId ANNA = PersonId.next();

    @Autowired
    ServiceClocks clocks;

    @Autowired
    Calendars calendars;

    @Autowired
    DueTimers timers;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final Deadlines deadlines = new Deadlines(WorkingCalendar.ofTheOffer());

    @BeforeEach
    void empty() {
        TestDatabase.reset();
        Scope.asSystem(() -> calendars.save(WorkingCalendar.ofTheOffer()));
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    /** What a ticket's clocks ought to be, told by nothing but its story. */
    private final class Model {
        final Map<ClockKind, Policy> promised = new EnumMap<>(ClockKind.class);
        final Map<ClockKind, Instant> stopped = new EnumMap<>(ClockKind.class);
        final Map<ClockKind, Policy> stoppedUnder = new EnumMap<>(ClockKind.class);
        final List<Pause> pauses = new ArrayList<>();
        Optional<Instant> waitingSince = Optional.empty();
        boolean resolved;

        Pauses pausesNow() {
            var all = new ArrayList<>(pauses);
            waitingSince.ifPresent(since -> all.add(Pause.since(since)));
            return new Pauses(all);
        }

        void stop(ClockKind kind, Instant at) {
            if (promised.containsKey(kind) && !stopped.containsKey(kind)) {
                stopped.put(kind, at);
                stoppedUnder.put(kind, promised.get(kind));
            }
        }

        void endWaiting(Instant at) {
            waitingSince.ifPresent(since -> pauses.add(new Pause(since, at)));
            waitingSince = Optional.empty();
        }
    }

    @Test
    void everyLifeOfATicketEndsWhereItsStorySaysItMust() {
        Seeded.cases(60, random -> {
            Instant from = random.instant(Instant.parse("2026-10-20T00:00:00Z"), Instant.parse("2026-11-12T00:00:00Z"));
            clock.set(from);
            TicketId ticket = TicketId.next();
            ClientId client = ClientId.next();
            var model = new Model();
            ServiceLevel level = level(random);
            promise(model, level);
            Scope.asStaff(() -> clocks.start(new StartClocks(ticket, client, from, level, "pl-8-16")));
            var story = new ArrayList<String>();
            for (int step = 0; step < 14; step++) {
                clock.advance(Duration.ofSeconds(random.between(1, 16 * 3600)));
                Instant now = clock.instant();
                if (random.chance(50)) {
                    timers.run();
                }
                story.add(now + " " + act(random, model, ticket, client, from, now));
                check(model, ticket, from, now, story);
            }
            checkWarnings(ticket, story);
        });
    }

    private String act(Seeded random, Model model, TicketId ticket, ClientId client, Instant from, Instant now) {
        return Scope.asStaff(() -> switch (random.between(0, 6)) {
            case 0 -> {
                clocks.reacted(ticket, new Evidence(Evidence.Kind.REPLY, ANNA, now, Optional.empty()));
                model.stop(ClockKind.REACTION, now);
                yield "reply";
            }
            case 1 -> {
                if (!model.resolved) {
                    clocks.pause(ticket, now, Optional.empty());
                    model.waitingSince = model.waitingSince.or(() -> Optional.of(now));
                }
                yield "wait";
            }
            case 2 -> {
                clocks.resume(ticket, now, Optional.empty());
                model.endWaiting(now);
                yield "answer";
            }
            case 3 -> {
                clocks.stop(ticket, ClockKind.WORKAROUND, now, Optional.empty());
                model.stop(ClockKind.WORKAROUND, now);
                yield "workaround";
            }
            case 4 -> {
                if (!model.resolved) {
                    clocks.resolved(ticket, now, Optional.empty());
                    model.endWaiting(now);
                    model.stop(ClockKind.WORKAROUND, now);
                    model.stop(ClockKind.REPAIR, now);
                    model.resolved = true;
                }
                yield "resolve";
            }
            case 5 -> {
                if (model.resolved) {
                    clocks.reopened(ticket, now, Optional.empty());
                    Optional.ofNullable(model.stopped.remove(ClockKind.REPAIR))
                            .ifPresent(since -> model.pauses.add(new Pause(since, now)));
                    model.resolved = false;
                }
                yield "reopen";
            }
            default -> {
                if (!model.resolved) {
                    ServiceLevel level = level(random);
                    promise(model, level);
                    clocks.recompute(new StartClocks(ticket, client, from, level, "pl-8-16"), "x", Optional.empty());
                }
                yield "recompute " + model.promised;
            }
        });
    }

    private void check(Model model, TicketId ticket, Instant from, Instant now, List<String> story) {
        TicketClocks found = Scope.asStaff(() -> clocks.of(ticket));
        for (ServiceClock one : found.clocks()) {
            ClockKind kind = one.kind();
            String when = String.join("\n", story) + "\n" + one;
            Optional<Instant> stopped = Optional.ofNullable(model.stopped.get(kind));
            assertThat(one.stoppedAt()).as(when).isEqualTo(stopped);
            if (stopped.isEmpty()) {
                assertThat(one.cancelledAt().isPresent()).as(when).isEqualTo(!model.promised.containsKey(kind));
            }
            if (one.waits()) {
                Pauses heeded = kind.pauses() ? model.pausesNow() : Pauses.NONE;
                Policy policy = model.promised.get(kind);
                assertThat(one.policy()).as(when).isEqualTo(policy);
                assertThat(one.due()).as(when).isEqualTo(deadlines.due(policy, from, heeded));
                assertThat(one.paused()).as(when).isEqualTo(kind.pauses() && model.waitingSince.isPresent());
            } else {
                assertThat(one.nextWarning()).as(when).isEmpty();
            }
            stopped.ifPresent(at -> {
                Pauses heeded = kind.pauses() ? model.pausesNow() : Pauses.NONE;
                boolean inTime = deadlines.percentUsed(model.stoppedUnder.get(kind), from, at, heeded) < 100
                        || deadlines
                                .due(model.stoppedUnder.get(kind), from, heeded)
                                .filter(at::equals)
                                .isPresent();
                if (inTime) {
                    assertThat(one.state(now)).as(when).isEqualTo(ClockState.MET);
                }
            });
        }
        assertThat(found.clocks().stream().filter(ServiceClock::waits).map(ServiceClock::kind))
                .as(String.join("\n", story))
                .containsExactlyInAnyOrderElementsOf(model.promised.keySet().stream()
                        .filter(kind -> !model.stopped.containsKey(kind))
                        .toList());
    }

    /** No threshold twice in a round, none told before it was reached, and of those told at once only the highest. */
    private void checkWarnings(TicketId ticket, List<String> story) {
        Scope.asSystem(() -> transaction.executeWithoutResult(_ -> {
            long early = jdbc.sql("select count(*) from sla.warning where ticket_id = ? and warned_at < reached_at")
                    .param(ticket.value())
                    .query(Long.class)
                    .single();
            assertThat(early).as(String.join("\n", story)).isZero();
            long stale = jdbc.sql("""
                    select count(*) from sla.clock c join sla.warning w on w.clock_id = c.id and w.round = c.round
                    where c.ticket_id = ? and w.threshold > c.warned
                    """).param(ticket.value()).query(Long.class).single();
            assertThat(stale).as(String.join("\n", story)).isZero();
        }));
    }

    private static void promise(Model model, ServiceLevel level) {
        model.promised.clear();
        model.promised.put(ClockKind.REACTION, level.reaction());
        level.workaround().ifPresent(policy -> model.promised.put(ClockKind.WORKAROUND, policy));
        level.repair().ifPresent(policy -> model.promised.put(ClockKind.REPAIR, policy));
    }

    private static ServiceLevel level(Seeded random) {
        return new ServiceLevel(
                policy(random),
                random.chance(50) ? Optional.of(policy(random)) : Optional.empty(),
                random.chance(70) ? Optional.of(policy(random)) : Optional.empty());
    }

    private static Policy policy(Seeded random) {
        return switch (random.between(0, 2)) {
            case 0 -> Policy.clock(Duration.ofMinutes(random.between(1, 6000)));
            case 1 -> Policy.workingHours(Duration.ofMinutes(random.between(1, 3000)));
            default -> Policy.workingDays(random.between(1, 5));
        };
    }
}
