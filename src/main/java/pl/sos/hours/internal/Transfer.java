package pl.sos.hours.internal;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pl.sos.hours.HourEntry;
import pl.sos.hours.ReservationId;

/**
 * A movement of minutes, as it is to be stored; its postings add up to zero.
 *
 * @param agreedOverage minutes beyond the package that a reservation gains or a release takes off; no account holds
 *     them, for nobody worked them yet
 */
public record Transfer(
        UUID id,
        HourEntry.Kind kind,
        String key,
        YearMonth month,
        Optional<YearMonth> belongsTo,
        LocalDate on,
        Words words,
        Optional<ReservationId> reservation,
        long agreedOverage,
        Optional<UUID> consent,
        Optional<UUID> reverses,
        List<Posting> postings) {
    public Transfer {
        postings = List.copyOf(postings);
    }
}
