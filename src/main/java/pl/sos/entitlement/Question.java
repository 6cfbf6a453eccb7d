package pl.sos.entitlement;

import java.time.Instant;
import java.util.Optional;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Severity;

/**
 * What is asked of a contract.
 *
 * @param application code; empty when the reporter named none
 * @param at the moment of the report
 */
public record Question(
        ClientId client,
        Optional<String> application,
        Category category,
        Severity severity,
        Channel channel,
        Instant at) {}
