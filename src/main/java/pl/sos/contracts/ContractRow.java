package pl.sos.contracts;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import pl.sos.kernel.ContractId;

/**
 * A contract as a list shows it.
 *
 * @param slug its number as an address carries it
 * @param renews it goes on beyond {@code until} by itself
 * @param follower number of the contract that renews it
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
        boolean renews,
        Optional<String> follower,
        int scopeSize) {

    /**
     * Days from a day to the last one, nought on that itself, of a contract that ends soon or of which notice was given; empty
     * for every other.
     */
    public Optional<Long> endsIn(LocalDate today) {
        return until.filter(last -> !renews && !last.isBefore(today))
                .map(last -> ChronoUnit.DAYS.between(today, last))
                .filter(days -> days <= ContractFilter.SOON || state == ContractState.IN_NOTICE);
    }
}
