package pl.sos.caretakers.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pl.sos.calendars.Deadlines;
import pl.sos.calendars.WorkingCalendar;
import pl.sos.caretakers.Appointment;
import pl.sos.caretakers.LooksAfter;
import pl.sos.caretakers.Presence;
import pl.sos.caretakers.internal.Roster.Span;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;

/** Monday 23 November 2026, offices open 8–16 in Warsaw. */
class SubstitutionTest {
    private static final Deadlines HOURS = new Deadlines(WorkingCalendar.ofTheOffer());
    private static final PersonId ANNA = PersonId.next();
    private static final PersonId PIOTR = PersonId.next();
    private static final PersonId EWA = PersonId.next();
    private static final PersonId JAN = PersonId.next();
    private static final Appointment ANNA_THEN_PIOTR =
            new Appointment(ClientId.next(), LocalDate.of(2026, 1, 1), ANNA, List.of(PIOTR));

    private final Map<PersonId, List<Span>> away = new HashMap<>();
    private final Map<PersonId, List<PersonId>> substitutes = new HashMap<>();

    @Test
    void theCaretakerAnswersWhenSheIsThere() {
        var answer = ask("2026-11-23T10:00");
        assertThat(answer.present()).contains(ANNA);
        assertThat(answer.substituted()).isFalse();
        assertThat(answer.chain()).containsExactly(ANNA, PIOTR);
        assertThat(answer.presentUntil()).contains(warsaw("2026-11-23T16:00"));
        assertThat(answer.caretakerBackOn()).isEmpty();
    }

    @Test
    void theDeputyAnswersWhileSheIsAway() {
        isAway(ANNA, "2026-11-23T00:00", "2026-11-28T00:00");
        var answer = ask("2026-11-23T10:00");
        assertThat(answer.present()).contains(PIOTR);
        assertThat(answer.substituted()).isTrue();
        assertThat(answer.caretakerBackOn()).contains(warsaw("2026-11-30T08:00"));
    }

    @Test
    void anAbsenceEndsBeforeItsLastInstant() {
        isAway(ANNA, "2026-11-23T09:00", "2026-11-23T12:00");
        assertThat(ask("2026-11-23T08:59").presentUntil()).contains(warsaw("2026-11-23T09:00"));
        assertThat(ask("2026-11-23T09:00").present()).contains(PIOTR);
        assertThat(ask("2026-11-23T12:00").present()).contains(ANNA);
    }

    @Test
    void theSubstitutesSubstituteWorks() {
        isAway(ANNA, "2026-11-23T00:00", "2026-11-24T00:00");
        isAway(PIOTR, "2026-11-23T00:00", "2026-11-24T00:00");
        substitutes.put(PIOTR, List.of(EWA));
        isAway(EWA, "2026-11-23T00:00", "2026-11-24T00:00");
        substitutes.put(EWA, List.of(JAN));
        var answer = ask("2026-11-23T10:00");
        assertThat(answer.present()).contains(JAN);
        assertThat(answer.chain()).containsExactly(ANNA, PIOTR, EWA, JAN);
    }

    @Test
    void deputiesNamedForTheClientComeBeforeGeneralSubstitutes() {
        isAway(ANNA, "2026-11-23T00:00", "2026-11-24T00:00");
        substitutes.put(ANNA, List.of(EWA));
        assertThat(ask("2026-11-23T10:00").present()).contains(PIOTR);
    }

    @Test
    void twoWhoStandInForEachOtherSendNobodyRound() {
        isAway(ANNA, "2026-11-23T00:00", "2026-11-24T00:00");
        isAway(PIOTR, "2026-11-23T00:00", "2026-11-24T00:00");
        substitutes.put(ANNA, List.of(PIOTR));
        substitutes.put(PIOTR, List.of(ANNA));
        var answer = ask("2026-11-23T10:00");
        assertThat(answer.present()).isEmpty();
        assertThat(answer.chain()).containsExactly(ANNA, PIOTR);
        assertThat(answer.caretakerBackOn()).contains(warsaw("2026-11-24T08:00"));
    }

    @Test
    void outsideWorkingTimeNobodyIsPresentUntilAnything() {
        var answer = ask("2026-11-22T12:00");
        assertThat(answer.present()).contains(ANNA);
        assertThat(answer.presentUntil()).isEmpty();
        assertThat(ask("2026-11-11T12:00").presentUntil())
                .describedAs("Independence Day")
                .isEmpty();
    }

    @Test
    void absencesThatTouchAreOneAndFreeDaysBetweenThemDoNotBringAnybodyBack() {
        isAway(ANNA, "2026-11-23T00:00", "2026-11-25T00:00");
        isAway(ANNA, "2026-11-25T00:00", "2026-11-28T00:00");
        isAway(ANNA, "2026-11-30T00:00", "2026-12-01T00:00");
        assertThat(ask("2026-11-23T10:00").caretakerBackOn()).contains(warsaw("2026-12-01T08:00"));
    }

    @Test
    void whoLeftAnswersForNobodyAndIsExpectedNoMore() {
        var roster = new Roster(Map.of(), Map.of(), Set.of(ANNA));
        var answer = Substitution.answer(ANNA_THEN_PIOTR, roster, HOURS, warsaw("2026-11-23T10:00"));
        assertThat(answer.present()).contains(PIOTR);
        assertThat(answer.caretakerBackOn()).isEmpty();
        assertThat(Substitution.presence(ANNA, roster, HOURS, warsaw("2026-11-23T10:00")))
                .isInstanceOf(Presence.Away.class);
    }

    @Test
    void presenceTellsUntilWhen() {
        isAway(ANNA, "2026-11-24T12:00", "2026-11-24T16:00");
        assertThat(presence("2026-11-24T09:00")).isEqualTo(new Presence.Present(warsaw("2026-11-24T12:00")));
        assertThat(presence("2026-11-24T13:00")).isEqualTo(new Presence.Away(warsaw("2026-11-25T08:00")));
        assertThat(presence("2026-11-23T18:00")).isEqualTo(new Presence.OutsideWorkingTime(warsaw("2026-11-24T08:00")));
    }

    @Test
    void countsByTheWallClockThroughBothClockChanges() {
        assertThat(ask("2026-03-30T08:00").presentUntil()).contains(Instant.parse("2026-03-30T14:00:00Z"));
        assertThat(ask("2026-10-26T08:00").presentUntil()).contains(Instant.parse("2026-10-26T15:00:00Z"));
    }

    private void isAway(PersonId person, String from, String until) {
        away.computeIfAbsent(person, key -> new ArrayList<>()).add(new Span(warsaw(from), warsaw(until)));
    }

    private LooksAfter ask(String at) {
        return Substitution.answer(ANNA_THEN_PIOTR, new Roster(away, substitutes, Set.of()), HOURS, warsaw(at));
    }

    private Presence presence(String at) {
        return Substitution.presence(ANNA, new Roster(away, substitutes, Set.of()), HOURS, warsaw(at));
    }

    private static Instant warsaw(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Europe/Warsaw")).toInstant();
    }
}
