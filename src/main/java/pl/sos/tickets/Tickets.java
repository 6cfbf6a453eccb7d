package pl.sos.tickets;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.entitlement.Coverage;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketNumber;

/**
 * Service tickets: opening, answering, changing them, and everything that happened to them. Every method is one
 * transaction in the scope of the caller; what the scope may not see is not there.
 */
@Component
public class Tickets {
    public OpenTicketResult open(OpenTicket report, Actor by) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    /** The ticket alone. */
    public Optional<Ticket> find(TicketNumber number) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    /** The ticket with all that its page shows. */
    public Optional<TicketPage> read(TicketNumber number) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    /** The person has the thread on his screen: rows of the queue lose their unread mark for him. */
    public void seen(TicketNumber number, PersonId by) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    /**
     * A public message of ours is a reaction, an internal one never is. A client's message ends waiting and reopens what
     * was resolved; it never starts or stops a reaction clock.
     */
    public AddMessageResult addMessage(AddMessage message, Actor by) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    public ChangeResult transition(Transition wish, Actor by) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    /** To which statuses this person may move the ticket from where it stands, for buttons. */
    public List<TicketStatus> transitionsFor(Ticket ticket, Actor by) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    /** @param seen the version the person saw; empty to take whatever stands */
    public ChangeResult assign(TicketNumber number, Optional<PersonId> assignee, Optional<Integer> seen, Actor by) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    public ChangeResult reclassify(Reclassify wish, Actor by) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    /** Confidential: of the client's people only the reporter and those who watch it may see it. */
    public ChangeResult setConfidential(TicketNumber number, boolean confidential, Actor by) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    public ChangeResult watch(TicketNumber number, PersonId watcher, Actor by) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    public ChangeResult unwatch(TicketNumber number, PersonId watcher, Actor by) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    public ChangeResult link(TicketNumber one, TicketNumber other, Actor by) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    public ChangeResult unlink(TicketNumber one, TicketNumber other, Actor by) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    /** The first goes on in the second: its thread, files and watchers move there, a pointer stays. Same client only. */
    public ChangeResult merge(TicketNumber from, TicketNumber into, Actor by) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    /** The messages get a ticket of their own, which is the result. */
    public ChangeResult split(Split wish, Actor by) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    /** A person of ours decides that it is covered, or not, against what the contract's rule said; the reason is kept. */
    public ChangeResult overrideCoverage(TicketNumber number, Coverage coverage, String reason, Actor by) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    /** Every event, oldest first, cut to what the scope may see; empty when the ticket is not there. */
    public Optional<List<HistoryEntry>> history(TicketNumber number) {
        throw new UnsupportedOperationException("not filled in yet");
    }
}
