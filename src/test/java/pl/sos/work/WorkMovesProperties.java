package pl.sos.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.Seeded;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.hours.HourLedger;
import pl.sos.identity.Person;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Ids;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.Severity;
import pl.sos.kernel.TicketNumber;
import pl.sos.kernel.WorkKind;
import pl.sos.page.testing.House;
import pl.sos.tickets.Actor;
import pl.sos.tickets.ChangeResult;
import pl.sos.tickets.OpenTicket;
import pl.sos.tickets.OpenTicketResult;
import pl.sos.tickets.Reclassify;
import pl.sos.tickets.Tickets;

/** Whatever becomes of tickets, Σ of real and of accounted minutes is what was logged and not taken back. */
@SosTest
class WorkMovesProperties {
    @Autowired
    House house;

    @Autowired
    WorkLog work;

    @Autowired
    HourLedger ledger;

    @Autowired
    Tickets tickets;

    @Autowired
    TestClock clock;

    @Test
    void noMinuteIsLostOrCountedTwice() {
        Seeded.cases(4, random -> {
            TestDatabase.reset();
            clock.reset();
            var us = house.furnish();
            var known = new ArrayList<TicketNumber>();
            for (int i = 0; i < 4; i++) {
                known.add(open(us));
            }
            var model = WorkSum.NOTHING;
            var standing = new ArrayList<WorkEntryId>();
            for (int step = 0; step < 40; step++) {
                clock.advance(Duration.ofMinutes(3));
                var who = random.pick(us.anna(), us.piotr());
                var ticket = random.pick(known);
                switch (random.between(0, 6)) {
                    case 0, 1, 2 -> {
                        if (as(who, () -> work.log(wish(random, who, ticket), Actor.of(who)))
                                instanceof LogWorkResult.Logged(WorkEntry entry, var draw, var left)) {
                            model = plus(model, entry);
                            standing.add(entry.id());
                        }
                    }
                    case 3 -> {
                        if (!standing.isEmpty()) {
                            var id = random.pick(standing);
                            var result = as(
                                    us.ewa(),
                                    () -> random.chance(50)
                                            ? work.takeBack(id, "pomyłka", Actor.of(us.ewa()))
                                            : work.correct(
                                                    id,
                                                    wish(random, us.anna(), ticket),
                                                    "inaczej",
                                                    Actor.of(us.ewa())));
                            if (result instanceof LogWorkResult.Logged(WorkEntry entry, var draw, var left)) {
                                standing.remove(id);
                                model = minus(model, read(id));
                                if (entry.reverses().isEmpty()) {
                                    model = plus(model, entry);
                                    standing.add(entry.id());
                                }
                            }
                        }
                    }
                    case 4 -> as(us.ewa(), () -> tickets.merge(ticket, random.pick(known), Actor.of(us.ewa())));
                    case 5 -> {
                        if (!standing.isEmpty()) {
                            var id = random.pick(standing);
                            as(us.ewa(), () -> work.move(id, random.pick(known), Actor.of(us.ewa())));
                        }
                    }
                    default -> {
                        changeHands(us, ticket);
                        standing.clear();
                        known.stream()
                                .flatMap(one -> entries(one).stream())
                                .filter(WorkEntry::stands)
                                .forEach(entry -> standing.add(entry.id()));
                    }
                }
            }
            var all = known.stream().flatMap(one -> entries(one).stream()).toList();
            assertThat(WorkSum.of(all)).isEqualTo(model);
            var standingSum = WorkSum.of(all.stream().filter(WorkEntry::stands).toList());
            assertThat(standingSum).isEqualTo(model);
            var drawn = all.stream()
                    .filter(entry -> entry.client().equals(us.zorza()))
                    .filter(entry -> entry.count().drawsOn() == DrawsOn.HOURS)
                    .map(WorkEntry::accounted)
                    .reduce(Minutes.ZERO, Minutes::plus);
            assertThat(Scope.asStaff(() -> ledger.balance(us.zorza(), YearMonth.of(2026, 11)))
                            .drawn())
                    .isEqualTo(drawn);
        });
    }

    @Test
    void aClientSeesNoEntryThatTookItsHours() {
        TestDatabase.reset();
        clock.reset();
        var us = house.furnish();
        var ticket = open(us);
        as(us.anna(), () -> work.log(wish(Seeded.of(1), us.anna(), ticket), Actor.of(us.anna())));
        var id = as(us.anna(), () -> tickets.find(ticket)).orElseThrow().id();
        assertThat(entries(ticket)).hasSize(1);
        assertThat(Scope.asClient(us.zorza().value(), us.maria().id().value(), () -> work.of(id)))
                .isEmpty();
        assertThat(work.of(id)).isEmpty();
    }

    /** From Zorza, whose hours are few, to Lipowa, which has none, and back: sometimes they do not suffice any more. */
    private void changeHands(House.People3 us, TicketNumber number) {
        var ticket = as(us.ewa(), () -> tickets.find(number)).orElseThrow();
        boolean zorza = ticket.client().equals(us.zorza());
        ClientId to = zorza ? us.lipowa() : us.zorza();
        var reporter = zorza ? us.kontakt() : us.maria();
        ChangeResult ignored = as(
                us.ewa(),
                () -> tickets.reclassify(
                        new Reclassify(
                                number,
                                to,
                                Optional.of(reporter.id()),
                                Optional.of("CZ"),
                                Category.CONSULTATION,
                                Severity.NORMAL,
                                ticket.subject(),
                                Optional.empty(),
                                "inny klient"),
                        Actor.of(us.ewa())));
        assertThat(ignored).isNotNull();
    }

    private TicketNumber open(House.People3 us) {
        var opened = as(
                us.ewa(),
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
        return ((OpenTicketResult.Opened) opened).ticket().number();
    }

    private LogWork wish(Seeded random, Person who, TicketNumber ticket) {
        var kind = random.pick(WorkKind.class);
        long minutes = random.between(1, 70);
        return new LogWork(
                "case:" + Ids.next(),
                new WorkSource.OfTicket(ticket),
                who.id(),
                kind,
                kind.usualChannel(),
                clock.instant().minus(Duration.ofMinutes(minutes)),
                Minutes.of(minutes),
                "",
                random.chance(20) ? new Counting.NotAccounted("próba") : Counting.asAgreed());
    }

    private WorkEntry read(WorkEntryId id) {
        return Scope.asStaff(() -> work.find(id)).orElseThrow();
    }

    private static WorkSum plus(WorkSum sum, WorkEntry entry) {
        return sum.plus(new WorkSum(entry.minutes(), entry.accounted()));
    }

    private static WorkSum minus(WorkSum sum, WorkEntry entry) {
        return new WorkSum(sum.minutes().minus(entry.minutes()), sum.accounted().minus(entry.accounted()));
    }

    private List<WorkEntry> entries(TicketNumber number) {
        return Scope.asStaff(
                () -> tickets.find(number).map(ticket -> work.of(ticket.id())).orElse(List.of()));
    }

    private <R> R as(Person person, java.util.function.Supplier<R> call) {
        return Scope.asStaff(person.id().value(), call::get);
    }
}
