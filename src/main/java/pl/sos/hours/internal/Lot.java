package pl.sos.hours.internal;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import pl.sos.hours.LotId;
import pl.sos.hours.LotKind;

/**
 * Minutes that expire together, within one settlement period; what goes over into the next is a lot of its own there.
 *
 * @param period first month of its period
 * @param from the lot of the period before that it was carried over from
 * @param turnsLeft into how many further periods its minutes may still go; a purchased block goes by its date alone
 * @param usableFrom first day
 * @param expiresOn last day on which any of its minutes can be used, however often they are carried over
 */
public record Lot(
        LotId id,
        LotKind kind,
        YearMonth period,
        Optional<LotId> from,
        int turnsLeft,
        LocalDate usableFrom,
        LocalDate expiresOn) {

    boolean usableOn(LocalDate day) {
        return !day.isBefore(usableFrom) && !day.isAfter(expiresOn);
    }
}
