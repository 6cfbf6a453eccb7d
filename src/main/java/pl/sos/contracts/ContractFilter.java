package pl.sos.contracts;

import java.time.LocalDate;
import java.util.Optional;
import pl.sos.kernel.ClientId;

/**
 * Which contracts a list shows.
 *
 * @param query part of a number or of a client's name; blank for all
 * @param state as of {@code today}
 * @param today Europe/Warsaw
 */
public record ContractFilter(
        String query,
        Optional<Variant> variant,
        Optional<ContractState> state,
        Optional<ClientId> client,
        LocalDate today) {}
