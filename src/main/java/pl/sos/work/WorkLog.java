package pl.sos.work;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.contracts.Contract;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;
import pl.sos.tickets.Actor;
import pl.sos.tickets.Ticket;
import pl.sos.work.internal.Entries;
import pl.sos.work.internal.Logging;

/**
 * What specialists worked on, written down, counted by the contract and taken out of its hours. Needs a
 * {@link pl.sos.ground.Scope} of staff; a client reads the same minutes by {@link EveryMinute}. Every write is one
 * transaction or part of the caller's: a refusal leaves the caller's as it was.
 */
@Component
public class WorkLog {
    private final Logging logging;
    private final Entries entries;

    WorkLog(Logging logging, Entries entries) {
        this.logging = logging;
        this.entries = entries;
    }

    /** On a ticket that was merged it is written where that went on. */
    public LogWorkResult log(LogWork wish, Actor by) {
        return logging.log(wish, by);
    }

    /**
     * Reverses an entry and writes another in its place, or does neither. Its owner may, and who coordinates.
     *
     * @param reason in words that the client reads
     */
    public LogWorkResult correct(WorkEntryId id, LogWork wish, String reason, Actor by) {
        return logging.correct(id, wish, reason, by);
    }

    /** Reverses an entry and writes nothing in its place; the result holds the reversal. */
    public LogWorkResult takeBack(WorkEntryId id, String reason, Actor by) {
        return logging.takeBack(id, reason, by);
    }

    /** Puts an entry to another ticket of the same client, as after a split; its minutes stay as they are. */
    @Transactional
    public MoveWorkResult move(WorkEntryId id, TicketNumber ticket, Actor by) {
        return entries.move(id, ticket, by);
    }

    @Transactional(readOnly = true)
    public Optional<WorkEntry> find(WorkEntryId id) {
        return entries.find(id);
    }

    /** All entries of a ticket, those of tickets that were merged into it and reversals included, the earliest first. */
    @Transactional(readOnly = true)
    public List<WorkEntry> of(TicketId ticket) {
        return entries.of(ticket);
    }

    /** Entries of a person by day, the earliest first; at most 92 days. */
    @Transactional(readOnly = true)
    public List<WorkEntry> of(PersonId person, LocalDate from, LocalDate until) {
        return entries.of(person, from, until);
    }

    /** Entries of a client by day, the earliest first; at most 92 days. */
    @Transactional(readOnly = true)
    public List<WorkEntry> of(ClientId client, LocalDate from, LocalDate until) {
        return entries.of(client, from, until);
    }

    /** Entries that came to a client whose hours did not suffice; somebody who coordinates has to decide. */
    @Transactional(readOnly = true)
    public List<WorkEntry> undecided() {
        return entries.undecided();
    }

    /** On whose hours work on a ticket would draw today; empty when no contract covers it. */
    @Transactional(readOnly = true)
    public Optional<Contract> contractFor(Ticket ticket) {
        return entries.contractFor(ticket);
    }
}
