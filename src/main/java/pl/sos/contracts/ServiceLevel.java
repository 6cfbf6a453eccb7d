package pl.sos.contracts;

import java.util.Optional;
import pl.sos.calendars.Policy;

/**
 * Within which time something happens for one category of ticket, each with its counting rule.
 *
 * @param reaction a person's first answer; the offer says PT48H by the clock
 */
public record ServiceLevel(Policy reaction, Optional<Policy> workaround, Optional<Policy> repair) {}
