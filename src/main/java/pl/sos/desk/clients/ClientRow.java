package pl.sos.desk.clients;

import java.util.Optional;
import pl.sos.clients.Client;
import pl.sos.desk.clients.ClientOverviewStore.Light;

/**
 * A line of the clients' list.
 *
 * @param caretaker the client's own; empty when nobody was appointed
 * @param standsIn who answers now in his place
 */
public record ClientRow(Client client, Light light, Optional<String> caretaker, Optional<String> standsIn) {}
