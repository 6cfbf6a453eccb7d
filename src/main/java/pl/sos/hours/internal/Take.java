package pl.sos.hours.internal;

import java.util.Optional;
import pl.sos.hours.ReservationId;

/**
 * Minutes that a draw or a reservation takes.
 *
 * @param source the lot in which they lie now
 * @param account of that lot
 * @param target the lot of the period in which the work counts; another one where they had gone over already
 */
record Take(Held source, Account account, Held target, long minutes, Optional<ReservationId> reservation) {}
