package pl.sos.work.internal;

import java.time.Clock;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import pl.sos.identity.SignedIn;
import pl.sos.tickets.EventKind;
import pl.sos.tickets.TicketChanged;
import pl.sos.tickets.TicketMerged;
import pl.sos.work.DrawsOn;
import pl.sos.work.LogWorkResult;
import pl.sos.work.WorkEntry;
import pl.sos.work.WorkEntryId;

/**
 * Work goes where its ticket goes, in the transaction that moves the ticket, so that no minute is lost or counted twice.
 * A split leaves it where it is: which minutes belonged to the messages that left only a person knows.
 */
@Component
class Following {
    private final EntryStore entries;
    private final TimerStore timers;
    private final Accounting accounting;
    private final Weighing weighing;
    private final Clock clock;

    Following(EntryStore entries, TimerStore timers, Accounting accounting, Weighing weighing, Clock clock) {
        this.entries = entries;
        this.timers = timers;
        this.accounting = accounting;
        this.weighing = weighing;
        this.clock = clock;
    }

    @EventListener
    void merged(TicketMerged event) {
        entries.move(event.from(), event.into());
        timers.follow(event.from(), event.into());
    }

    /** The former client's hours get back what was drawn, the new one's are drawn. */
    @EventListener
    void changed(TicketChanged event) {
        if (event.what() != EventKind.CLIENT) {
            return;
        }
        var ticket = entries.ticket(event.number()).orElseThrow();
        entries.strangers(event.ticket(), event.client()).forEach(entry -> rewrite(entry, ticket));
        timers.giveTo(event.ticket(), event.client());
    }

    private void rewrite(WorkEntry entry, Place.OnTicket ticket) {
        var by = SignedIn.current().map(SignedIn::id).orElse(entry.person());
        accounting.reversed(entry, ticket.number().toString(), by);
        var place = entries.sourceOf(entry.id(), ticket.client(), Optional.of(ticket))
                .orElseThrow();
        var done = entry.done();
        var count = entry.count();
        var weighed = weighing.again(place, done.startedAt(), done.kind(), count.parts(), count.drawsOn());
        var moved = new WorkEntry(
                WorkEntryId.next(),
                ticket.client(),
                entry.ticket(),
                done,
                weighed.count(),
                weighed.drawsOn() == DrawsOn.NOTHING ? entry.reason() : Optional.empty(),
                Optional.empty(),
                Optional.of(entry.id()),
                Optional.empty(),
                false,
                clock.instant(),
                WorkEntry.Names.NONE);
        var key = "moved:" + moved.id();
        if (!(accounting.counted(key, place, moved, weighed, by) instanceof LogWorkResult.Logged)) {
            accounting.undecided(key, place, moved, by);
        }
    }
}
