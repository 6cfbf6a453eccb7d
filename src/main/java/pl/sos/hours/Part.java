package pl.sos.hours;

import java.time.LocalDate;
import pl.sos.kernel.Minutes;

/**
 * Minutes of a draw or of a reservation that came out of one lot.
 *
 * @param expiresOn last day on which the lot can be used
 */
public record Part(LotId lot, LotKind kind, LocalDate expiresOn, Minutes minutes) {}
