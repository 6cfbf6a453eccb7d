package pl.sos.contracts;

import java.time.LocalDate;
import java.util.Optional;

/** Where a contract stands on a day. */
public enum ContractState {
    COMING,
    ACTIVE,
    ENDED;

    /** @param until last day in force; empty for an open-ended contract */
    public static ContractState on(LocalDate day, LocalDate from, Optional<LocalDate> until) {
        if (day.isBefore(from)) {
            return COMING;
        }
        return until.filter(day::isAfter).isPresent() ? ENDED : ACTIVE;
    }
}
