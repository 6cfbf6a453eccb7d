package pl.sos.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.calendars.Policy;
import pl.sos.caretakers.Absence;
import pl.sos.caretakers.Absences;
import pl.sos.caretakers.Caretakers;
import pl.sos.clients.Clients;
import pl.sos.clients.CreateClient;
import pl.sos.clients.CreateClientResult;
import pl.sos.contracts.ServiceLevel;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.DueTimers;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.AddPersonResult;
import pl.sos.identity.People;
import pl.sos.identity.Role;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Language;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;

@SosTest
class ClockWarningsTest {
    private static final Policy FOUR_HOURS = Policy.clock(Duration.ofHours(4));
    private static final Instant NINE = TestClock.START;

    @Autowired
    ServiceClocks clocks;

    @Autowired
    People people;

    @Autowired
    Caretakers caretakers;

    @Autowired
    Absences absences;

    @Autowired
    Clients clients;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DueTimers timers;

    @Autowired
    TestClock clock;

    @Autowired
    ConfigurableApplicationContext context;

    private final TicketId ticket = TicketId.next();
    private final List<ClockWarning> warnings = new CopyOnWriteArrayList<>();
    private final ApplicationListener<ApplicationEvent> listener = event -> {
        if (event instanceof PayloadApplicationEvent<?> payload
                && payload.getPayload() instanceof ClockWarning warning
                && warning.ticket().equals(ticket)) {
            warnings.add(warning);
        }
    };
    private ClientId client = ClientId.next();
    private PersonId anna = PersonId.next();
    private PersonId piotr = PersonId.next();
    private PersonId ewa = PersonId.next();

    @BeforeEach
    void begin() {
        TestDatabase.reset();
        context.addApplicationListener(listener);
        Scope.asSystem(() -> {
            anna = staff("anna", Role.CONSULTANT);
            piotr = staff("piotr", Role.CONSULTANT);
            ewa = staff("ewa", Role.COORDINATOR);
            client = ((CreateClientResult.Created) clients.create(CreateClient.of("SM Zorza", "7792369887")))
                    .client()
                    .id();
            caretakers.appoint(client, anna, List.of(piotr), LocalDate.of(2026, 1, 1));
        });
    }

    @AfterEach
    void end() {
        context.removeApplicationListener(listener);
        clock.reset();
    }

    @Test
    void warnsToTheSecondAndOnce() {
        start();
        timers.runUntil(NINE.plus(Duration.ofHours(6)), Duration.ofSeconds(30));

        assertThat(warnings).extracting(ClockWarning::threshold).containsExactly(50, 75, 90, 100);
        assertThat(warnings)
                .extracting(ClockWarning::at)
                .containsExactly(
                        NINE.plus(Duration.ofMinutes(120)),
                        NINE.plus(Duration.ofMinutes(180)),
                        NINE.plus(Duration.ofMinutes(216)),
                        NINE.plus(Duration.ofMinutes(240)));
        assertThat(stored("warned_at")).isEqualTo(stored("reached_at"));
        assertThat(warnings.getLast().breach()).isTrue();
    }

    @Test
    void tellsMorePeopleTheNearerTheBreachIs() {
        start();
        timers.runUntil(NINE.plus(Duration.ofHours(4)), Duration.ofMinutes(12));
        assertThat(warnings)
                .extracting(ClockWarning::recipients)
                .containsExactly(
                        List.of(anna), List.of(anna, piotr), List.of(anna, piotr, ewa), List.of(anna, piotr, ewa));
    }

    @Test
    void tellsWhoeverStandsInForAnAbsentCaretaker() {
        Scope.asSystem(
                () -> absences.add(anna, NINE, NINE.plus(Duration.ofDays(3)), Absence.Kind.VACATION, Optional.empty()));
        start();
        timers.runUntil(NINE.plus(Duration.ofHours(2)), Duration.ofMinutes(1));
        assertThat(warnings).extracting(ClockWarning::recipients).containsExactly(List.of(piotr));
    }

    @Test
    void saysNothingMoreAfterTheReaction() {
        start();
        timers.runUntil(NINE.plus(Duration.ofMinutes(119)), Duration.ofMinutes(7));
        Scope.asStaff(() ->
                clocks.reacted(ticket, new Evidence(Evidence.Kind.REPLY, anna, clock.instant(), Optional.empty())));
        timers.runUntil(NINE.plus(Duration.ofHours(6)), Duration.ofMinutes(10));
        assertThat(warnings).isEmpty();
    }

    @Test
    void makesUpForWhatWasMissedWithTheHighestAlone() {
        start();
        clock.set(NINE.plus(Duration.ofMinutes(230)));
        timers.run();
        timers.run();
        assertThat(warnings).extracting(ClockWarning::threshold).containsExactly(90);
        assertThat(stored("threshold")).containsExactly("50", "75", "90");

        timers.runUntil(NINE.plus(Duration.ofMinutes(240)), Duration.ofMinutes(1));
        assertThat(warnings).extracting(ClockWarning::threshold).containsExactly(90, 100);
    }

    @Test
    void losesNothingWhenEveryAlarmIsLost() {
        start();
        timers.runUntil(NINE.plus(Duration.ofMinutes(118)), Duration.ofMinutes(10));
        asSystem(() -> jdbc.sql("delete from ground.scheduled_tasks").update());
        timers.runUntil(NINE.plus(Duration.ofMinutes(125)), Duration.ofMinutes(1));
        assertThat(warnings).extracting(ClockWarning::threshold).containsExactly(50);
    }

    @Test
    void ringsAgainWithoutWarningTwiceAfterDyingBetweenCommitAndCompletion() {
        start();
        timers.runUntil(NINE.plus(Duration.ofMinutes(120)), Duration.ofMinutes(10));
        asSystem(() -> jdbc.sql("""
                update ground.scheduled_tasks set execution_time = ?, version = version + 1 where task_name = 'sla-warning'
                """)
                .param(java.time.OffsetDateTime.ofInstant(NINE, java.time.ZoneOffset.UTC))
                .update());
        timers.run();
        timers.runUntil(NINE.plus(Duration.ofMinutes(180)), Duration.ofMinutes(10));
        assertThat(warnings).extracting(ClockWarning::threshold).containsExactly(50, 75);
    }

    @Test
    void aPauseMovesTheWarningsOfRepair() {
        var level = new ServiceLevel(Policy.clock(Duration.ofDays(30)), Optional.empty(), Optional.of(FOUR_HOURS));
        Scope.asStaff(() -> clocks.start(new StartClocks(ticket, client, NINE, level, "pl-8-16")));
        timers.runUntil(NINE.plus(Duration.ofMinutes(117)), Duration.ofMinutes(13));
        Scope.asStaff(() -> clocks.pause(ticket, clock.instant(), Optional.empty()));
        timers.runUntil(NINE.plus(Duration.ofMinutes(177)), Duration.ofMinutes(10));
        assertThat(warnings).isEmpty();
        Scope.asStaff(() -> clocks.resume(ticket, clock.instant(), Optional.empty()));
        timers.runUntil(NINE.plus(Duration.ofMinutes(185)), Duration.ofMinutes(1));
        assertThat(warnings).extracting(ClockWarning::at).containsExactly(NINE.plus(Duration.ofMinutes(180)));
    }

    @Test
    void warnsOnceMoreWhenTheContractGivesMoreTime() {
        start();
        timers.runUntil(NINE.plus(Duration.ofMinutes(240)), Duration.ofMinutes(12));
        var longer = new ServiceLevel(Policy.clock(Duration.ofHours(6)), Optional.empty(), Optional.empty());
        Scope.asStaff(() ->
                clocks.recompute(new StartClocks(ticket, client, NINE, longer, "pl-8-16"), "aneks", Optional.empty()));
        timers.runUntil(NINE.plus(Duration.ofMinutes(420)), Duration.ofMinutes(12));
        assertThat(warnings).extracting(ClockWarning::threshold).containsExactly(50, 75, 90, 100, 75, 90, 100);
        assertThat(warnings.getLast().at()).isEqualTo(NINE.plus(Duration.ofMinutes(360)));
    }

    @Test
    void whoeverReportedInThePastIsWarnedOfAtOnce() {
        Scope.asStaff(() -> clocks.start(
                new StartClocks(ticket, client, NINE.minus(Duration.ofDays(2)), reactionOnly(), "pl-8-16")));
        timers.run();
        assertThat(warnings).extracting(ClockWarning::threshold).containsExactly(100);
    }

    private void start() {
        Scope.asClient(
                client.value(),
                UUID.randomUUID(),
                () -> clocks.start(new StartClocks(ticket, client, NINE, reactionOnly(), "pl-8-16")));
    }

    private static ServiceLevel reactionOnly() {
        return new ServiceLevel(FOUR_HOURS, Optional.empty(), Optional.empty());
    }

    private PersonId staff(String name, Role role) {
        var added = people.addStaff(name, name + "@perfektlab.example", Set.of(role), Optional.empty(), Language.PL);
        return ((AddPersonResult.Added) added).person().id();
    }

    private List<String> stored(String column) {
        return asSystem(
                () -> jdbc.sql("select " + column + "::text from sla.warning where ticket_id = ? order by threshold")
                        .param(ticket.value())
                        .query(String.class)
                        .list());
    }

    private <T> T asSystem(java.util.function.Supplier<T> call) {
        return Scope.asSystem(() -> transaction.execute(_ -> call.get()));
    }
}
