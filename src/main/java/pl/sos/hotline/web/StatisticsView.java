package pl.sos.hotline.web;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import pl.sos.hotline.HourOfCalls;

/** @param most calls of the busiest hour, which the bars are drawn against */
public record StatisticsView(LocalDate from, LocalDate until, List<HourOfCalls> hours, int most) {
    public int answered() {
        return hours.stream().mapToInt(HourOfCalls::answered).sum();
    }

    public int missed() {
        return hours.stream().mapToInt(HourOfCalls::missed).sum();
    }

    public int callBacks() {
        return hours.stream().mapToInt(HourOfCalls::callBacks).sum();
    }

    public int width(int calls) {
        return most == 0 ? 0 : calls * 1000 / most;
    }

    /** Minutes and seconds: 0:12. */
    public static String wait(Duration wait) {
        return wait.isZero() ? "–" : "%d:%02d".formatted(wait.toMinutes(), wait.toSecondsPart());
    }
}
