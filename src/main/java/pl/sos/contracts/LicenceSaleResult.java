package pl.sos.contracts;

import java.util.List;

/** What follows from a licence sale. */
public sealed interface LicenceSaleResult {
    /** Variant II started by itself, now or when the sale was first reported. */
    record CareStarted(Contract contract) implements LicenceSaleResult {}

    /** Sold with implementation: noted, no care follows from it. */
    record Noted() implements LicenceSaleResult {}

    /** Nothing was stored. */
    record Refused(List<Violation> violations) implements LicenceSaleResult {}
}
