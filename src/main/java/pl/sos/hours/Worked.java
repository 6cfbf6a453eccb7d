package pl.sos.hours;

import java.util.Optional;
import pl.sos.contracts.Rounding;
import pl.sos.kernel.Minutes;

/**
 * How long work took before it was rounded, for the client to read beside what was accounted.
 *
 * @param minutes as they passed; negative in a correction
 * @param rounding by which they were accounted; empty where they came accounted, with a ticket of another client
 */
public record Worked(Minutes minutes, Optional<Rounding> rounding) {}
