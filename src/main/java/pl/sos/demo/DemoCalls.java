package pl.sos.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.commons.csv.CSVRecord;
import org.springframework.stereotype.Component;
import pl.sos.ground.HouseClock;
import pl.sos.hotline.Call;
import pl.sos.hotline.CallBackResult;
import pl.sos.hotline.CallBacks;
import pl.sos.hotline.CallState;
import pl.sos.hotline.Calls;
import pl.sos.hotline.Duties;
import pl.sos.hotline.IncomingResult;
import pl.sos.hotline.Settle;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.PersonId;
import pl.sos.tickets.Actor;
import pl.sos.work.Counting;

/**
 * Four weeks of calls as an exchange told them, some missed, some promised a call back, and one that goes on now. Short
 * talks are written down as not accounted, so that the hours of the story stay what they are.
 */
@Component
class DemoCalls {
    private static final int WEEKDAYS = 20;

    private final Calls calls;
    private final CallBacks callBacks;
    private final Duties duties;
    private final People people;

    DemoCalls(Calls calls, CallBacks callBacks, Duties duties, People people) {
        this.calls = calls;
        this.callBacks = callBacks;
        this.duties = duties;
        this.people = people;
    }

    void load(DemoPeople known, DemoTime time) {
        DemoFiles.rows("duty.csv")
                .forEach(row -> duties.add(
                        known.staff(row.get("person")).id(),
                        Optional.of(DayOfWeek.valueOf(row.get("weekday"))),
                        Optional.empty(),
                        Integer.parseInt(row.get("from")) * 60,
                        Integer.parseInt(row.get("until")) * 60));
        DemoFiles.rows("extensions.csv")
                .forEach(row ->
                        duties.setExtension(known.staff(row.get("person")).id(), row.get("extension")));
        var random = new SplittableRandom(616);
        var numbers = numbers();
        var notes = DemoFiles.rows("calls.csv");
        var days = weekdays(time.today());
        for (int i = 0; i < days.size(); i++) {
            boolean last = i == days.size() - 1;
            day(days.get(i), last, numbers, notes, known, time, random);
        }
        HouseClock.at(
                time.now().minus(Duration.ofMinutes(6)),
                () -> calls.takenByHand(
                        "demo-running",
                        numbers.get(3),
                        Optional.empty(),
                        Optional.empty(),
                        time.now().minus(Duration.ofMinutes(6)),
                        known.staff("tomasz").id(),
                        false));
    }

    private static List<String> numbers() {
        var numbers = new ArrayList<String>();
        for (var file : List.of("contacts.csv", "clients.csv")) {
            for (var row : DemoFiles.rows(file)) {
                var phone = file.equals("contacts.csv")
                        ? row.get("phone")
                        : DemoFiles.list(row, "phones").getFirst();
                if (!phone.isEmpty()) {
                    numbers.add(phone);
                }
            }
        }
        numbers.add("+48221234567");
        return numbers;
    }

    private static List<LocalDate> weekdays(LocalDate today) {
        var days = new ArrayList<LocalDate>();
        for (var day = today; days.size() < WEEKDAYS; day = day.minusDays(1)) {
            if (day.getDayOfWeek().getValue() <= 5) {
                days.addFirst(day);
            }
        }
        return days;
    }

    private void day(
            LocalDate day,
            boolean last,
            List<String> numbers,
            List<CSVRecord> notes,
            DemoPeople known,
            DemoTime time,
            SplittableRandom random) {
        int number = 3 + random.nextInt(4);
        for (int i = 0; i < number; i++) {
            var at = day.atTime(8, 0)
                    .plusMinutes(random.nextInt(8 * 60))
                    .plusSeconds(random.nextInt(60))
                    .atZone(DemoTime.ZONE)
                    .toInstant();
            var missed = random.nextInt(8) == 0 || (last && i == 0);
            one(at, numbers.get(random.nextInt(numbers.size())), missed, !last, notes, known, time, random);
        }
        if (last || random.nextInt(3) == 0) {
            var evening = day.atTime(16, 5)
                    .plusMinutes(random.nextInt(100))
                    .atZone(DemoTime.ZONE)
                    .toInstant();
            one(evening, numbers.get(random.nextInt(6)), true, !last, notes, known, time, random);
        }
    }

    private void one(
            Instant at,
            String from,
            boolean missed,
            boolean dealtWith,
            List<CSVRecord> notes,
            DemoPeople known,
            DemoTime time,
            SplittableRandom random) {
        if (at.isAfter(time.now().minus(Duration.ofHours(1)))) {
            return;
        }
        HouseClock.at(at, () -> ring(from, at));
        var call = calls.find("demo-" + at).orElseThrow();
        var note = notes.get(random.nextInt(notes.size())).get("note");
        long waited = 4L + random.nextInt(missed ? 40 : 28);
        long talked = 90L + random.nextInt(9 * 60);
        if (missed || call.state() == CallState.MISSED) {
            if (call.state() == CallState.RINGING) {
                HouseClock.at(at.plusSeconds(waited), () -> calls.ended(call.id(), true));
            }
            if (dealtWith) {
                var who = known.staff("katarzyna").id();
                HouseClock.at(at.plus(Duration.ofHours(2)), () -> dealtWith(call, note, who));
            }
            return;
        }
        var who = call.route().get(random.nextInt(5) == 0 ? call.route().size() - 1 : 0);
        var person = people.find(who).orElseThrow();
        HouseClock.at(at.plusSeconds(waited), () -> calls.answered(call.id(), who, false));
        HouseClock.at(at.plusSeconds(waited + talked), () -> written(call, person, note, talked));
    }

    /** Unless somebody talked to the caller within those hours, which settled it already. */
    private void dealtWith(Call call, String note, PersonId who) {
        if (callBacks.done(call.id(), note, who) instanceof CallBackResult.NotFound) {
            throw new IllegalStateException("a call is not there: " + call);
        }
    }

    private void ring(String from, Instant at) {
        if (calls.incoming(from, "+48610001000", "demo-" + at) instanceof IncomingResult.Refused refused) {
            throw new IllegalStateException("a call was refused: " + refused);
        }
    }

    private void written(Call call, Person who, String note, long seconds) {
        calls.ended(call.id(), false);
        calls.settle(
                new Settle(
                        call.id(),
                        Optional.empty(),
                        Optional.empty(),
                        new Settle.Became.Nothing(),
                        call.client().map(client -> Minutes.of(Math.ceilDiv(seconds, 60L))),
                        note,
                        new Counting.NotAccounted("krótka rozmowa w ramach opieki")),
                Actor.of(who));
    }
}
