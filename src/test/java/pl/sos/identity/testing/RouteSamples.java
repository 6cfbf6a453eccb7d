package pl.sos.identity.testing;

import java.util.Map;
import pl.sos.identity.Person;
import pl.sos.kernel.ClientId;

/**
 * What a room contributes to the walk over all routes: real values for the variables of its routes. Declare it as a
 * component beside the room's tests.
 */
public interface RouteSamples {
    /**
     * Makes something for this client and says where it is found.
     *
     * @param contact one of the client's people, its decision-maker
     * @return by pattern and variable, such as {@code "/tickets/{number} number"}, or by variable alone: {@code "number"}
     */
    Map<String, String> make(ClientId client, Person contact);

    /** As {@link #make}, what is this member of staff's own and not even a colleague's. */
    default Map<String, String> own(Person staff) {
        return Map.of();
    }
}
