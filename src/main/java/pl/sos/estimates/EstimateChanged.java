package pl.sos.estimates;

import pl.sos.kernel.ClientId;
import pl.sos.kernel.TicketId;

/** An estimate was proposed, decided or taken back; published inside the transaction that did it. */
public record EstimateChanged(EstimateId estimate, TicketId ticket, ClientId client, EstimateState state) {}
