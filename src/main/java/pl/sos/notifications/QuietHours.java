package pl.sos.notifications;

import java.time.LocalTime;

/** Hours of every day in Europe/Warsaw, from the first to before the second; over midnight when they are in that order. */
public record QuietHours(LocalTime from, LocalTime to) {
    public QuietHours {
        if (from.equals(to)) {
            throw new IllegalArgumentException("a whole day of silence is no quiet hours");
        }
    }

    public boolean cover(LocalTime time) {
        boolean begun = !time.isBefore(from);
        boolean before = time.isBefore(to);
        return from.isBefore(to) ? begun && before : begun || before;
    }
}
