package pl.sos.contracts;

import java.time.LocalDate;
import java.util.Set;
import pl.sos.kernel.ClientId;

/**
 * Licences sold to a client. Client, day and applications are its natural key: the same sale reported again changes
 * nothing.
 *
 * @param applications codes of the applications bought
 * @param soldOn Europe/Warsaw
 * @param withImplementation we also put it into operation, so that variant II does not apply
 */
public record LicenceSale(ClientId client, Set<String> applications, LocalDate soldOn, boolean withImplementation) {
    public LicenceSale {
        applications = Set.copyOf(applications);
    }
}
