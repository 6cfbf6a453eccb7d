package pl.sos.portal.web;

import java.util.List;
import java.util.Optional;
import pl.sos.contracts.ContractState;
import pl.sos.contracts.LicenceCare;
import pl.sos.contracts.TermGroup;
import pl.sos.contracts.TermSheet;

/**
 * A contract as its client reads it.
 *
 * @param variant STANDARD or LICENCE_ONLY
 * @param state as of today: COMING, ACTIVE, IN_NOTICE or ENDED
 * @param validity in words, such as "do 31 grudnia 2027"
 * @param reaction in words, such as "do 48 h" or "Awaria: do 4 h roboczych; pozostałe: do 48 h"
 * @param hours included in a month, in words; empty when none are
 * @param applications names of those under care
 * @param levels what is promised for which kind of matter
 * @param channels ways to report, in words
 * @param hotLine when it is answered, in words
 * @param slug its number as an address carries it
 * @param groups the other terms, in words; prices only for those who decide
 * @param versions which terms hold when, the latest first
 * @param notice in words; empty while nobody gave any
 * @param offer of variant I, sent to this client
 * @param licence what variant II gives; empty for variant I
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
        List<String> channels,
        String hotLine,
        String slug,
        List<Group> groups,
        List<Version> versions,
        Optional<String> notice,
        boolean decides,
        boolean offer,
        Optional<LicenceCare> licence) {
    /** Conditions of one kind. */
    public record Group(TermGroup group, List<TermSheet.Line> lines) {}

    /**
     * Terms from a day on.
     *
     * @param from in words
     * @param day ISO, for the address of its print
     */
    public record Version(
            Optional<String> annex, String from, String day, boolean now, List<TermSheet.Change> changes) {}

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
