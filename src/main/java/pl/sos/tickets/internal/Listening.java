package pl.sos.tickets.internal;

import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import pl.sos.contracts.ContractChanged;
import pl.sos.entitlement.MatterAttached;
import pl.sos.ground.LiveEvents;
import pl.sos.ground.Topic;
import pl.sos.kernel.ClientId;
import pl.sos.sla.ClockEnded;
import pl.sos.sla.ClockWarning;
import pl.sos.sla.ClocksMoved;
import pl.sos.sla.ClocksMoving;
import pl.sos.tickets.Actor;
import pl.sos.tickets.Notification;

/** What other rooms tell and tickets follow, within the transaction that told it. */
@Component
class Listening {
    private final TicketStore tickets;
    private final Deciding deciding;
    private final Saving saving;
    private final Bells bells;
    private final Letters letters;
    private final LiveEvents live;
    private final Now clock;

    Listening(
            TicketStore tickets,
            Deciding deciding,
            Saving saving,
            Bells bells,
            Letters letters,
            LiveEvents live,
            Now clock) {
        this.tickets = tickets;
        this.deciding = deciding;
        this.saving = saving;
        this.bells = bells;
        this.letters = letters;
        this.live = live;
        this.clock = clock;
    }

    /** By ascending number, as everybody locks. */
    @EventListener
    void contractChanged(ContractChanged event) {
        redecide(event.client(), "contract");
    }

    /** By somebody's choice a renewed contract covers it too. */
    @EventListener
    void matterAttached(MatterAttached event) {
        tickets.numberOf(event.ticket()).ifPresent(number -> deciding.redecide(number, "contract"));
    }

    private void redecide(ClientId client, String why) {
        tickets.openOf(client).forEach(number -> deciding.redecide(number, why));
    }

    @EventListener
    void clocksMove(ClocksMoving event) {
        tickets.numberOf(event.ticket()).ifPresent(tickets::lock);
    }

    @EventListener
    void clocksMoved(ClocksMoved event) {
        tickets.numberOf(event.clocks().ticket()).flatMap(tickets::lock).ifPresent(held -> {
            var change = new Change(held, Actor.SYSTEM, clock.instant());
            change.standing(Standing.of(event.clocks()));
            change.movedClocks();
            saving.save(change);
        });
    }

    /**
     * Rings at those whom the clock names, and writes to them. The ticket's row is not locked here: the clock's is, and everybody else locks
     * the ticket first.
     */
    @EventListener
    void clockWarns(ClockWarning event) {
        tickets.numberOf(event.ticket()).flatMap(tickets::find).ifPresent(held -> {
            bells.ring(
                    event.recipients(),
                    held.ticket(),
                    event.breach() ? Notification.Kind.BREACHED : Notification.Kind.CLOCK_WARNING,
                    Optional.of(event.kind().name() + " " + event.threshold()),
                    Actor.SYSTEM,
                    clock.instant());
            letters.warning(event, held.ticket());
            live.publish(Topic.of("queue"), Topic.of("ticket:" + held.ticket().number()));
        });
    }

    @EventListener
    void clockEnded(ClockEnded event) {
        letters.takeBack(event);
    }
}
