package pl.sos.entitlement;

import java.time.ZoneId;
import pl.sos.calendars.Policy;

/**
 * What the house does of its own accord, and in which zone its contracts count days.
 *
 * @param zone in which a contract's first day begins and its last ends
 * @param aim within which time a client without a contract gets a first answer; an aim, no promise
 * @param calendar code of the calendar that the aim is counted by
 */
public record HousePolicy(ZoneId zone, Policy aim, String calendar) {
    /** Five working days, by the calendar of the offer; what the settings say nothing about. */
    public static final HousePolicy DEFAULT =
            new HousePolicy(ZoneId.of("Europe/Warsaw"), Policy.workingDays(5), "pl-8-16");
}
