package pl.sos.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.calendars.Calendars;
import pl.sos.calendars.Policy;
import pl.sos.calendars.Step;
import pl.sos.calendars.WorkingCalendar;
import pl.sos.contracts.ServiceLevel;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;

@SosTest
class ServiceClocksTest {
    private static final Policy TWO_DAYS = Policy.clock(Duration.ofHours(48));
    private static final Policy EIGHT_HOURS = Policy.workingHours(Duration.ofHours(8));
    private static final ServiceLevel WITH_REPAIR =
            new ServiceLevel(TWO_DAYS, Optional.empty(), Optional.of(EIGHT_HOURS));
    private static final Optional<PersonId> ANNA = Optional.of(PersonId.next());

    @Autowired
    ServiceClocks clocks;

    @Autowired
    Calendars calendars;

    @Autowired
    TestClock clock;

    private final TicketId ticket = TicketId.next();
    private final ClientId client = ClientId.next();
    private final Instant monday = warsaw("2026-11-23T10:00");

    @BeforeEach
    void empty() {
        TestDatabase.reset();
        Scope.asSystem(() -> calendars.save(calendar()));
    }

    @AfterEach
    void restore() {
        Scope.asSystem(() -> calendars.save(calendar()));
    }

    @Test
    void startsTheClocksThatWerePromised() {
        TicketClocks started = start(WITH_REPAIR);

        assertThat(started.clocks())
                .extracting(ServiceClock::kind)
                .containsExactly(ClockKind.REACTION, ClockKind.REPAIR);
        assertThat(reaction().due()).contains(warsaw("2026-11-25T10:00"));
        assertThat(reaction().breachingAt()).contains(warsaw("2026-11-24T22:00"));
        assertThat(repair().due()).contains(warsaw("2026-11-24T10:00"));
        assertThat(started.next()).contains(repair());
        assertThat(now()).isEqualTo(started);
    }

    @Test
    void aReactionInTimeMeetsTheClockAndKeepsItsEvidence() {
        start(WITH_REPAIR);
        var reply = reply("2026-11-25T10:00");
        Scope.asStaff(() -> clocks.reacted(ticket, reply));

        assertThat(reaction().state(warsaw("2027-01-01T00:00"))).isEqualTo(ClockState.MET);
        assertThat(repair().waits()).isTrue();
        assertThat(Scope.asStaff(() -> clocks.evidence(ticket))).containsExactly(reply);
    }

    @Test
    void aReactionASecondLateIsABreach() {
        start(WITH_REPAIR);
        Scope.asStaff(() -> clocks.reacted(ticket, reply("2026-11-25T10:00:01")));
        assertThat(reaction().state(warsaw("2026-11-26T10:00"))).isEqualTo(ClockState.BREACHED);
    }

    @Test
    void onlyTheEarliestReactionCounts() {
        start(WITH_REPAIR);
        Scope.asStaff(() -> clocks.reacted(ticket, reply("2026-11-23T12:00")));
        Scope.asStaff(() -> clocks.reacted(ticket, reply("2026-11-23T15:00")));
        assertThat(reaction().stoppedAt()).contains(warsaw("2026-11-23T12:00"));

        var call = new Evidence(Evidence.Kind.CALL, ANNA.orElseThrow(), warsaw("2026-11-23T11:00"), Optional.empty());
        Scope.asStaff(() -> clocks.reacted(ticket, call));
        assertThat(reaction().stoppedAt()).contains(warsaw("2026-11-23T11:00"));
        assertThat(Scope.asStaff(() -> clocks.evidence(ticket))).hasSize(3);
    }

    @Test
    void waitingForTheClientPausesRepairButNeverReaction() {
        start(WITH_REPAIR);
        pause("2026-11-23T12:00");
        assertThat(repair().due()).isEmpty();
        assertThat(repair().state(warsaw("2027-01-01T00:00"))).isEqualTo(ClockState.PAUSED);
        assertThat(reaction().due()).contains(warsaw("2026-11-25T10:00"));
        assertThat(reaction().paused()).isFalse();

        resume("2026-11-24T09:00");
        assertThat(repair().due()).contains(warsaw("2026-11-24T15:00"));
        assertThat(repair().state(warsaw("2026-11-24T10:00"))).isEqualTo(ClockState.RUNNING);
    }

    @Test
    void pausingTwiceAndResumingTwiceChangesNothing() {
        start(WITH_REPAIR);
        pause("2026-11-23T12:00");
        pause("2026-11-23T13:00");
        resume("2026-11-23T14:00");
        resume("2026-11-23T15:00");
        assertThat(repair().due()).contains(warsaw("2026-11-24T12:00"));
        assertThat(Scope.asStaff(() -> clocks.history(ticket)))
                .extracting(ClockChange::what)
                .containsExactly(
                        ClockChange.Kind.STARTED,
                        ClockChange.Kind.STARTED,
                        ClockChange.Kind.PAUSED,
                        ClockChange.Kind.RESUMED);
    }

    @Test
    void whatIsResolvedWhilePausedIsJudgedByTheTimeThatRan() {
        start(WITH_REPAIR);
        pause("2026-11-23T12:00");
        Scope.asStaff(() -> clocks.resolved(ticket, warsaw("2026-12-10T12:00"), ANNA));
        assertThat(repair().state(warsaw("2026-12-11T12:00"))).isEqualTo(ClockState.MET);
    }

    @Test
    void aReopenedTicketGoesOnWithTheTimeThatWasLeft() {
        start(WITH_REPAIR);
        Scope.asStaff(() -> clocks.reacted(ticket, reply("2026-11-23T12:00")));
        Scope.asStaff(() -> clocks.resolved(ticket, warsaw("2026-11-23T14:00"), ANNA));
        Scope.asClient(
                client.value(),
                UUID.randomUUID(),
                () -> clocks.reopened(ticket, warsaw("2026-11-25T08:00"), Optional.empty()));
        assertThat(repair().due()).contains(warsaw("2026-11-25T12:00"));
        assertThat(repair().waits()).isTrue();
        assertThat(reaction().stoppedAt()).contains(warsaw("2026-11-23T12:00"));
    }

    @Test
    void anotherDecisionMovesWhatWaitsAndLeavesWhatWasMet() {
        start(WITH_REPAIR);
        Scope.asStaff(() -> clocks.reacted(ticket, reply("2026-11-23T12:00")));
        pause("2026-11-23T12:00");
        resume("2026-11-23T13:00");
        var wish = new StartClocks(
                ticket,
                client,
                monday,
                new ServiceLevel(
                        Policy.clock(Duration.ofHours(1)),
                        Optional.of(Policy.workingHours(Duration.ofHours(2))),
                        Optional.of(Policy.workingDays(3))),
                "pl-8-16");
        Scope.asStaff(() -> clocks.recompute(wish, "awaria zamiast konsultacji", ANNA));

        assertThat(reaction().policy()).isEqualTo(TWO_DAYS);
        assertThat(reaction().state(warsaw("2027-01-01T00:00"))).isEqualTo(ClockState.MET);
        assertThat(now().of(ClockKind.WORKAROUND).orElseThrow().due()).contains(warsaw("2026-11-23T12:00"));
        assertThat(repair().due()).contains(warsaw("2026-11-27T09:00"));
        ClockChange last = Scope.asStaff(() -> clocks.history(ticket)).stream()
                .filter(change -> change.what() == ClockChange.Kind.RECOMPUTED)
                .findFirst()
                .orElseThrow();
        assertThat(last.oldDue()).contains(warsaw("2026-11-24T11:00"));
        assertThat(last.newDue()).contains(warsaw("2026-11-27T09:00"));
        assertThat(last.reason()).isEqualTo("awaria zamiast konsultacji");
        assertThat(last.by()).isEqualTo(ANNA);
    }

    @Test
    void theSameDecisionAgainLeavesNoTrace() {
        start(WITH_REPAIR);
        TicketClocks before = now();
        Scope.asStaff(() -> clocks.recompute(wish(WITH_REPAIR), "nic", ANNA));
        assertThat(now()).isEqualTo(before);
        assertThat(Scope.asStaff(() -> clocks.history(ticket))).hasSize(2);
    }

    @Test
    void aClockThatIsNoLongerPromisedIsCancelledAndComesBackWithThePromise() {
        start(WITH_REPAIR);
        Scope.asStaff(
                () -> clocks.recompute(wish(new ServiceLevel(TWO_DAYS, Optional.empty(), Optional.empty())), "", ANNA));
        assertThat(repair().state(monday)).isEqualTo(ClockState.CANCELLED);
        assertThat(now().next()).contains(reaction());

        Scope.asStaff(() -> clocks.recompute(wish(WITH_REPAIR), "", ANNA));
        assertThat(repair().state(monday)).isEqualTo(ClockState.RUNNING);
        assertThat(repair().due()).contains(warsaw("2026-11-24T10:00"));
    }

    @Test
    void anotherClientTakesTheClocksAlong() {
        start(WITH_REPAIR);
        pause("2026-11-23T12:00");
        Scope.asStaff(() -> clocks.reacted(ticket, reply("2026-11-23T12:00")));
        ClientId other = ClientId.next();
        Scope.asStaff(() ->
                clocks.recompute(new StartClocks(ticket, other, monday, WITH_REPAIR, "pl-8-16"), "pomyłka", ANNA));

        assertThat(Scope.asClient(client.value(), UUID.randomUUID(), () -> clocks.of(ticket))
                        .clocks())
                .isEmpty();
        Scope.asClient(other.value(), UUID.randomUUID(), () -> {
            assertThat(clocks.of(ticket).clocks()).hasSize(2);
            assertThat(clocks.history(ticket)).hasSizeGreaterThan(2);
            assertThat(clocks.evidence(ticket)).hasSize(1);
        });
    }

    @Test
    void aChangedCalendarMovesEveryClockThatCountsByIt() {
        start(WITH_REPAIR);
        Scope.asStaff(() -> calendars.change(
                "pl-8-16", calendar -> calendar.withDayOff(LocalDate.of(2026, 11, 24), "awaria prądu")));

        assertThat(repair().due()).contains(warsaw("2026-11-25T10:00"));
        assertThat(reaction().due()).contains(warsaw("2026-11-25T10:00"));
        assertThat(Scope.asStaff(() -> clocks.history(ticket)).getLast().what())
                .isEqualTo(ClockChange.Kind.CALENDAR_CHANGED);
        assertThat(Scope.asStaff(() -> clocks.history(ticket)).getLast().oldDue())
                .contains(warsaw("2026-11-24T10:00"));
    }

    @Test
    void whatIsMergedAwayWaitsForNothing() {
        start(WITH_REPAIR);
        Scope.asStaff(() -> clocks.cancel(ticket, warsaw("2026-11-23T11:00"), "scalone", ANNA));
        assertThat(now().clocks()).allMatch(one -> one.state(monday) == ClockState.CANCELLED);
        assertThat(now().next()).isEmpty();
    }

    @Test
    void tellsHowMuchIsUsedAndWhy() {
        start(WITH_REPAIR);
        Scope.asStaff(() -> {
            assertThat(clocks.percentUsed(repair(), warsaw("2026-11-23T14:00"))).isEqualTo(50);
            assertThat(clocks.percentUsed(reaction(), warsaw("2026-11-24T10:00")))
                    .isEqualTo(50);
            assertThat(clocks.explain(repair()))
                    .contains(new Step.Starts(monday), new Step.Due(warsaw("2026-11-24T10:00")));
        });
    }

    @Test
    void aClientSeesItsOwnClocksOnly() {
        start(WITH_REPAIR);
        assertThat(Scope.asClient(client.value(), UUID.randomUUID(), () -> clocks.of(ticket))
                        .clocks())
                .hasSize(2);
        assertThat(Scope.asClient(UUID.randomUUID(), UUID.randomUUID(), () -> clocks.of(ticket))
                        .clocks())
                .isEmpty();
        assertThat(Scope.asStaff(() -> clocks.of(List.of(ticket, TicketId.next()))))
                .hasSize(2);
    }

    private TicketClocks start(ServiceLevel level) {
        return Scope.asClient(client.value(), UUID.randomUUID(), () -> clocks.start(wish(level)));
    }

    private StartClocks wish(ServiceLevel level) {
        return new StartClocks(ticket, client, monday, level, "pl-8-16");
    }

    private void pause(String wallClock) {
        Scope.asStaff(() -> clocks.pause(ticket, warsaw(wallClock), ANNA));
    }

    private void resume(String wallClock) {
        Scope.asStaff(() -> clocks.resume(ticket, warsaw(wallClock), Optional.empty()));
    }

    private TicketClocks now() {
        return Scope.asStaff(() -> clocks.of(ticket));
    }

    private ServiceClock reaction() {
        return now().of(ClockKind.REACTION).orElseThrow();
    }

    private ServiceClock repair() {
        return now().of(ClockKind.REPAIR).orElseThrow();
    }

    private static Evidence reply(String wallClock) {
        return new Evidence(Evidence.Kind.REPLY, ANNA.orElseThrow(), warsaw(wallClock), Optional.of(UUID.randomUUID()));
    }

    private static WorkingCalendar calendar() {
        return WorkingCalendar.ofTheOffer();
    }

    private static Instant warsaw(String wallClock) {
        return LocalDateTime.parse(wallClock).atZone(ZoneId.of("Europe/Warsaw")).toInstant();
    }
}
