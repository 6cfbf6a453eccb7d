package pl.sos.work.internal;

import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.clients.Clients;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.TicketNumber;
import pl.sos.work.WorkSource;

/** Finds where work belongs. */
@Component
class Places {
    private final EntryStore entries;
    private final Clients clients;

    Places(EntryStore entries, Clients clients) {
        this.entries = entries;
        this.clients = clients;
    }

    /** Empty when the client or the ticket is not there, or the ticket is another client's. */
    Optional<Place> of(WorkSource source) {
        return switch (source) {
            case WorkSource.OfTicket(TicketNumber number) ->
                entries.ticket(number)
                        .map(ticket -> new Place(ticket.client(), "TICKET", Optional.empty(), Optional.of(ticket)));
            case WorkSource.OfCall(var call, ClientId client, var number) ->
                near(client, number).map(ticket -> new Place(client, "CALL", Optional.of(call), ticket));
            case WorkSource.OfVisit(var visit, ClientId client, var number) ->
                near(client, number).map(ticket -> new Place(client, "VISIT", Optional.of(visit), ticket));
            case WorkSource.Alone(ClientId client) ->
                near(client, Optional.empty()).map(ticket -> new Place(client, "ALONE", Optional.empty(), ticket));
        };
    }

    /** The client is there, and the ticket, when one is named, is its own. */
    @SuppressWarnings("OptionalMapToOptional") // there, but on no ticket, is not the same as not there
    private Optional<Optional<Place.OnTicket>> near(ClientId client, Optional<TicketNumber> number) {
        if (clients.find(client).isEmpty()) {
            return Optional.empty();
        }
        if (number.isEmpty()) {
            return Optional.of(Optional.empty());
        }
        return entries.ticket(number.get())
                .filter(ticket -> ticket.client().equals(client))
                .map(Optional::of);
    }
}
