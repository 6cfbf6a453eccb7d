package pl.sos.sla.internal;

import java.time.Instant;
import pl.sos.calendars.Policy;
import pl.sos.kernel.ClientId;

/** What a clock is reckoned from, besides its pauses. */
public record Promise(ClientId client, Policy policy, String calendar, Instant from) {}
