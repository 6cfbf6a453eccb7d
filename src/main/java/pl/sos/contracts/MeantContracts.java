package pl.sos.contracts;

import java.util.List;
import pl.sos.kernel.ContractId;

/**
 * Knows which contracts are meant by words that do not stand so in their numbers and their clients' names. The search does,
 * which stands above this room; it joins the transaction and answers within the scope.
 */
public interface MeantContracts {
    /** @return the best, none for a blank */
    List<ContractId> contracts(String words);
}
