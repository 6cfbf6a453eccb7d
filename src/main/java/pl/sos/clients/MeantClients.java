package pl.sos.clients;

import java.util.List;
import pl.sos.kernel.ClientId;

/**
 * Knows which clients are meant by words that do not stand so in their names: another form, a slip of the fingers. The
 * search does, which stands above this room; it joins the transaction and answers within the scope.
 */
public interface MeantClients {
    /** @return the best, none for a blank */
    List<ClientId> clients(String words);
}
