package pl.sos.caretakers.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pl.sos.calendars.Deadlines;
import pl.sos.calendars.WorkingCalendar;
import pl.sos.caretakers.Appointment;
import pl.sos.caretakers.internal.Roster.Span;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;

/** Random staff with random absences and substitutes in circles, against a naive model. */
class SubstitutionProperties {
    private static final int CASES = 20_000;
    private static final Deadlines HOURS = new Deadlines(WorkingCalendar.ofTheOffer());
    private static final Instant MONDAY = Instant.parse("2026-11-23T07:00:00Z");

    private final long seed =
            Optional.ofNullable(System.getenv("SOS_SEED")).map(Long::parseLong).orElseGet(System::nanoTime);
    private final Random random = new Random(seed);

    @Test
    void answersAsTheNaiveModelDoes() {
        for (int i = 0; i < CASES; i++) {
            var staff = staff();
            var roster = roster(staff);
            var appointment = appointment(staff);
            var at = MONDAY.plus(Duration.ofMinutes(random.nextInt(14 * 24 * 60)));
            var answer = Substitution.answer(appointment, roster, HOURS, at);
            assertThat(answer.present())
                    .describedAs("SOS_SEED=%d case %d", seed, i)
                    .isEqualTo(naive(appointment, roster, at));
            assertThat(answer.chain())
                    .describedAs("SOS_SEED=%d case %d", seed, i)
                    .doesNotHaveDuplicates()
                    .startsWith(appointment.primary());
            answer.present()
                    .ifPresent(person -> assertThat(roster.isAway(person, at)).isFalse());
            answer.presentUntil().ifPresent(until -> assertThat(until).isAfter(at));
            answer.caretakerBackOn().ifPresent(back -> {
                assertThat(roster.isAway(appointment.primary(), back)).isFalse();
                assertThat(HOURS.isOpen(back)).isTrue();
            });
        }
    }

    /** Level by level: those named, then the substitutes of everybody of the level before. */
    private static Optional<PersonId> naive(Appointment appointment, Roster roster, Instant at) {
        var level = new ArrayList<PersonId>();
        level.add(appointment.primary());
        level.addAll(appointment.deputies());
        Set<PersonId> seen = new HashSet<>();
        while (!level.isEmpty()) {
            for (PersonId person : level) {
                if (!roster.isAway(person, at)) {
                    return Optional.of(person);
                }
            }
            seen.addAll(level);
            var next = new ArrayList<PersonId>();
            for (PersonId person : level) {
                for (PersonId substitute : roster.substitutes().getOrDefault(person, List.of())) {
                    if (!seen.contains(substitute) && !next.contains(substitute)) {
                        next.add(substitute);
                    }
                }
            }
            level = next;
        }
        return Optional.empty();
    }

    private List<PersonId> staff() {
        var staff = new ArrayList<PersonId>();
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            staff.add(PersonId.next());
        }
        return staff;
    }

    private Appointment appointment(List<PersonId> staff) {
        var deputies = new ArrayList<>(some(staff, 3));
        var primary = staff.get(random.nextInt(staff.size()));
        deputies.remove(primary);
        return new Appointment(ClientId.next(), LocalDate.of(2026, 1, 1), primary, deputies);
    }

    private Roster roster(List<PersonId> staff) {
        Map<PersonId, List<Span>> away = new HashMap<>();
        Map<PersonId, List<PersonId>> substitutes = new HashMap<>();
        Set<PersonId> gone = new HashSet<>();
        for (PersonId person : staff) {
            var spans = new ArrayList<Span>();
            for (int i = random.nextInt(4); i > 0; i--) {
                var from = MONDAY.plus(Duration.ofMinutes(random.nextInt(20 * 24 * 60) - 5000L));
                spans.add(new Span(from, from.plus(Duration.ofMinutes(1 + random.nextInt(10 * 24 * 60)))));
            }
            away.put(person, spans);
            var standIns = new ArrayList<>(some(staff, 3));
            standIns.remove(person);
            substitutes.put(person, standIns);
            if (random.nextInt(10) == 0) {
                gone.add(person);
            }
        }
        return new Roster(away, substitutes, gone);
    }

    private List<PersonId> some(List<PersonId> staff, int most) {
        var shuffled = new ArrayList<>(staff);
        java.util.Collections.shuffle(shuffled, random);
        return shuffled.subList(0, Math.min(shuffled.size(), random.nextInt(most + 1)));
    }
}
