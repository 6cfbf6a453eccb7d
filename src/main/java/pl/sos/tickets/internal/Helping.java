package pl.sos.tickets.internal;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.sla.Evidence;
import pl.sos.sla.ServiceClocks;
import pl.sos.tickets.Actor;
import pl.sos.tickets.ChangeResult;
import pl.sos.tickets.EventKind;
import pl.sos.tickets.RemoteHelp;
import pl.sos.tickets.TicketStatus;

/** What remote help leaves in a ticket: its history, and with the start of a session the reaction. */
@Component
public class Helping {
    private final Changing changing;
    private final ServiceClocks clocks;

    Helping(Changing changing, ServiceClocks clocks) {
        this.changing = changing;
        this.clocks = clocks;
    }

    public ChangeResult helped(RemoteHelp help, Actor by) {
        return changing.change(help.ticket(), Optional.empty(), by, change -> {
            change.event(EventKind.REMOTE, null, help.step().name(), help.why());
            var person = by.person();
            if (help.step() == RemoteHelp.Step.STARTED && by.ours() && person.isPresent()) {
                change.standing(Standing.of(clocks.reacted(
                        change.id(),
                        new Evidence(
                                Evidence.Kind.REMOTE_SESSION,
                                person.get(),
                                change.now(),
                                Optional.of(help.session())))));
                if (change.status() == TicketStatus.NEW) {
                    change.status(TicketStatus.OPEN, Optional.empty());
                }
            }
            return List.of();
        });
    }
}
