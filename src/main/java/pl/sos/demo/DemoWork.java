package pl.sos.demo;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.springframework.stereotype.Component;
import pl.sos.clients.Client;
import pl.sos.clients.Clients;
import pl.sos.contracts.Contracts;
import pl.sos.ground.HouseClock;
import pl.sos.hours.HourLedger;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.TicketNumber;
import pl.sos.tickets.Actor;
import pl.sos.work.Counting;
import pl.sos.work.LogWork;
import pl.sos.work.WorkLog;
import pl.sos.work.WorkSource;

/**
 * A year of work for the clients that a visitor looks at, a quarter for the others: most of it on finished tickets of theirs,
 * which are written in bulk; calls, visits and trainings alone. Work goes through the faces, so that hours are granted,
 * drawn, expired and exceeded by the contract's own rules. Months that are well over are closed.
 */
@Component
class DemoWork {
    /** So many clients of the list have a whole year behind them. */
    private static final int WHOLE_YEAR = 5;

    private static final int MONTHS = 12;
    private static final int FEW_MONTHS = 3;

    /** Numbers of new tickets begin here; those that were finished before have the numbers beneath. */
    private static final long FIRST_NUMBER = 1_000;

    private final WorkLog work;
    private final HourLedger ledger;
    private final Contracts contracts;
    private final ClosedTickets closed;
    private final Clients clients;
    private final People people;

    DemoWork(
            WorkLog work,
            HourLedger ledger,
            Contracts contracts,
            ClosedTickets closed,
            Clients clients,
            People people) {
        this.work = work;
        this.ledger = ledger;
        this.contracts = contracts;
        this.closed = closed;
        this.clients = clients;
        this.people = people;
    }

    void load(DemoPeople known, DemoTime time) {
        var random = new SplittableRandom(20_26);
        var rows = DemoFiles.rows("caretakers.csv");
        var planned = new ArrayList<WorkPlan.Planned>();
        for (int place = 0; place < rows.size(); place++) {
            var row = rows.get(place);
            var client = known.client(row.get("client"));
            var staff = new ArrayList<Person>();
            staff.add(known.staff(row.get("caretaker")));
            staff.add(known.staff(row.get("caretaker")));
            DemoFiles.list(row, "deputies").forEach(key -> staff.add(known.staff(key)));
            var plan = new WorkPlan(client, row.get("client"), staff, contracts.of(client), time, random.split());
            planned.addAll(plan.months(place < WHOLE_YEAR ? MONTHS : FEW_MONTHS));
        }
        var tickets = finished(planned, time, random);
        planned.stream()
                .sorted(Comparator.comparing(WorkPlan.Planned::start))
                .forEach(one -> HouseClock.at(one.end(), () -> log(one, Optional.ofNullable(tickets.get(one)))));
        for (var row : rows) {
            close(known.client(row.get("client")), known.staff(row.get("caretaker")), YearMonth.from(time.today()));
        }
    }

    /** Writes the tickets that were worked on; their numbers rise with time. */
    private Map<WorkPlan.Planned, TicketNumber> finished(
            List<WorkPlan.Planned> planned, DemoTime time, SplittableRandom random) {
        var onTickets = planned.stream()
                .filter(one -> one.matter().isPresent())
                .sorted(Comparator.comparing(WorkPlan.Planned::reported))
                .toList();
        var houses = new HashMap<ClientId, SyntheticClients.House>();
        var numbers = new HashMap<WorkPlan.Planned, TicketNumber>();
        var wanted = new ArrayList<ClosedTickets.Wanted>();
        long number = FIRST_NUMBER - onTickets.size();
        for (var one : onTickets) {
            numbers.put(one, new TicketNumber(number));
            wanted.add(new ClosedTickets.Wanted(
                    one.reported(),
                    number++,
                    houses.computeIfAbsent(one.client(), this::house),
                    one.matter().orElseThrow(),
                    one.who().id(),
                    Optional.of(new ClosedTickets.Stretch(one.start(), one.end()))));
        }
        var found = closed.index();
        closed.write(wanted, time.now(), random, found);
        found.end();
        return numbers;
    }

    private SyntheticClients.House house(ClientId client) {
        var reporters = people.contactsOf(client).stream().map(Person::id).toList();
        var name = clients.find(client).map(Client::name).orElseThrow();
        return new SyntheticClients.House(client, name, reporters, Optional.empty());
    }

    /** What the hours do not suffice for was not done. */
    private void log(WorkPlan.Planned one, Optional<TicketNumber> ticket) {
        work.log(
                new LogWork(
                        "demo:" + one.client() + ":" + one.start() + ":"
                                + one.who().id(),
                        ticket.<WorkSource>map(WorkSource.OfTicket::new)
                                .orElseGet(() -> new WorkSource.Alone(one.client())),
                        one.who().id(),
                        one.kind(),
                        one.channel(),
                        one.start(),
                        Minutes.of(one.minutes()),
                        one.note(),
                        Counting.asAgreed()),
                Actor.of(one.who()));
    }

    private void close(ClientId client, Person by, YearMonth today) {
        contracts.of(client).stream()
                .filter(contract -> contract.inForceOn(today.minusMonths(2).atDay(1)))
                .forEach(contract -> ledger.close(contract.id(), today.minusMonths(2), by.id()));
    }
}
