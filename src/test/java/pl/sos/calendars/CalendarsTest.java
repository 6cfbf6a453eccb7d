package pl.sos.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;

@SosTest
class CalendarsTest {
    private static final String CODE = "shop";

    @Autowired
    Calendars calendars;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final WorkingCalendar shop = WorkingCalendar.weekly(
                    CODE,
                    ZoneId.of("Europe/Warsaw"),
                    Holidays.POLAND,
                    List.of(DayOfWeek.MONDAY, DayOfWeek.SATURDAY),
                    Hours.of(8, 12),
                    Hours.of(20, 24))
            .withDayOff(LocalDate.of(2026, 12, 28), "inwentaryzacja")
            .withExtraDay(
                    LocalDate.of(2026, 12, 29),
                    "odrabiamy",
                    List.of(new Hours(LocalTime.of(0, 0), LocalTime.of(0, 1)), Hours.of(13, 15)));

    @BeforeEach
    void begin() {
        Scope.asSystem(() -> calendars.save(shop));
    }

    @Test
    void knowsTheHoursOfTheOfferFromTheStart() {
        WorkingCalendar offer = calendars.find("pl-8-16").orElseThrow();
        assertThat(offer.week()).isEqualTo(WorkingCalendar.ofTheOffer().week());
        assertThat(offer.zone()).isEqualTo(ZoneId.of("Europe/Warsaw"));
        assertThat(calendars.deadlines("nowhere")).isEmpty();
    }

    @Test
    void keepsEveryPartOfACalendar() {
        assertThat(calendars.find(CODE)).contains(shop);
        assertThat(calendars.list()).contains(shop);
    }

    @Test
    void countsByTheChangedCalendarAsSoonAsTheChangeIsCommitted() {
        Instant monday = Instant.parse("2026-11-23T07:00:00Z");
        Policy threeHours = Policy.workingHours(Duration.ofHours(3));
        assertThat(calendars.deadlines(CODE).orElseThrow().due(threeHours, monday))
                .isEqualTo(Instant.parse("2026-11-23T10:00:00Z"));

        Scope.asSystem(() -> calendars.change(CODE, now -> now.withDayOff(LocalDate.of(2026, 11, 23), "remont")));

        assertThat(calendars.deadlines(CODE).orElseThrow().due(threeHours, monday))
                .isEqualTo(Instant.parse("2026-11-28T10:00:00Z"));
    }

    @Test
    void aRefusedChangeLeavesTheCalendarAsItWas() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scope.asSystem(() -> calendars.change(
                        CODE,
                        _ -> WorkingCalendar.weekly(
                                CODE,
                                shop.zone(),
                                Holidays.NONE,
                                List.of(DayOfWeek.MONDAY),
                                Hours.of(8, 12),
                                Hours.of(11, 13)))));
        assertThat(calendars.find(CODE)).contains(shop);
        assertThat(Scope.asSystem(() -> calendars.change("nowhere", now -> now)))
                .isEmpty();
    }

    @Test
    void twoWhoAddDaysAtOnceBothHaveTheirWay() throws Exception {
        var start = new CountDownLatch(1);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int day = 1; day <= 20; day++) {
                LocalDate date = LocalDate.of(2027, 8, day);
                people.submit(() -> {
                    start.await();
                    return Scope.asSystem(() -> calendars.change(CODE, now -> now.withDayOff(date, "urlop")));
                });
            }
            start.countDown();
        }
        assertThat(calendars.find(CODE).orElseThrow().daysOff()).hasSize(21);
    }
}
