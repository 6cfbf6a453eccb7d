package pl.sos.contracts;

import java.util.List;
import java.util.Set;

/**
 * Who stands behind a contract on both sides.
 *
 * @param forVendor those who sign for us, with their office, such as "Jan Nowak, prezes zarządu"
 * @param forClient those who sign for the client
 * @param reporters e-mail addresses, lower case, of those who may report; none named: everybody of the client
 */
public record Parties(List<String> forVendor, List<String> forClient, Set<String> reporters) {
    /** Nobody named: the offer leaves it to the contract. */
    public static final Parties UNNAMED = new Parties(List.of(), List.of(), Set.of());

    public Parties {
        forVendor = List.copyOf(forVendor);
        forClient = List.copyOf(forClient);
        reporters = Set.copyOf(reporters);
    }

    /** @param email lower case */
    public boolean mayReport(String email) {
        return reporters.isEmpty() || reporters.contains(email);
    }
}
