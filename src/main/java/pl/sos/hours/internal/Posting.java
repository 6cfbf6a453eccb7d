package pl.sos.hours.internal;

import java.util.Optional;
import java.util.UUID;
import pl.sos.hours.LotId;
import pl.sos.hours.ReservationId;

/**
 * One side of a transfer.
 *
 * @param number counts the postings of this account of this lot, so that no two can claim the same place
 * @param minutes added to the account, negative when taken off; never 0
 * @param balance of the account after it
 * @param consent for minutes of the overage
 */
public record Posting(
        LotId lot,
        Account account,
        int number,
        long minutes,
        long balance,
        Optional<ReservationId> reservation,
        Optional<UUID> consent) {}
