package pl.sos.contracts;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What lets us see the client's data (RODO).
 *
 * @param processingAgreement the day on which the agreement on processing was signed; empty: there is none
 * @param conditions of remote access in the contract's own words; may be empty
 */
public record DataProtection(Optional<LocalDate> processingAgreement, RemoteAccess remoteAccess, String conditions) {
    /** When we may look at the client's system from afar. */
    public enum RemoteAccess {
        NONE,
        /** The client agrees to each session. */
        EACH_TIME,
        /** Agreed once, in the contract. */
        STANDING
    }
}
