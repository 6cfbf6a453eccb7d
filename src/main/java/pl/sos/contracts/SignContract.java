package pl.sos.contracts;

import java.time.LocalDate;
import java.util.Optional;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.ContractId;

/**
 * A signed contract of variant I as it is entered.
 *
 * @param number unique over all contracts, such as 12/2024; a retry with the same number and content finds the contract
 *     that is there
 * @param until last day in force; empty for an open-ended contract
 * @param terms what was signed; {@link OfferDefaults#terms} where the contract leaves everything to the offer
 * @param follows the contract that it renews
 */
public record SignContract(
        ClientId client,
        String number,
        Optional<LocalDate> signedOn,
        LocalDate from,
        Optional<LocalDate> until,
        Terms terms,
        Optional<ContractId> follows) {
    /** One that renews no other. */
    public SignContract(
            ClientId client,
            String number,
            Optional<LocalDate> signedOn,
            LocalDate from,
            Optional<LocalDate> until,
            Terms terms) {
        this(client, number, signedOn, from, until, terms, Optional.empty());
    }
}
