package pl.sos.contracts;

import java.util.Optional;
import java.util.Set;
import pl.sos.kernel.InstallationId;

/**
 * How large a licence is under care, and where it runs.
 *
 * @param size the licence's size in the units that it is sold by, such as flats; empty where nothing limits it
 * @param installations those under care; none named: every installation of the client
 */
public record Licence(Optional<Integer> size, Set<InstallationId> installations) {
    /** Every installation, whatever its size. */
    public static final Licence WHOLE = new Licence(Optional.empty(), Set.of());

    public Licence {
        installations = Set.copyOf(installations);
    }

    public boolean covers(InstallationId installation) {
        return installations.isEmpty() || installations.contains(installation);
    }
}
