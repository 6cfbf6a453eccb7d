package pl.sos.remote;

import java.time.LocalDate;
import java.util.Optional;
import pl.sos.contracts.DataProtection;
import pl.sos.contracts.DataProtection.RemoteAccess;

/**
 * What a client's contract says about our looking at his system.
 *
 * @param contract its number; empty for a client without one, who agrees to each session
 * @param processingAgreement when it was signed; without it personal data may not be processed (RODO art. 28 ust. 3)
 * @param words of the contract; may be empty
 */
public record RemoteConditions(
        Optional<String> contract, RemoteAccess access, Optional<LocalDate> processingAgreement, String words) {

    public static RemoteConditions of(String contract, DataProtection data) {
        return new RemoteConditions(
                Optional.of(contract), data.remoteAccess(), data.processingAgreement(), data.conditions());
    }

    public static RemoteConditions withoutContract() {
        return new RemoteConditions(Optional.empty(), RemoteAccess.EACH_TIME, Optional.empty(), "");
    }

    /** The contract keeps us off the client's screen. */
    public boolean forbidden() {
        return access == RemoteAccess.NONE;
    }

    /** The client agreed once, in the contract. */
    public boolean standing() {
        return access == RemoteAccess.STANDING;
    }
}
