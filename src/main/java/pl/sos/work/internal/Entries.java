package pl.sos.work.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.contracts.Contract;
import pl.sos.ground.LiveEvents;
import pl.sos.ground.Topic;
import pl.sos.identity.AuditLog;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.DayCursor;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;
import pl.sos.tickets.Actor;
import pl.sos.tickets.Ticket;
import pl.sos.work.MonthLine;
import pl.sos.work.MoveWorkResult;
import pl.sos.work.WorkEntry;
import pl.sos.work.WorkEntryId;

/** Reads entries and puts them to other tickets. */
@Component
public class Entries {
    private static final int MOST_DAYS = 92;
    private static final int MOST_UNDECIDED = 100;

    private final EntryStore store;
    private final Weighing weighing;
    private final AuditLog audit;
    private final LiveEvents live;
    private final Clock clock;

    Entries(EntryStore store, Weighing weighing, AuditLog audit, LiveEvents live, Clock clock) {
        this.store = store;
        this.weighing = weighing;
        this.audit = audit;
        this.live = live;
        this.clock = clock;
    }

    public MoveWorkResult move(WorkEntryId id, TicketNumber number, Actor by) {
        var found = store.find(id).filter(entry -> Checks.mayActFor(by, entry.person()));
        var target = store.ticket(number);
        if (found.isEmpty() || target.isEmpty()) {
            return new MoveWorkResult.NotFound();
        }
        var entry = found.get();
        if (!target.get().client().equals(entry.client())) {
            return new MoveWorkResult.OtherClient();
        }
        if (!entry.ticket().equals(Optional.of(target.get().id()))) {
            store.move(id, target.get().id());
            audit.record(
                    "work.moved",
                    "work:" + id,
                    Map.of(
                            "from",
                                    entry.names()
                                            .ticket()
                                            .map(TicketNumber::toString)
                                            .orElse(""),
                            "into", target.get().number()));
            entry.names().ticket().ifPresent(from -> live.publish(Topic.of("ticket:" + from)));
            live.publish(Topic.of("ticket:" + target.get().number()));
        }
        return new MoveWorkResult.Moved(store.find(id).orElseThrow());
    }

    public Optional<WorkEntry> find(WorkEntryId id) {
        return store.find(id);
    }

    public List<WorkEntry> of(TicketId ticket) {
        return store.of(ticket);
    }

    public List<WorkEntry> of(PersonId person, LocalDate from, LocalDate until) {
        return store.of(person, from, latest(from, until));
    }

    public List<WorkEntry> of(ClientId client, LocalDate from, LocalDate until) {
        return store.of(client, from, latest(from, until));
    }

    public List<MonthLine> beside(ClientId client, YearMonth month, DayCursor after, int limit) {
        return store.beside(client, month, after, limit);
    }

    public List<WorkEntry> undecided() {
        return store.undecided(MOST_UNDECIDED);
    }

    public Optional<Contract> contractFor(Ticket ticket) {
        var place = new Place(
                ticket.client(),
                "TICKET",
                Optional.empty(),
                Optional.of(new Place.OnTicket(
                        ticket.id(),
                        ticket.number(),
                        ticket.client(),
                        ticket.application(),
                        ticket.category(),
                        ticket.subject())));
        return weighing.contract(place, clock.instant());
    }

    private static LocalDate latest(LocalDate from, LocalDate until) {
        var most = from.plusDays(MOST_DAYS - 1);
        return until.isAfter(most) ? most : until;
    }
}
