package pl.sos.sla.internal;

import pl.sos.sla.ServiceClock;

/**
 * A clock and what only its room needs to know of it.
 *
 * @param warned the highest threshold that is done with
 * @param round counts how often thresholds were taken back
 */
public record Row(ServiceClock clock, int warned, int round) {}
