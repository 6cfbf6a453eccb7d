package pl.sos.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three calendar months counting the month of purchase. */
class LicenceOnlyMonthsTest {
    @ParameterizedTest
    @CsvSource({
        "2026-01-01, 2026-03-31",
        "2026-01-17, 2026-03-31",
        "2026-01-31, 2026-03-31",
        "2026-02-01, 2026-04-30",
        "2026-02-28, 2026-04-30",
        "2028-02-29, 2028-04-30",
        "2026-11-22, 2027-01-31",
        "2026-12-01, 2027-02-28",
        "2027-12-31, 2028-02-29",
        "2099-12-31, 2100-02-28",
    })
    void lastsThroughTheEndOfTheThirdMonth(LocalDate soldOn, LocalDate until) {
        assertThat(OfferDefaults.licenceOnlyUntil(soldOn)).isEqualTo(until);
    }

    /** Counts days one by one and months as they turn, for every day of leap and of normal years. */
    @Test
    void agreesWithCountingDaysForEveryDayOfAHundredYears() {
        for (LocalDate day = LocalDate.of(2000, 1, 1); day.getYear() < 2101; day = day.plusDays(1)) {
            assertThat(OfferDefaults.licenceOnlyUntil(day)).as("sold on " + day).isEqualTo(countedByDays(day));
        }
    }

    private static LocalDate countedByDays(LocalDate soldOn) {
        int monthsTurned = 0;
        LocalDate day = soldOn;
        while (true) {
            LocalDate next = day.plusDays(1);
            if (next.getDayOfMonth() == 1 && ++monthsTurned == 3) {
                return day;
            }
            day = next;
        }
    }
}
