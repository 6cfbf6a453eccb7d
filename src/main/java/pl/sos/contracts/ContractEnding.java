package pl.sos.contracts;

import java.time.LocalDate;
import java.util.List;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.PersonId;

/**
 * A contract comes to its end; published inside the transaction that notes that it was told, once for each distance.
 *
 * @param daysBefore 90, 60 or 30
 * @param told caretaker and billing
 */
public record ContractEnding(
        ContractId contract, ClientId client, String number, LocalDate endsOn, int daysBefore, List<PersonId> told) {}
