package pl.sos.portal.web;

import java.util.List;
import java.util.Optional;
import pl.sos.tickets.QueueRow;

/**
 * A client's first page.
 *
 * @param topic what is published when something changes at this client
 * @param greeting whole, with the name as one addresses the person
 */
public record PortalHomeView(String topic, String greeting, Optional<ContractView> contract, List<QueueRow> open) {}
