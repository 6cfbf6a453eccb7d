package pl.sos.contracts;

import java.time.LocalDate;

/**
 * Notice that was given to end a contract (wypowiedzenie), or an objection to its going on.
 *
 * @param givenOn when it reached the other side, Europe/Warsaw
 * @param endsOn the last day in force by the rule of that day
 */
public record Notice(LocalDate givenOn, By by, LocalDate endsOn, String reason) {
    /** Who gave it. */
    public enum By {
        CLIENT,
        VENDOR
    }
}
