package pl.sos.contracts;

import java.util.List;

/** What became of a contract that somebody entered. */
public sealed interface SignContractResult {
    record Signed(Contract contract) implements SignContractResult {}

    /** Nothing was stored. */
    record Refused(List<Violation> violations) implements SignContractResult {}
}
