package pl.sos.tickets.internal;

import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.sla.Evidence;
import pl.sos.sla.ServiceClocks;
import pl.sos.tickets.Actor;
import pl.sos.tickets.ChangeResult;
import pl.sos.tickets.Talk;
import pl.sos.tickets.TicketStatus;

/** What a talk does to a ticket, as an answer in writing would: the reaction, the queue's row, and a new one is open. */
@Component
public class Speaking {
    private final TicketStore tickets;
    private final ServiceClocks clocks;
    private final Saving saving;
    private final Now clock;

    Speaking(TicketStore tickets, ServiceClocks clocks, Saving saving, Now clock) {
        this.tickets = tickets;
        this.clocks = clocks;
        this.saving = saving;
        this.clock = clock;
    }

    /** Of a ticket that was merged the one that goes on was talked about. What the client wrote since still waits. */
    public ChangeResult spoken(Talk talk, Actor by) {
        var found = tickets.lockSurvivor(talk.ticket());
        if (found.isEmpty()) {
            return new ChangeResult.NotFound();
        }
        var change = new Change(found.get(), by, clock.instant());
        var picked = Now.micros(talk.at());
        var at = picked.isBefore(change.reportedAt()) ? change.reportedAt() : picked;
        change.spoke(at);
        change.standing(Standing.of(clocks.reacted(
                change.id(), new Evidence(Evidence.Kind.CALL, talk.speaker(), at, Optional.of(talk.call())))));
        if (change.status() == TicketStatus.NEW) {
            change.status(TicketStatus.OPEN, Optional.empty());
        }
        return saving.done(change);
    }
}
