package pl.sos.work;

import java.util.Optional;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;

/**
 * Work was written down or taken back; published inside the transaction that did it.
 *
 * @param minutes really worked, below zero in a reversal
 * @param accounted below zero in a reversal
 */
public record WorkLogged(
        WorkEntryId entry,
        ClientId client,
        Optional<TicketId> ticket,
        PersonId person,
        Minutes minutes,
        Minutes accounted) {}
