package pl.sos.tickets;

import pl.sos.kernel.ClientId;
import pl.sos.kernel.MessageId;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;

/** A message came into a thread. */
public record MessageAdded(
        TicketId ticket,
        TicketNumber number,
        ClientId client,
        MessageId message,
        Visibility visibility,
        boolean fromStaff) {}
