package pl.sos.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.csv.CSVRecord;
import org.springframework.stereotype.Component;
import pl.sos.contracts.Contracts;
import pl.sos.ground.HouseClock;
import pl.sos.hours.HourLedger;
import pl.sos.identity.Person;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.WorkChannel;
import pl.sos.kernel.WorkKind;
import pl.sos.tickets.Actor;
import pl.sos.work.Counting;
import pl.sos.work.LogWork;
import pl.sos.work.WorkLog;
import pl.sos.work.WorkSource;

/**
 * A year of work for the clients that a visitor looks at, a quarter for the others: through the faces, so that hours are
 * granted, drawn, expired and exceeded by the contract's own rules. Months that are well over are closed.
 */
@Component
class DemoWork {
    /** So many clients of the list have a whole year behind them. */
    private static final int WHOLE_YEAR = 5;

    private static final int MONTHS = 12;
    private static final int FEW_MONTHS = 3;

    /** In the house's main client this month: 2 h 30 min of its 6 h, all of it told in the story of the offer. */
    private static final String MAIN = "sm-zorza";

    private final WorkLog work;
    private final HourLedger ledger;
    private final Contracts contracts;

    DemoWork(WorkLog work, HourLedger ledger, Contracts contracts) {
        this.work = work;
        this.ledger = ledger;
        this.contracts = contracts;
    }

    private record Planned(Instant start, Person who, CSVRecord matter, long minutes) {}

    void load(DemoPeople known, DemoTime time) {
        var random = new SplittableRandom(20_26);
        var matters = DemoFiles.rows("work.csv");
        int place = 0;
        for (var row : DemoFiles.rows("caretakers.csv")) {
            var client = known.client(row.get("client"));
            var staff = new ArrayList<Person>();
            staff.add(known.staff(row.get("caretaker")));
            staff.add(known.staff(row.get("caretaker")));
            DemoFiles.list(row, "deputies").forEach(key -> staff.add(known.staff(key)));
            int months = place++ < WHOLE_YEAR ? MONTHS : FEW_MONTHS;
            boolean main = row.get("client").equals(MAIN);
            var today = YearMonth.from(time.today());
            for (int back = months - 1; back >= 0; back--) {
                var month = today.minusMonths(back);
                plan(client, month, staff, matters, main && back == 0, time, random).stream()
                        .sorted(Comparator.comparing(Planned::start))
                        .forEach(one -> write(client, one));
            }
            contracts.of(client).stream()
                    .filter(contract -> contract.inForceOn(today.minusMonths(2).atDay(1)))
                    .forEach(contract -> ledger.close(
                            contract.id(),
                            today.minusMonths(2),
                            staff.getFirst().id()));
        }
    }

    /** About as much as the hours of the month allow: a quiet month leaves some, a busy one goes beyond. */
    private List<Planned> plan(
            ClientId client,
            YearMonth month,
            List<Person> staff,
            List<CSVRecord> matters,
            boolean exactly,
            DemoTime time,
            SplittableRandom random) {
        var included = included(client, month);
        if (included == 0) {
            return List.of();
        }
        var planned = new ArrayList<Planned>();
        if (exactly) {
            for (int i = 0; i < 3; i++) {
                add(planned, month, staff.getFirst(), matters.get(i == 0 ? 4 : 10 + i), i == 0 ? 30 : 60, time, random);
            }
            return planned;
        }
        long budget = (long) (included * (0.35 + 0.8 * random.nextDouble()));
        for (int i = 0; i < 4 && budget > 0; i++) {
            var matter = matters.get(random.nextInt(matters.size()));
            int least = Integer.parseInt(matter.get("least"));
            int most = Integer.parseInt(matter.get("most")) * (included > 600 ? 3 : 1);
            long minutes = least + random.nextInt(most - least + 1);
            add(planned, month, staff.get(random.nextInt(staff.size())), matter, minutes, time, random);
            budget -= minutes;
        }
        return planned;
    }

    private long included(ClientId client, YearMonth month) {
        return contracts.of(client).stream()
                .flatMap(contract -> contract.termsOn(month.atDay(1)).stream())
                .mapToLong(terms -> terms.includedMinutes().value())
                .sum();
    }

    /** On a working day of the month that has passed already; on its first day, shortly before now. */
    private static void add(
            List<Planned> planned,
            YearMonth month,
            Person who,
            CSVRecord matter,
            long minutes,
            DemoTime time,
            SplittableRandom random) {
        var last = month.atEndOfMonth().isBefore(time.today())
                ? month.atEndOfMonth()
                : time.today().minusDays(1);
        if (last.isBefore(month.atDay(1))) {
            return;
        }
        var day = workingDay(month.atDay(1 + random.nextInt(last.getDayOfMonth())), month);
        long latest = Math.max(1, (480 - minutes) / 5);
        var start = day.atTime(8, 0)
                .plusMinutes(random.nextLong(latest) * 5)
                .atZone(DemoTime.ZONE)
                .toInstant();
        if (start.plus(Duration.ofMinutes(minutes)).isBefore(time.now())) {
            planned.add(new Planned(start, who, matter, minutes));
        }
    }

    private static LocalDate workingDay(LocalDate day, YearMonth month) {
        var found = day;
        while (found.getDayOfWeek() == DayOfWeek.SATURDAY || found.getDayOfWeek() == DayOfWeek.SUNDAY) {
            found = found.minusDays(1);
        }
        return YearMonth.from(found).equals(month) ? found : day;
    }

    private void write(ClientId client, Planned one) {
        var end = one.start().plus(Duration.ofMinutes(one.minutes()));
        HouseClock.at(
                end,
                () -> work.log(
                        new LogWork(
                                "demo:" + client + ":" + one.start() + ":"
                                        + one.who().id(),
                                new WorkSource.Alone(client),
                                one.who().id(),
                                WorkKind.valueOf(one.matter().get("kind")),
                                WorkChannel.valueOf(one.matter().get("channel")),
                                one.start(),
                                Minutes.of(one.minutes()),
                                one.matter().get("note"),
                                Counting.asAgreed()),
                        Actor.of(one.who())));
    }
}
