package pl.sos.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.OverageRule;
import pl.sos.estimates.DecideResult;
import pl.sos.estimates.Estimate;
import pl.sos.estimates.EstimateId;
import pl.sos.estimates.EstimateState;
import pl.sos.estimates.Estimates;
import pl.sos.estimates.Evidence;
import pl.sos.estimates.OfferWords;
import pl.sos.estimates.ProposeEstimate;
import pl.sos.estimates.ProposeResult;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.hours.Balance;
import pl.sos.hours.HourEntry;
import pl.sos.hours.HourLedger;
import pl.sos.identity.AddPersonResult;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.Ids;
import pl.sos.kernel.Language;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.TicketNumber;
import pl.sos.kernel.WorkChannel;
import pl.sos.kernel.WorkKind;
import pl.sos.page.testing.House;
import pl.sos.tickets.Actor;
import pl.sos.tickets.ChangeResult;
import pl.sos.tickets.OpenTicket;
import pl.sos.tickets.OpenTicketResult;
import pl.sos.tickets.Reclassify;
import pl.sos.tickets.Tickets;

@SosTest
class WorkLogTest {
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    @Autowired
    House house;

    @Autowired
    WorkLog work;

    @Autowired
    HourLedger ledger;

    @Autowired
    Tickets tickets;

    @Autowired
    Contracts contracts;

    @Autowired
    People people;

    @Autowired
    Estimates estimates;

    @Autowired
    TestClock clock;

    private House.People3 us;
    private TicketNumber question;

    @BeforeEach
    void furnish() {
        TestDatabase.reset();
        clock.reset();
        us = house.furnish();
        question = house.report(us.maria(), Category.CONSULTATION, "Jak zamknąć rok?", "Pytanie.");
    }

    @Test
    void roundsAnEntryOnceAndDrawsItOnce() {
        var wish = wish(us.anna(), question, WorkKind.CONSULTATION, 12);
        var logged = logged(log(us.anna(), wish));
        assertThat(logged.entry().minutes()).isEqualTo(Minutes.of(12));
        assertThat(logged.entry().accounted()).isEqualTo(Minutes.of(20));
        assertThat(logged.entry().count().fromHours()).isEqualTo(Minutes.of(20));
        assertThat(logged.entry().count().price()).isEmpty();
        assertThat(logged.entry().done().note()).isEqualTo("Jak zamknąć rok?");
        assertThat(logged.draw().orElseThrow().after().remaining()).isEqualTo(Minutes.of(340));

        assertThat(logged(log(us.anna(), wish)).entry().id())
                .isEqualTo(logged.entry().id());
        assertThat(balance().drawn()).isEqualTo(Minutes.of(20));
        var seen = Scope.asClient(
                us.zorza().value(),
                us.maria().id().value(),
                () -> ledger.entries(us.zorza(), NOVEMBER, Optional.empty(), 50).items());
        assertThat(seen)
                .filteredOn(entry -> entry.kind() == HourEntry.Kind.DRAW)
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.source())
                            .isEqualTo("work:" + logged.entry().id());
                    assertThat(entry.by()).contains(us.anna().id());
                    assertThat(entry.minutes()).isEqualTo(Minutes.of(20));
                    assertThat(entry.worked().orElseThrow().minutes()).isEqualTo(Minutes.of(12));
                    assertThat(entry.worked()
                                    .orElseThrow()
                                    .rounding()
                                    .orElseThrow()
                                    .accounted(Minutes.of(12)))
                            .isEqualTo(entry.minutes());
                });
    }

    @Test
    void removingAnErrorUsesNoHoursUnlessSomebodySaysSo() {
        var error = house.report(us.maria(), Category.ERROR, "Błąd wydruku", "Od rana.");
        var care = logged(log(us.anna(), wish(us.anna(), error, WorkKind.REMOTE, 50)))
                .entry();
        assertThat(care.count().drawsOn()).isEqualTo(DrawsOn.CARE);
        assertThat(care.accounted()).isEqualTo(Minutes.ZERO);
        assertThat(care.minutes()).isEqualTo(Minutes.of(50));
        var counted = logged(log(us.anna(), wish(us.anna(), error, WorkKind.REMOTE, 50, new Counting.Counted())))
                .entry();
        assertThat(counted.accounted()).isEqualTo(Minutes.of(60));
        var training = logged(log(us.anna(), wish(us.anna(), error, WorkKind.TRAINING, 40)))
                .entry();
        assertThat(training.accounted()).isEqualTo(Minutes.of(60));
        var waived = logged(log(
                        us.anna(),
                        wish(us.anna(), question, WorkKind.PHONE, 30, new Counting.NotAccounted("nasza pomyłka"))))
                .entry();
        assertThat(waived.accounted()).isEqualTo(Minutes.ZERO);
        assertThat(waived.reason()).contains("nasza pomyłka");
        assertThat(balance().drawn()).isEqualTo(Minutes.of(120));
        assertThat(log(us.anna(), wish(us.anna(), question, WorkKind.PHONE, 30, new Counting.NotAccounted(" "))))
                .isInstanceOf(LogWorkResult.Refused.class);
    }

    @Test
    void saysWhatIsLeftAndWhatTheRestCostsWhenTheHoursDoNotSuffice() {
        Scope.asSystem(() -> people.addContact(
                us.zorza(),
                "Jan Prezes",
                "prezes@sm-zorza.example",
                Set.of(Role.DECISION_MAKER),
                Optional.empty(),
                Language.PL));
        logged(log(us.anna(), wish(us.anna(), question, WorkKind.ANALYSIS, 345)));
        var refused = (LogWorkResult.NotEnoughHours) log(us.piotr(), wish(us.piotr(), question, WorkKind.ANALYSIS, 60));
        assertThat(refused.left()).isEqualTo(Minutes.of(15));
        assertThat(refused.beyond()).isEqualTo(Minutes.of(45));
        assertThat(refused.rule()).isEqualTo(OverageRule.ASK);
        assertThat(refused.price().net()).isEqualTo(Money.parse("PLN 142.50"));
        assertThat(refused.decisionMakers()).containsExactly("Jan Prezes");
        assertThat(entries(question)).hasSize(1);
        assertThat(balance().remaining()).isEqualTo(Minutes.of(15));
    }

    @Test
    void aClientWithoutAContractPaysByTheHourAndMoreAtWeekends() {
        var theirs = house.report(us.kontakt(), Category.CONSULTATION, "Pytanie", "Jak?");
        var monday = logged(log(us.anna(), wish(us.anna(), theirs, WorkKind.PHONE, 20)))
                .entry();
        assertThat(monday.count().drawsOn()).isEqualTo(DrawsOn.RATE);
        assertThat(monday.count().price().orElseThrow().net()).isEqualTo(Money.parse("PLN 63.33"));
        var saturday = new LogWork(
                "s",
                new WorkSource.Alone(us.lipowa()),
                us.anna().id(),
                WorkKind.REMOTE,
                WorkChannel.REMOTE,
                Instant.parse("2026-11-21T10:00:00Z"),
                Minutes.of(30),
                "Naprawa w sobotę",
                Counting.asAgreed());
        var entry = logged(log(us.anna(), saturday)).entry();
        assertThat(entry.count().price().orElseThrow().net()).isEqualTo(Money.parse("PLN 190.00"));
        assertThat(entry.count().parts()).containsExactly(new TimePart(WorkTime.DAY_OFF, Minutes.of(30)));
        assertThat(entry.ticket()).isEmpty();
    }

    @Test
    void anEditIsAReversalAndANewEntryAndBothStay() {
        var first = logged(log(us.anna(), wish(us.anna(), question, WorkKind.CONSULTATION, 50)))
                .entry();
        var better = wish(us.anna(), question, WorkKind.CONSULTATION, 30);
        assertThat(as(us.piotr(), () -> work.correct(first.id(), better, "pomyłka", Actor.of(us.piotr()))))
                .isInstanceOf(LogWorkResult.Refused.class);
        assertThat(as(us.anna(), () -> work.correct(first.id(), better, "", Actor.of(us.anna()))))
                .isInstanceOf(LogWorkResult.Refused.class);
        assertThat(balance().drawn()).isEqualTo(Minutes.of(50));

        var corrected = logged(as(us.anna(), () -> work.correct(first.id(), better, "pomyłka", Actor.of(us.anna()))));
        assertThat(corrected.entry().replaces()).contains(first.id());
        var all = entries(question);
        assertThat(all).extracting(entry -> entry.minutes().value()).containsExactlyInAnyOrder(50L, -50L, 30L);
        assertThat(WorkSum.of(all)).isEqualTo(new WorkSum(Minutes.of(30), Minutes.of(30)));
        assertThat(balance().drawn()).isEqualTo(Minutes.of(30));
        assertThat(as(
                        us.anna(),
                        () -> work.correct(
                                first.id(),
                                wish(us.anna(), question, WorkKind.PHONE, 5),
                                "znowu",
                                Actor.of(us.anna()))))
                .isInstanceOf(LogWorkResult.CorrectedBefore.class);
        // The same form sent twice is one correction.
        assertThat(logged(as(us.anna(), () -> work.correct(first.id(), better, "pomyłka", Actor.of(us.anna()))))
                        .entry()
                        .id())
                .isEqualTo(corrected.entry().id());

        logged(as(us.ewa(), () -> work.takeBack(corrected.entry().id(), "nie było", Actor.of(us.ewa()))));
        assertThat(WorkSum.of(entries(question))).isEqualTo(WorkSum.NOTHING);
        assertThat(balance().remaining()).isEqualTo(Minutes.hours(6));
    }

    @Test
    void aCorrectionThatDoesNotFitLeavesEverythingAsItWas() {
        var first = logged(log(us.anna(), wish(us.anna(), question, WorkKind.ANALYSIS, 300)))
                .entry();
        var tooMuch = wish(us.anna(), question, WorkKind.ANALYSIS, 400);
        assertThat(as(us.anna(), () -> work.correct(first.id(), tooMuch, "więcej", Actor.of(us.anna()))))
                .isInstanceOf(LogWorkResult.NotEnoughHours.class);
        assertThat(entries(question))
                .singleElement()
                .satisfies(entry -> assertThat(entry.stands()).isTrue());
        assertThat(balance().drawn()).isEqualTo(Minutes.of(300));
    }

    @Test
    void workOfAClosedMonthCountsInTheNextWithAPointer() {
        clock.setWarsaw("2026-12-02T10:00");
        var contract = Scope.asStaff(() -> contracts.of(us.zorza())).getFirst().id();
        as(us.ewa(), () -> ledger.close(contract, NOVEMBER, us.ewa().id()));
        var late = new LogWork(
                "late",
                new WorkSource.OfTicket(question),
                us.anna().id(),
                WorkKind.PHONE,
                WorkChannel.PHONE,
                Instant.parse("2026-11-30T09:00:00Z"),
                Minutes.of(10),
                "",
                Counting.asAgreed());
        var drawn = logged(log(us.anna(), late)).draw().orElseThrow();
        assertThat(drawn.month()).isEqualTo(YearMonth.of(2026, 12));
        assertThat(drawn.belongsTo()).contains(NOVEMBER);
    }

    @Test
    void twoAtTheSameSecondCannotBothHaveTheLastHour() throws Exception {
        logged(log(us.anna(), wish(us.anna(), question, WorkKind.ANALYSIS, 300)));
        for (int round = 0; round < 10; round++) {
            var tasks = new ArrayList<Callable<LogWorkResult>>();
            for (var person : List.of(us.anna(), us.piotr(), us.ewa(), us.anna())) {
                var wish = wish(person, question, WorkKind.ANALYSIS, 60);
                tasks.add(() -> log(person, wish));
            }
            var done = new ArrayList<LogWorkResult>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var future : threads.invokeAll(tasks)) {
                    done.add(future.get());
                }
            }
            assertThat(done).filteredOn(LogWorkResult.Logged.class::isInstance).hasSize(1);
            assertThat(done)
                    .filteredOn(LogWorkResult.NotEnoughHours.class::isInstance)
                    .hasSize(3);
            assertThat(balance().remaining()).isEqualTo(Minutes.ZERO);
            var mine = ((LogWorkResult.Logged) done.stream()
                            .filter(LogWorkResult.Logged.class::isInstance)
                            .findFirst()
                            .orElseThrow())
                    .entry();
            logged(as(us.ewa(), () -> work.takeBack(mine.id(), "runda", Actor.of(us.ewa()))));
        }
    }

    @Test
    void movingMergingAndSplittingKeepTheSum() {
        var other = house.report(us.maria(), Category.CONSULTATION, "Druga sprawa", "Pytanie.");
        logged(log(us.anna(), wish(us.anna(), question, WorkKind.CONSULTATION, 17)));
        var second = logged(log(us.piotr(), wish(us.piotr(), question, WorkKind.ANALYSIS, 31)))
                .entry();
        logged(log(us.anna(), wish(us.anna(), other, WorkKind.PHONE, 5)));
        var before = WorkSum.of(entries(question)).plus(WorkSum.of(entries(other)));

        as(us.anna(), () -> work.move(second.id(), other, Actor.of(us.ewa())));
        assertThat(WorkSum.of(entries(question)).plus(WorkSum.of(entries(other))))
                .isEqualTo(before);
        assertThat(entries(other)).hasSize(2);

        as(us.anna(), () -> tickets.merge(question, other, Actor.of(us.anna())));
        assertThat(entries(question)).isEmpty();
        assertThat(WorkSum.of(entries(other))).isEqualTo(before);
        // Work on the pointer is written where it went on.
        logged(log(us.anna(), wish(us.anna(), question, WorkKind.PHONE, 10)));
        assertThat(entries(other)).hasSize(4);
        assertThat(balance().drawn()).isEqualTo(before.accounted().plus(Minutes.of(10)));
    }

    @Test
    void aTicketThatChangesHandsTakesItsMinutesAlong() {
        var taken = Scope.asStaff(
                us.ewa().id().value(),
                () -> tickets.open(
                        new OpenTicket(
                                us.zorza(),
                                us.maria().id(),
                                Optional.of("CZ"),
                                Category.CONSULTATION,
                                Optional.empty(),
                                "Z telefonu",
                                "Pytanie",
                                false,
                                List.of(),
                                OpenTicket.Arrival.now(Channel.PHONE)),
                        Actor.of(us.ewa())));
        var number = ((OpenTicketResult.Opened) taken).ticket().number();
        logged(log(us.anna(), wish(us.anna(), number, WorkKind.PHONE, 7)));
        logged(log(us.anna(), wish(us.anna(), number, WorkKind.REMOTE, 20, new Counting.NotAccounted("test"))));
        var before = WorkSum.of(entries(number));
        assertThat(balance().drawn()).isEqualTo(Minutes.of(10));

        var moved = as(
                us.ewa(),
                () -> tickets.reclassify(
                        new Reclassify(
                                number,
                                us.lipowa(),
                                Optional.of(us.kontakt().id()),
                                Optional.of("CZ"),
                                Category.CONSULTATION,
                                pl.sos.kernel.Severity.NORMAL,
                                "Z telefonu",
                                Optional.empty(),
                                "inny klient"),
                        Actor.of(us.ewa())));
        assertThat(moved).isInstanceOf(ChangeResult.Done.class);
        assertThat(WorkSum.of(entries(number))).isEqualTo(before);
        assertThat(balance().drawn()).isEqualTo(Minutes.ZERO);
        var theirs = entries(number).stream()
                .filter(entry -> entry.client().equals(us.lipowa()))
                .toList();
        assertThat(WorkSum.of(theirs)).isEqualTo(before);
        assertThat(theirs)
                .extracting(entry -> entry.count().drawsOn())
                .containsExactlyInAnyOrder(DrawsOn.RATE, DrawsOn.NOTHING);
    }

    @Test
    void workIsHeldToAnAcceptedEstimate() {
        var prezes = prezes();
        logged(log(us.anna(), wish(us.anna(), question, WorkKind.ANALYSIS, 150)));
        var analysis = house.report(us.maria(), Category.ANALYSIS, "Analiza", "Proszę o analizę.");
        var proposed = as(
                us.anna(),
                () -> estimates.propose(
                        new ProposeEstimate(
                                "k", analysis, Minutes.hours(4), WorkKind.ANALYSIS, "Analiza różnic", Optional.empty()),
                        us.anna().id()));
        var estimate = ((ProposeResult.Proposed) proposed).estimate();
        var decided = Scope.asClient(
                us.zorza().value(),
                prezes.id().value(),
                () -> estimates.accept(
                        estimate.id(),
                        OfferWords.fingerprint(estimates.now(estimate)),
                        prezes.id(),
                        new Evidence(Evidence.Via.PORTAL, "::1", "test")));
        assertThat(decided).isInstanceOf(DecideResult.Decided.class);
        // All that is left of the package is kept for the analysis.
        assertThat(log(us.piotr(), wish(us.piotr(), question, WorkKind.PHONE, 10)))
                .isInstanceOf(LogWorkResult.NotEnoughHours.class);

        var most = logged(log(us.anna(), wish(us.anna(), analysis, WorkKind.ANALYSIS, 220)));
        assertThat(most.entry().accounted()).isEqualTo(Minutes.of(225));
        assertThat(most.leftOfEstimate()).contains(Minutes.of(15));
        assertThat(most.entry().billed()).isEqualTo(Minutes.of(15));
        assertThat(most.entry().count().price().orElseThrow().net()).isEqualTo(Money.parse("PLN 47.50"));
        assertThat(log(us.anna(), wish(us.anna(), analysis, WorkKind.ANALYSIS, 20)))
                .isEqualTo(new LogWorkResult.BeyondEstimate(Minutes.of(30), Minutes.of(15)));
        logged(log(us.anna(), wish(us.anna(), analysis, WorkKind.ANALYSIS, 15)));
        assertThat(log(us.anna(), wish(us.anna(), analysis, WorkKind.PHONE, 5)))
                .isEqualTo(new LogWorkResult.BeyondEstimate(Minutes.of(10), Minutes.ZERO));
        assertThat(balance().overage()).isEqualTo(Minutes.of(30));
    }

    @Test
    void asksBeforeItTakesHoursThatNobodyAgreedTo() {
        var prezes = prezes();
        var old = logged(log(us.anna(), wish(us.anna(), question, WorkKind.PHONE, 10)))
                .entry();
        clock.advance(Duration.ofMinutes(1));
        var estimate = proposed(question, 4);
        var wish = wish(us.anna(), question, WorkKind.CONSULTATION, 60);
        assertThat(log(us.anna(), wish))
                .isEqualTo(new LogWorkResult.NotAgreed(
                        estimate.id(),
                        EstimateState.PROPOSED,
                        Minutes.hours(4),
                        estimate.proposedAt(),
                        List.of("Jan Prezes")));
        // Of another estimate nobody was told.
        assertThat(log(us.anna(), despite(wish, EstimateId.next()))).isInstanceOf(LogWorkResult.NotAgreed.class);
        assertThat(balance().drawn()).isEqualTo(Minutes.of(10));

        // What takes no hours asks nothing, nor what was written before anybody was asked.
        var free = logged(log(
                        us.anna(), wish(us.anna(), question, WorkKind.PHONE, 5, new Counting.NotAccounted("drobiazg"))))
                .entry();
        assertThat(free.unagreed()).isEmpty();
        var mended = logged(as(
                us.anna(),
                () -> work.correct(
                        old.id(), wish(us.anna(), question, WorkKind.PHONE, 20), "pomyłka", Actor.of(us.anna()))));
        assertThat(mended.entry().unagreed()).isEmpty();

        var entry = logged(log(us.anna(), despite(wish, estimate.id()))).entry();
        assertThat(entry.unagreed()).contains(estimate.id());
        assertThat(balance().drawn()).isEqualTo(Minutes.of(80));
        var shorter = logged(as(
                us.anna(),
                () -> work.correct(
                        entry.id(), wish(us.anna(), question, WorkKind.PHONE, 30), "pomyłka", Actor.of(us.anna()))));
        assertThat(shorter.entry().unagreed()).contains(estimate.id());

        Scope.asClient(
                us.zorza().value(),
                prezes.id().value(),
                () -> estimates.refuse(
                        estimate.id(), "za drogo", prezes.id(), new Evidence(Evidence.Via.PORTAL, "::1", "test")));
        var refused = (LogWorkResult.NotAgreed) log(us.anna(), wish(us.anna(), question, WorkKind.PHONE, 10));
        assertThat(refused.state()).isEqualTo(EstimateState.REFUSED);
        assertThat(refused.people()).containsExactly("Jan Prezes");
    }

    @Test
    void anEstimateThatRanOutOrWasTakenBackHoldsNobodySilently() {
        prezes();
        var estimate = proposed(question, 2);
        clock.advance(Duration.ofDays(40));
        var over = (LogWorkResult.NotAgreed) log(us.anna(), wish(us.anna(), question, WorkKind.PHONE, 10));
        assertThat(over.state()).isEqualTo(EstimateState.EXPIRED);
        var next = proposed(question, 1);
        assertThat(next.id()).isNotEqualTo(estimate.id());
        as(
                us.anna(),
                () -> estimates.withdraw(next.id(), "nie trzeba", us.anna().id()));
        assertThat(logged(log(us.anna(), wish(us.anna(), question, WorkKind.PHONE, 10)))
                        .entry()
                        .unagreed())
                .isEmpty();
    }

    private Person prezes() {
        return Scope.asSystem(() -> ((AddPersonResult.Added) people.addContact(
                        us.zorza(),
                        "Jan Prezes",
                        "prezes@sm-zorza.example",
                        Set.of(Role.DECISION_MAKER),
                        Optional.empty(),
                        Language.PL))
                .person());
    }

    private Estimate proposed(TicketNumber ticket, long hours) {
        var wish = new ProposeEstimate(
                "k" + Ids.next(),
                ticket,
                Minutes.hours(hours),
                WorkKind.CONSULTATION,
                "Nowe wydruki",
                Optional.empty());
        return ((ProposeResult.Proposed)
                        as(us.anna(), () -> estimates.propose(wish, us.anna().id())))
                .estimate();
    }

    private static LogWork despite(LogWork wish, EstimateId estimate) {
        return new LogWork(
                wish.key(),
                wish.source(),
                wish.person(),
                wish.kind(),
                wish.channel(),
                wish.startedAt(),
                wish.minutes(),
                wish.note(),
                wish.counting(),
                new Unagreed.Despite(estimate));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThat(codes(wish(us.anna(), question, WorkKind.PHONE, 0))).containsExactly("out-of-range");
        assertThat(codes(wish(us.anna(), question, WorkKind.PHONE, 1441))).containsExactly("out-of-range");
        assertThat(codes(wish(us.piotr(), question, WorkKind.PHONE, 10))).containsExactly("not-yours");
        var tomorrow = new LogWork(
                "t",
                new WorkSource.OfTicket(question),
                us.anna().id(),
                WorkKind.PHONE,
                WorkChannel.PHONE,
                clock.instant().plus(Duration.ofMinutes(1)),
                Minutes.of(10),
                "",
                Counting.asAgreed());
        assertThat(codes(tomorrow)).containsExactly("in-future");
        assertThat(log(us.anna(), wish(us.anna(), new TicketNumber(99_999_999), WorkKind.PHONE, 10)))
                .isInstanceOf(LogWorkResult.NotFound.class);
        assertThat(as(us.anna(), () -> work.of(us.anna().id(), LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31))))
                .isEmpty();
    }

    private List<String> codes(LogWork wish) {
        return ((LogWorkResult.Refused) log(us.anna(), wish))
                .violations().stream().map(Violation::code).toList();
    }

    private LogWork wish(Person person, TicketNumber ticket, WorkKind kind, long minutes) {
        return wish(person, ticket, kind, minutes, Counting.asAgreed());
    }

    private LogWork wish(Person person, TicketNumber ticket, WorkKind kind, long minutes, Counting counting) {
        return new LogWork(
                "test:" + Ids.next(),
                new WorkSource.OfTicket(ticket),
                person.id(),
                kind,
                kind == WorkKind.ANALYSIS ? WorkChannel.REMOTE : kind.usualChannel(),
                clock.instant().minus(Duration.ofMinutes(Math.clamp(minutes, 1, 110))),
                Minutes.of(minutes),
                "",
                counting);
    }

    private LogWorkResult log(Person by, LogWork wish) {
        return as(by, () -> work.log(wish, Actor.of(by)));
    }

    private <R> R as(Person person, java.util.function.Supplier<R> call) {
        return Scope.asStaff(person.id().value(), call::get);
    }

    private List<WorkEntry> entries(TicketNumber number) {
        return Scope.asStaff(() -> work.of(tickets.find(number).orElseThrow().id()));
    }

    private Balance balance() {
        return Scope.asStaff(() -> ledger.balance(us.zorza(), NOVEMBER));
    }

    private static LogWorkResult.Logged logged(LogWorkResult result) {
        if (result instanceof LogWorkResult.Logged logged) {
            return logged;
        }
        throw new AssertionError(result);
    }
}
