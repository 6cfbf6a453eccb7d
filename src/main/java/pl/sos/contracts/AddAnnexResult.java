package pl.sos.contracts;

import java.util.List;

/** What became of an annex that somebody entered. */
public sealed interface AddAnnexResult {
    /** The contract with the annex among its versions, now or since it was first entered. */
    record Added(Contract contract, TermsVersion version) implements AddAnnexResult {}

    /** Nothing was stored. */
    record Refused(List<Violation> violations) implements AddAnnexResult {}

    /** There is no such contract, or it is another's. */
    record NotFound() implements AddAnnexResult {}
}
