package pl.sos.remote.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.contracts.Contract;
import pl.sos.contracts.Contracts;
import pl.sos.kernel.ClientId;
import pl.sos.page.Times;
import pl.sos.remote.RemoteConditions;
import pl.sos.tickets.Ticket;
import pl.sos.work.WorkLog;

/** What the contract says about our looking at a client's screen: that of the ticket, else the strictest in force. */
@Component
public class Conditions {
    private final Contracts contracts;
    private final WorkLog work;
    private final Clock clock;

    Conditions(Contracts contracts, WorkLog work, Clock clock) {
        this.contracts = contracts;
        this.work = work;
        this.clock = clock;
    }

    public RemoteConditions of(Ticket ticket) {
        return work.contractFor(ticket).flatMap(this::today).orElseGet(() -> of(ticket.client()));
    }

    /** Of several contracts the one that allows least. */
    public RemoteConditions of(ClientId client) {
        return contracts.of(client).stream()
                .filter(contract -> contract.inForceOn(day()))
                .flatMap(contract -> today(contract).stream())
                .min(Comparator.comparing(RemoteConditions::access))
                .orElseGet(RemoteConditions::withoutContract);
    }

    private Optional<RemoteConditions> today(Contract contract) {
        return contract.termsOn(day()).map(terms -> RemoteConditions.of(contract.number(), terms.data()));
    }

    private LocalDate day() {
        return LocalDate.ofInstant(clock.instant(), Times.ZONE);
    }
}
