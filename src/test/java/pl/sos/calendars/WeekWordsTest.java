package pl.sos.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.sos.kernel.Language;

class WeekWordsTest {
    private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            12345=8-16                 | pon.–pt. 8:00–16:00                        | Mon–Fri 8:00–16:00
            1234567=0-24               | pon.–niedz. 0:00–24:00                     | Mon–Sun 0:00–24:00
            13=7-15 2=9-17             | pon., śr. 7:00–15:00; wt. 9:00–17:00       | Mon, Wed 7:00–15:00; Tue 9:00–17:00
            12=8-16                    | pon., wt. 8:00–16:00                       | Mon, Tue 8:00–16:00
            12356=8-16                 | pon.–śr., pt., sob. 8:00–16:00             | Mon–Wed, Fri, Sat 8:00–16:00
            1234=8-12,13-17 5=8-12     | pon.–czw. 8:00–12:00, 13:00–17:00; pt. 8:00–12:00 | Mon–Thu 8:00–12:00, 13:00–17:00; Fri 8:00–12:00
            7=10-14 5=8-16             | pt. 8:00–16:00; niedz. 10:00–14:00         | Fri 8:00–16:00; Sun 10:00–14:00
            """)
    void saysDaysOfTheSameHoursTogether(String week, String polish, String english) {
        assertThat(WeekWords.brief(calendar(week), Language.PL)).isEqualTo(polish);
        assertThat(WeekWords.brief(calendar(week), Language.EN)).isEqualTo(english);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            12345=8-16     | poniedziałek–piątek 8:00–16:00
            13=7-15 6=9-24 | poniedziałek, środa 7:00–15:00; sobota 9:00–24:00
            """)
    void saysThemInFull(String week, String polish) {
        assertThat(WeekWords.full(calendar(week), Language.PL)).isEqualTo(polish);
    }

    /** Numbers of weekdays, then their hours. */
    private static WorkingCalendar calendar(String text) {
        var week = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
        for (String part : text.split(" ")) {
            var hours = Arrays.stream(part.split("=")[1].split(","))
                    .map(one -> one.split("-"))
                    .map(one -> Hours.of(Integer.parseInt(one[0]), Integer.parseInt(one[1])))
                    .toList();
            part.split("=")[0].chars().forEach(day -> week.put(DayOfWeek.of(day - '0'), hours));
        }
        return new WorkingCalendar("test", "test", WARSAW, week, Holidays.POLAND, new TreeMap<>(), new TreeMap<>());
    }
}
