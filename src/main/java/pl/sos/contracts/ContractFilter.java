package pl.sos.contracts;

import java.time.LocalDate;
import java.util.Optional;
import pl.sos.kernel.ClientId;

/**
 * Which contracts a list shows.
 *
 * @param query part of a number or of a client's name, or words that mean a contract; blank for all
 * @param state as of {@code today}
 * @param ending only what comes to its end: within {@value #SOON} days, or by notice whenever that is. A contract that goes
 *     on by itself does not
 * @param today Europe/Warsaw
 */
public record ContractFilter(
        String query,
        Optional<Variant> variant,
        Optional<ContractState> state,
        Optional<ClientId> client,
        boolean ending,
        LocalDate today) {
    /** How many days before its last day a contract is one that ends soon; as far ahead as the first reminder. */
    public static final int SOON = 90;

    public ContractFilter(
            String query,
            Optional<Variant> variant,
            Optional<ContractState> state,
            Optional<ClientId> client,
            LocalDate today) {
        this(query, variant, state, client, false, today);
    }
}
