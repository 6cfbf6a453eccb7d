package pl.sos.tickets;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.entitlement.Coverage;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;
import pl.sos.tickets.internal.Answering;
import pl.sos.tickets.internal.Changing;
import pl.sos.tickets.internal.Deciding;
import pl.sos.tickets.internal.Helping;
import pl.sos.tickets.internal.Histories;
import pl.sos.tickets.internal.Joining;
import pl.sos.tickets.internal.Moves;
import pl.sos.tickets.internal.Reading;
import pl.sos.tickets.internal.Reporting;
import pl.sos.tickets.internal.Speaking;
import pl.sos.tickets.internal.Watching;

/**
 * Service tickets: opening, answering, changing them, and everything that happened to them. Every method is one
 * transaction in the {@link pl.sos.ground.Scope} of the caller, or part of his; what the scope may not see is not there.
 */
@Component
public class Tickets {
    private final Reporting reporting;
    private final Answering answering;
    private final Changing changing;
    private final Deciding deciding;
    private final Joining joining;
    private final Watching watching;
    private final Helping helping;
    private final Speaking speaking;
    private final Reading reading;
    private final Histories histories;

    Tickets(
            Reporting reporting,
            Answering answering,
            Changing changing,
            Deciding deciding,
            Joining joining,
            Watching watching,
            Helping helping,
            Speaking speaking,
            Reading reading,
            Histories histories) {
        this.reporting = reporting;
        this.answering = answering;
        this.changing = changing;
        this.deciding = deciding;
        this.joining = joining;
        this.watching = watching;
        this.helping = helping;
        this.speaking = speaking;
        this.reading = reading;
        this.histories = histories;
    }

    /**
     * Stores the report with its decision and clocks and assigns it to who looks after the client now. A client's person
     * reports for himself only.
     */
    @Transactional
    public OpenTicketResult open(OpenTicket report, Actor by) {
        return reporting.report(report, by);
    }

    /**
     * As {@link #open(OpenTicket, Actor)} for several that come together, one after another but in one transaction, which
     * costs hardly more than one; in a scope that sees all.
     *
     * @return what became of each, in their order
     */
    @Transactional
    public List<OpenTicketResult> open(List<OpenTicket.By> reports) {
        return reporting.report(reports);
    }

    /** What people call these tickets, for lists of other rooms; one query. */
    @Transactional(readOnly = true)
    public Map<TicketId, TicketNumber> numbers(Collection<TicketId> ids) {
        return reading.numbers(ids);
    }

    /** The ticket alone. */
    @Transactional(readOnly = true)
    public Optional<Ticket> find(TicketNumber number) {
        return reading.find(number);
    }

    /** The ticket with all that its page shows. */
    @Transactional(readOnly = true)
    public Optional<TicketPage> read(TicketNumber number) {
        return reading.page(number);
    }

    /** The person has the thread on his screen: rows of the queue lose their unread mark for him, his bell its lines. */
    @Transactional
    public void seen(TicketNumber number, PersonId by) {
        watching.seen(number, by);
    }

    /**
     * A public message of ours is a reaction, an internal one never is. A client's message ends waiting and reopens what
     * was resolved, or closed lately (30 days, unless the settings say otherwise); it never starts or stops a reaction clock.
     */
    @Transactional
    public AddMessageResult addMessage(AddMessage message, Actor by) {
        return answering.add(message, by);
    }

    /** Moves are limited by {@link #transitionsFor}; resolving or closing needs a note that the client sees. */
    @Transactional
    public ChangeResult transition(Transition wish, Actor by) {
        return changing.transition(wish, by);
    }

    /** To which statuses this person may move the ticket from where it stands, for buttons. */
    public List<TicketStatus> transitionsFor(Ticket ticket, Actor by) {
        return ticket.mergedInto().isPresent() ? List.of() : Moves.from(ticket.status(), by.ours());
    }

    /** Whether staff that leads a ticket there must tell the client in words why. */
    public static boolean needsNote(Ticket ticket, TicketStatus to) {
        return Moves.needsNote(ticket.status(), to, true);
    }

    /** @param seen the version the person saw; empty to take whatever stands */
    @Transactional
    public ChangeResult assign(TicketNumber number, Optional<PersonId> assignee, Optional<Integer> seen, Actor by) {
        return changing.assign(number, assignee, seen, by);
    }

    /** Asks the contract again and moves the clocks where the matter changed. */
    @Transactional
    public ChangeResult reclassify(Reclassify wish, Actor by) {
        return deciding.reclassify(wish, by);
    }

    /**
     * Confidential: of the client's people only the reporter, who wrote in it and who watches it see it. Ours and the
     * reporter may say so.
     */
    @Transactional
    public ChangeResult setConfidential(TicketNumber number, boolean confidential, Actor by) {
        return changing.setConfidential(number, confidential, by);
    }

    /** A client's person lets himself or, in a ticket he sees, a colleague watch; ours anybody of ours or of the client. */
    @Transactional
    public ChangeResult watch(TicketNumber number, PersonId watcher, Actor by) {
        return watching.watch(number, watcher, by);
    }

    @Transactional
    public ChangeResult unwatch(TicketNumber number, PersonId watcher, Actor by) {
        return watching.unwatch(number, watcher, by);
    }

    @Transactional
    public ChangeResult link(TicketNumber one, TicketNumber other, Actor by) {
        return joining.link(one, other, true, by);
    }

    @Transactional
    public ChangeResult unlink(TicketNumber one, TicketNumber other, Actor by) {
        return joining.link(one, other, false, by);
    }

    /** The first goes on in the second: its thread, files and watchers move there, a pointer stays. Same client only. */
    @Transactional
    public ChangeResult merge(TicketNumber from, TicketNumber into, Actor by) {
        return joining.merge(from, into, by);
    }

    /** The messages get a ticket of their own, which is the result. */
    @Transactional
    public ChangeResult split(Split wish, Actor by) {
        return joining.split(wish, by);
    }

    /**
     * A person of ours decides that it is covered, or not, against what the contract's rule said.
     *
     * @param reason the client reads it
     */
    @Transactional
    public ChangeResult overrideCoverage(TicketNumber number, Coverage coverage, String reason, SignedIn by) {
        return deciding.override(number, coverage, reason, by);
    }

    /** Keeps a step of remote help in the history; a session that starts is a reaction and makes a new ticket an open one. */
    @Transactional
    public ChangeResult helped(RemoteHelp help, Actor by) {
        return helping.helped(help, by);
    }

    /** Who was spoken to was answered: the clocks, the queue's row and the status follow as after an answer in writing. */
    @Transactional
    public ChangeResult spoken(Talk talk, Actor by) {
        return speaking.spoken(talk, by);
    }

    /** Takes that back: the rule decides again. */
    @Transactional
    public ChangeResult liftOverride(TicketNumber number, String reason, SignedIn by) {
        return deciding.lift(number, reason, by);
    }

    /** Every event, oldest first, cut to what the scope may see; empty when the ticket is not there. */
    @Transactional(readOnly = true)
    public Optional<List<HistoryEntry>> history(TicketNumber number) {
        return reading.find(number).map(ticket -> histories.of(ticket.id()));
    }
}
