package pl.sos.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import pl.sos.kernel.Language;

/** Sunday 22 November 2026, 18:00 in Warsaw. */
class TimesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T17:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final Times polish = new Times(Language.PL, CLOCK);
    private final Times english = new Times(Language.EN, CLOCK);

    @Test
    void saysHowLongIsLeft() {
        assertThat(polish.dueIn(NOW.plusSeconds(12_000))).isEqualTo("za 3 h 20 min");
        assertThat(polish.dueIn(NOW.plusSeconds(30))).isEqualTo("za chwilę");
        assertThat(polish.dueIn(NOW.plusSeconds(72 * 3600))).isEqualTo("za 3 dni");
        assertThat(english.dueIn(NOW.plusSeconds(12_000))).isEqualTo("in 3 h 20 min");
    }

    @Test
    void saysHowLongAgoADeadlinePassed() {
        assertThat(polish.dueIn(NOW.minusSeconds(7200))).isEqualTo("po terminie 2 h");
        assertThat(polish.dueIn(NOW.minusSeconds(59))).isEqualTo("termin właśnie minął");
        assertThat(english.dueIn(NOW.minusSeconds(59))).isEqualTo("overdue just now");
        assertThat(polish.dueIn(NOW.minusSeconds(60))).isEqualTo("po terminie 1 min");
        assertThat(english.dueIn(NOW.minusSeconds(7200))).isEqualTo("overdue by 2 h");
    }

    @Test
    void namesDaysInTheZoneOfTheOffice() {
        assertThat(polish.moment(Instant.parse("2026-11-22T22:59:00Z"))).isEqualTo("dziś 23:59");
        assertThat(polish.moment(Instant.parse("2026-11-22T23:01:00Z"))).isEqualTo("jutro 00:01");
        assertThat(polish.moment(Instant.parse("2026-11-21T09:40:00Z"))).isEqualTo("wczoraj 10:40");
    }

    @Test
    void saysALatestMomentAsAPersonDoes() {
        assertThat(polish.latest(Instant.parse("2026-11-23T09:40:00Z"))).isEqualTo("jutro do 10:40");
        assertThat(polish.latest(Instant.parse("2026-11-24T09:40:00Z"))).isEqualTo("we wtorek do 10:40");
        assertThat(polish.latest(Instant.parse("2026-12-12T09:40:00Z"))).isEqualTo("12 grudnia do 10:40");
        assertThat(polish.latest(Instant.parse("2026-11-22T23:00:00Z"))).isEqualTo("dziś do 24:00");
        assertThat(english.latest(Instant.parse("2026-11-24T23:00:00Z"))).isEqualTo("on Tuesday by 24:00");
        assertThat(english.latest(Instant.parse("2026-11-24T09:40:00Z"))).isEqualTo("on Tuesday by 10:40");
    }

    @Test
    void saysSinceWhenSomethingLasts() {
        assertThat(polish.since(Instant.parse("2026-11-22T09:40:00Z"))).isEqualTo("od 10:40");
        assertThat(polish.since(Instant.parse("2026-11-21T09:40:00Z"))).isEqualTo("od wczoraj 10:40");
        assertThat(polish.since(Instant.parse("2026-11-12T09:40:00Z"))).isEqualTo("od 12 lis 10:40");
        assertThat(english.since(Instant.parse("2026-11-21T09:40:00Z"))).isEqualTo("since yesterday 10:40");
    }

    @Test
    void saysWhenSomebodyIsBack() {
        assertThat(polish.when(Instant.parse("2026-11-23T07:00:00Z"))).isEqualTo("jutro o 8:00");
        assertThat(polish.when(Instant.parse("2026-11-25T07:00:00Z"))).isEqualTo("w środę o 8:00");
        assertThat(polish.when(Instant.parse("2026-12-12T13:30:00Z"))).isEqualTo("12 grudnia o 14:30");
        assertThat(english.when(Instant.parse("2026-11-23T07:00:00Z"))).isEqualTo("tomorrow at 8:00");
    }

    @Test
    void tellsTheHourOfEachSideOfTheClockChange() {
        var beforeAndAfter = Clock.fixed(Instant.parse("2026-10-25T00:00:00Z"), ZoneOffset.UTC);
        var times = new Times(Language.PL, beforeAndAfter);
        assertThat(times.moment(Instant.parse("2026-10-25T00:30:00Z"))).isEqualTo("dziś 02:30");
        assertThat(times.moment(Instant.parse("2026-10-25T01:30:00Z"))).isEqualTo("dziś 02:30");
        assertThat(times.dueIn(Instant.parse("2026-10-25T01:30:00Z"))).isEqualTo("za 1 h 30 min");
    }

    @Test
    void saysMinutesAsHours() {
        assertThat(polish.minutes(210)).isEqualTo("3 h 30 min");
        assertThat(polish.minutes(360)).isEqualTo("6 h");
        assertThat(polish.minutes(-75)).isEqualTo("−1 h 15 min");
    }
}
