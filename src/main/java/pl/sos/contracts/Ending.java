package pl.sos.contracts;

import java.util.Optional;

/**
 * How a contract comes to its end, or does not.
 *
 * @param renewal by which a contract with a last day goes on by itself; empty when it simply ends
 */
public record Ending(Optional<Renewal> renewal, NoticeRule notice) {}
