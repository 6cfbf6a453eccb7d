package pl.sos.portal.web;

import java.util.List;
import java.util.Optional;
import pl.sos.contracts.ContractState;

/**
 * A contract as its client reads it.
 *
 * @param variant STANDARD or LICENCE_ONLY
 * @param state as of today: COMING, ACTIVE, IN_NOTICE or ENDED
 * @param validity in words, such as "do 31 grudnia 2027"
 * @param reaction in words, such as "do 48 h"
 * @param hours included in a month, in words; empty when none are
 * @param applications names of those under care
 * @param levels what is promised for which kind of matter
 * @param channels ways to report, in words
 */
public record ContractView(
        String number,
        String variant,
        String state,
        String validity,
        String reaction,
        Optional<String> hours,
        List<String> applications,
        List<Level> levels,
        List<String> channels) {

    public boolean inForce() {
        return ContractState.valueOf(state).inForce();
    }

    /** @param clause of the contract; empty where it names none */
    public record Level(
            String category,
            Optional<String> clause,
            String reaction,
            Optional<String> workaround,
            Optional<String> repair) {}
}
