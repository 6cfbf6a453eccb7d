package pl.sos.work.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.sos.work.WorkTime.AFTER_HOURS;
import static pl.sos.work.WorkTime.DAY_OFF;
import static pl.sos.work.WorkTime.WORKING_HOURS;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import pl.sos.calendars.Deadlines;
import pl.sos.calendars.WorkingCalendar;
import pl.sos.contracts.OfferDefaults;
import pl.sos.contracts.Rounding;
import pl.sos.contracts.WorkTerms;
import pl.sos.ground.testing.Seeded;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.WorkChannel;
import pl.sos.kernel.WorkKind;
import pl.sos.work.Price;
import pl.sos.work.TimePart;
import pl.sos.work.WorkTime;

class TimePartsTest {
    private static final WorkingCalendar OFFER = WorkingCalendar.ofTheOffer();
    private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");
    private static final WorkTerms TERMS = OfferDefaults.WORK;

    @Test
    void cutsAnEntryWhereTheHoursBeginAndEnd() {
        assertThat(parts("2026-11-23T15:50", 20)).containsExactly(part(WORKING_HOURS, 10), part(AFTER_HOURS, 10));
        assertThat(parts("2026-11-23T07:50", 500))
                .containsExactly(part(AFTER_HOURS, 10), part(WORKING_HOURS, 480), part(AFTER_HOURS, 10));
        assertThat(parts("2026-11-23T16:00", 15)).containsExactly(part(AFTER_HOURS, 15));
        assertThat(parts("2026-11-23T08:00", 15)).containsExactly(part(WORKING_HOURS, 15));
    }

    @Test
    void weekendsAndHolidaysAreDaysOffFromMidnightToMidnight() {
        assertThat(parts("2026-11-20T23:50", 20)).containsExactly(part(AFTER_HOURS, 10), part(DAY_OFF, 10));
        assertThat(parts("2026-11-22T23:50", 20)).containsExactly(part(DAY_OFF, 10), part(AFTER_HOURS, 10));
        assertThat(parts("2026-11-11T10:00", 30)).containsExactly(part(DAY_OFF, 30));
        assertThat(parts("2026-12-24T10:00", 30)).containsExactly(part(DAY_OFF, 30));
    }

    @Test
    void aNightOfChangingClocksHasAsManyMinutesAsPassed() {
        // 25 October 2026 has 25 hours, 29 March 2026 has 23.
        assertThat(parts("2026-10-24T23:00", 26 * 60 + 60))
                .containsExactly(part(DAY_OFF, 26 * 60), part(AFTER_HOURS, 60));
        assertThat(parts("2026-03-28T23:00", 24 * 60 + 60))
                .containsExactly(part(DAY_OFF, 24 * 60), part(AFTER_HOURS, 60));
    }

    @Test
    void roundsTheEntryOnceByChannel() {
        assertThat(accounted("2026-11-23T10:00", 7, WorkChannel.PHONE)).isEqualTo(10);
        assertThat(accounted("2026-11-23T10:00", 21, WorkChannel.PHONE)).isEqualTo(30);
        assertThat(accounted("2026-11-23T10:00", 16, WorkChannel.REMOTE)).isEqualTo(30);
        assertThat(accounted("2026-11-23T10:00", 20, WorkChannel.ON_SITE)).isEqualTo(60);
        assertThat(accounted("2026-11-23T10:00", 61, WorkChannel.ON_SITE)).isEqualTo(90);
        // Over the end of the hours it is still one entry: 5 and 5 minutes are 10, not two steps of 10.
        assertThat(accounted("2026-11-23T15:55", 10, WorkChannel.PHONE)).isEqualTo(10);
    }

    @Test
    void whatRoundingAddsCountsAtTheLowestRateTouched() {
        assertThat(TimeParts.accounted(parts("2026-11-23T15:50", 20), Rounding.step(15), TERMS))
                .containsExactly(part(WORKING_HOURS, 20), part(AFTER_HOURS, 10));
        assertThat(TimeParts.accounted(parts("2026-11-20T23:50", 20), Rounding.step(30), TERMS))
                .containsExactly(part(AFTER_HOURS, 20), part(DAY_OFF, 10));
        assertThat(TimeParts.accounted(parts("2026-11-22T12:00", 20), Rounding.step(30), TERMS))
                .containsExactly(part(DAY_OFF, 30));
    }

    @Test
    void theHoursPayForTheEarliestMinutes() {
        var parts = List.of(part(WORKING_HOURS, 20), part(AFTER_HOURS, 10));
        assertThat(TimeParts.after(parts, Minutes.of(0))).isEqualTo(parts);
        assertThat(TimeParts.after(parts, Minutes.of(15)))
                .containsExactly(part(WORKING_HOURS, 5), part(AFTER_HOURS, 10));
        assertThat(TimeParts.after(parts, Minutes.of(20))).containsExactly(part(AFTER_HOURS, 10));
        assertThat(TimeParts.after(parts, Minutes.of(30))).isEmpty();
    }

    @Test
    void pricesTimeByItsRateAndRoundsOnce() {
        // 20 min at 190 zł and 10 min at 150 %: 63.333… + 47.50 = 110.833…
        var price = Price.of(List.of(part(WORKING_HOURS, 20), part(AFTER_HOURS, 10)), WorkKind.REMOTE, TERMS);
        assertThat(price.net()).isEqualTo(zloty("110.83"));
        assertThat(price.lines()).extracting(Price.Line::percent).containsExactly(100, 150);
        assertThat(Price.of(List.of(part(DAY_OFF, 60)), WorkKind.REMOTE, TERMS).net())
                .isEqualTo(zloty("380.00"));
        assertThat(Price.of(List.of(), WorkKind.REMOTE, TERMS).net()).isEqualTo(zloty("0.00"));
    }

    /** Against a model that knows only whether the house is open in a minute, and adds each minute by itself. */
    @Test
    void agreesWithANaiveModelMinuteByMinute() {
        Seeded.cases(400, random -> {
            var calendar = random.chance(50) ? OFFER : withOddHours(random);
            var start = random.instant(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2028-03-01T00:00:00Z"));
            var real = Minutes.of(random.between(1, random.chance(80) ? 240 : 1440));
            var terms = terms(random);
            var rounding = new Rounding(
                    Minutes.of(random.pick(1, 10, 15, 30)), Minutes.of(random.pick(0, 10, 30, 60)), random.chance(20));
            var parts = TimeParts.of(start, real, calendar);
            var deadlines = new Deadlines(calendar);
            Map<WorkTime, Long> naive = new EnumMap<>(WorkTime.class);
            var minute = Instant.ofEpochSecond(start.getEpochSecond() / 60 * 60);
            for (int i = 0; i < real.value(); i++) {
                var day = minute.atZone(calendar.zone()).toLocalDate();
                var when = calendar.on(day).hours().isEmpty()
                        ? DAY_OFF
                        : deadlines.isOpen(minute) ? WORKING_HOURS : AFTER_HOURS;
                naive.merge(when, 1L, Long::sum);
                minute = minute.plusSeconds(60);
            }
            assertThat(sums(parts)).isEqualTo(naive);
            for (int i = 1; i < parts.size(); i++) {
                assertThat(parts.get(i).when()).isNotEqualTo(parts.get(i - 1).when());
            }
            var counted = TimeParts.accounted(parts, rounding, terms);
            assertThat(TimeParts.total(counted)).isEqualTo(rounding.accounted(real));
            assertThat(counted).hasSameSizeAs(parts);
            var paid = Minutes.of(random.between(0L, TimeParts.total(counted).value()));
            var rest = TimeParts.after(counted, paid);
            assertThat(TimeParts.total(rest).plus(paid)).isEqualTo(TimeParts.total(counted));
            var kind = random.pick(WorkKind.class);
            var exact = BigDecimal.ZERO;
            for (var part : rest) {
                exact = exact.add(terms.rate(kind)
                        .getAmount()
                        .multiply(BigDecimal.valueOf(part.minutes().value()))
                        .multiply(BigDecimal.valueOf(part.when().percent(terms))));
            }
            assertThat(Price.of(rest, kind, terms).net().getAmount())
                    .isEqualByComparingTo(exact.divide(BigDecimal.valueOf(6000), 2, RoundingMode.HALF_UP));
        });
    }

    private static WorkTerms terms(Seeded random) {
        return new WorkTerms(
                Set.of(WorkKind.values()),
                Map.of(),
                Money.ofMinor(CurrencyUnit.of("PLN"), random.between(1L, 40_000L)),
                Map.of(WorkKind.ANALYSIS, Money.ofMinor(CurrencyUnit.of("PLN"), random.between(1L, 40_000L))),
                random.between(100, 250),
                random.between(50, 300));
    }

    private static WorkingCalendar withOddHours(Seeded random) {
        var day = random.date(java.time.LocalDate.of(2026, 1, 1), java.time.LocalDate.of(2027, 12, 31));
        var hours = new ArrayList<pl.sos.calendars.Hours>();
        hours.add(pl.sos.calendars.Hours.of(0, random.between(1, 7)));
        hours.add(pl.sos.calendars.Hours.of(random.between(8, 20), 24));
        return OFFER.withExtraDay(day, "odrabiany", hours).withDayOff(day.plusDays(1), "wolne");
    }

    private static Map<WorkTime, Long> sums(List<TimePart> parts) {
        Map<WorkTime, Long> sums = new EnumMap<>(WorkTime.class);
        parts.forEach(part -> sums.merge(part.when(), part.minutes().value(), Long::sum));
        return sums;
    }

    private static long accounted(String local, int minutes, WorkChannel channel) {
        return TimeParts.total(TimeParts.accounted(parts(local, minutes), TERMS.rounding(channel), TERMS))
                .value();
    }

    private static List<TimePart> parts(String local, int minutes) {
        return TimeParts.of(LocalDateTime.parse(local).atZone(WARSAW).toInstant(), Minutes.of(minutes), OFFER);
    }

    private static TimePart part(WorkTime when, long minutes) {
        return new TimePart(when, Minutes.of(minutes));
    }

    private static Money zloty(String amount) {
        return Money.of(CurrencyUnit.of("PLN"), new BigDecimal(amount));
    }
}
