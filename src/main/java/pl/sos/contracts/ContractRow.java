package pl.sos.contracts;

import java.time.LocalDate;
import java.util.Optional;
import pl.sos.kernel.ContractId;

/**
 * A contract as a list shows it.
 *
 * @param slug its number as an address carries it
 * @param scopeSize how many applications are under care by its latest terms
 */
public record ContractRow(
        ContractId id,
        String number,
        String slug,
        String clientName,
        String clientSlug,
        Variant variant,
        ContractState state,
        LocalDate from,
        Optional<LocalDate> until,
        int scopeSize) {}
