package pl.sos.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.sos.calendars.Deadlines;
import pl.sos.calendars.WorkingCalendar;
import pl.sos.caretakers.Presence;
import pl.sos.ground.testing.Seeded;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;

/** Whom a call rings at: A looks after client 1 with deputies B and C, B after client 2 with deputy A; D has duty. */
class CallRoutingTest {
    private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");
    private static final Deadlines HOURS = new Deadlines(WorkingCalendar.ofTheOffer());
    private static final Map<String, PersonId> PEOPLE = people("ABCDEF");
    private static final Map<String, ClientId> CLIENTS =
            Map.of("1", ClientId.next(), "2", ClientId.next(), "3", ClientId.next());
    private static final Map<String, String> CHAINS = Map.of("1", "ABC", "2", "BA", "3", "ABC");

    /** Who is there, on the phone (lower case) or away (-); the rest cannot be reached. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "2026-11-23T10:00 | 1  | ABCD | D  | ABCD | CARETAKER",
                "2026-11-23T10:00 | 1  | aBCD | D  | BCD  | DEPUTY",
                "2026-11-23T10:00 | 1  | CD   | D  | CD   | DEPUTY",
                "2026-11-23T10:00 | 1  | abcD | D  | D    | SPECIALIST",
                "2026-11-23T10:00 | 1  | abcd | D  | -    | BUSY",
                "2026-11-23T10:00 | 1  | EF   | D  | -    | BUSY",
                "2026-11-23T10:00 | 2  | ABCD | D  | BAD  | CARETAKER",
                "2026-11-23T10:00 | 1  | ABCD | A  | ABC  | CARETAKER",
                "2026-11-23T10:00 | -  | ABCD | D  | D    | SPECIALIST",
                "2026-11-23T10:00 | -  | ABCD | -  | -    | BUSY",
                "2026-11-23T10:00 | 12 | ABCD | D  | D    | WHICH",
                "2026-11-23T10:00 | 13 | ABCD | D  | ABCD | WHICH",
                "2026-11-23T16:05 | 1  | ABCD | D  | -    | CLOSED",
                "2026-11-23T15:59 | 1  | ABCD | D  | ABCD | CARETAKER",
                "2026-11-21T12:00 | 1  | ABCD | D  | -    | CLOSED",
                "2026-12-24T12:00 | -  | ABCD | D  | -    | CLOSED",
            })
    void ringsAtWhomTheOfferNames(
            String at, String callers, String there, String duty, String rings, Greeting greeting) {
        var route = CallRouting.route(question(warsaw(at), text(callers), there, text(duty)));
        assertThat(names(route.ring())).isEqualTo(text(rings));
        assertThat(route.greeting()).isEqualTo(greeting);
    }

    @Test
    void saysWhenItOpensAgain() {
        var route = CallRouting.route(question(warsaw("2026-11-20T16:05"), "1", "ABCD", "D"));
        assertThat(route.opens()).contains(warsaw("2026-11-23T08:00"));
        assertThat(route.calledBackBy()).contains(warsaw("2026-11-23T09:00"));
        assertThat(route.greeting().callsBack()).isTrue();
    }

    /** The rule once more, as one would tell it: go down the list, ask each one, never twice. */
    @Test
    void agreesWithTheRuleAsOneTellsIt() {
        Seeded.cases(400, random -> {
            var all = "ABCDEF";
            var there = new StringBuilder();
            for (char letter : all.toCharArray()) {
                switch (random.between(0, 2)) {
                    case 0 -> there.append(letter);
                    case 1 -> there.append(Character.toLowerCase(letter));
                    default -> {}
                }
            }
            var callers = random.pick(List.of("", "1", "2", "3", "12", "13", "123"));
            var duty = random.pick(List.of("", "D", "DE", "A", "FB"));
            var at = warsaw("2026-11-16T00:00").plusSeconds(random.between(0, 14 * 86_400));
            var route = CallRouting.route(question(at, callers, there.toString(), duty));
            var local = at.atZone(WARSAW);
            boolean open = local.getDayOfWeek().getValue() <= 5 && local.getHour() >= 8 && local.getHour() < 16;
            var expected = new StringBuilder();
            if (open) {
                var list = callers.isEmpty() || (callers.contains("2") && callers.length() > 1)
                        ? ""
                        : CHAINS.get(callers.substring(0, 1));
                for (char letter : (list + duty).toCharArray()) {
                    if (there.indexOf(String.valueOf(letter)) >= 0 && expected.indexOf(String.valueOf(letter)) < 0) {
                        expected.append(letter);
                    }
                }
            }
            assertThat(names(route.ring())).isEqualTo(expected.toString());
            assertThat(route.greeting().callsBack()).isEqualTo(expected.isEmpty());
            assertThat(route.opens().isPresent()).isEqualTo(!open);
        });
    }

    @Test
    void aDateTakesThePlaceOfItsWeekday() {
        var monday = entry("A", Optional.of(DayOfWeek.MONDAY), Optional.empty(), 480, 720);
        var afternoon = entry("B", Optional.of(DayOfWeek.MONDAY), Optional.empty(), 720, 960);
        var date = entry("C", Optional.empty(), Optional.of(LocalDate.parse("2026-11-30")), 480, 960);
        var roster = new DutyRoster(List.of(monday, afternoon, date), WARSAW);
        assertThat(names(roster.onDuty(warsaw("2026-11-23T08:00")))).isEqualTo("A");
        assertThat(names(roster.onDuty(warsaw("2026-11-23T12:00")))).isEqualTo("B");
        assertThat(names(roster.onDuty(warsaw("2026-11-23T07:59")))).isEmpty();
        assertThat(names(roster.onDuty(warsaw("2026-11-23T16:00")))).isEmpty();
        assertThat(names(roster.onDuty(warsaw("2026-11-30T12:00")))).isEqualTo("C");
        assertThat(names(roster.onDuty(warsaw("2026-11-24T12:00")))).isEmpty();
    }

    private static DutyRoster.Entry entry(
            String who, Optional<DayOfWeek> weekday, Optional<LocalDate> date, int from, int until) {
        return new DutyRoster.Entry(UUID.randomUUID(), PEOPLE.get(who), weekday, date, from, until);
    }

    private static CallRouting.Question question(Instant at, String callers, String there, String duty) {
        var presence = new HashMap<PersonId, Presence>();
        PEOPLE.forEach((letter, person) -> {
            if (there.contains(letter)) {
                presence.put(person, new Presence.Present(at.plusSeconds(60)));
            } else if (there.contains(letter.toLowerCase(java.util.Locale.ROOT))) {
                presence.put(person, new Presence.OnPhone(at.plusSeconds(60)));
            } else {
                presence.put(person, new Presence.Away(at.plusSeconds(86_400)));
            }
        });
        return new CallRouting.Question(
                at,
                letters(callers).stream()
                        .map(one -> new CallRouting.Caller(
                                CLIENTS.get(one),
                                letters(CHAINS.get(one)).stream()
                                        .map(PEOPLE::get)
                                        .toList()))
                        .toList(),
                presence,
                HOURS,
                letters(duty).stream().map(PEOPLE::get).toList());
    }

    private static Map<String, PersonId> people(String letters) {
        var people = new HashMap<String, PersonId>();
        letters(letters).forEach(letter -> people.put(letter, PersonId.next()));
        return people;
    }

    private static List<String> letters(String text) {
        var letters = new ArrayList<String>();
        for (char letter : text.toCharArray()) {
            letters.add(String.valueOf(letter));
        }
        return letters;
    }

    private static String names(List<PersonId> people) {
        var names = new StringBuilder();
        people.forEach(person -> PEOPLE.forEach((letter, known) -> {
            if (known.equals(person)) {
                names.append(letter);
            }
        }));
        return names.toString();
    }

    private static String text(String orNull) {
        return orNull == null ? "" : orNull;
    }

    private static Instant warsaw(String local) {
        return LocalDateTime.parse(local).atZone(WARSAW).toInstant();
    }
}
