package pl.sos.remote;

import java.time.Instant;
import java.util.Optional;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;
import pl.sos.work.WorkEntryId;

/**
 * Help on a client's screen: who asked for it and why, who agreed and how, and how long it took.
 *
 * @param ticket empty for a client alone
 * @param state at the moment of asking
 * @param closing why it was refused, withdrawn or ended; may be empty
 */
public record RemoteSession(
        SessionId id,
        ClientId client,
        Optional<OnTicket> ticket,
        Request request,
        Reach reach,
        SessionState state,
        Optional<Consent> consent,
        Optional<Run> run,
        String closing,
        Optional<Booked> booked,
        String clientName,
        String clientSlug) {

    /** @param id empty when the ticket is another client's by now */
    public record OnTicket(Optional<TicketId> id, TicketNumber number) {}

    /** A person by id and name. */
    public record Who(PersonId id, String name) {}

    /**
     * What was asked.
     *
     * @param person whom of the client's
     * @param validUntil of the request and of the consent
     * @param contract whose conditions held; empty without one
     */
    public record Request(
            Who by,
            Instant at,
            Who person,
            String purpose,
            Optional<Instant> wishedAt,
            Instant validUntil,
            Optional<String> contract) {}

    /** @param link what opens the tool; given, or made of the number */
    public record Reach(RemoteTool tool, Optional<String> number, Optional<String> link) {}

    /**
     * Who agreed.
     *
     * @param by empty when it was spoken or stands in the contract
     * @param name as it was then; the contract's number for a consent that stands in it
     * @param note how it was spoken; may be empty
     */
    public record Consent(How how, Optional<PersonId> by, String name, Instant at, String note) {
        public enum How {
            PORTAL,
            SPOKEN,
            CONTRACT
        }
    }

    /**
     * What ran.
     *
     * @param seconds before the last pause
     * @param since when it runs without a pause; empty while it stands still
     */
    public record Run(Who by, Instant startedAt, long seconds, Optional<Instant> since, Optional<Instant> endedAt) {}

    /**
     * What went to the log of work.
     *
     * @param minutes really worked
     */
    public record Booked(WorkEntryId entry, Minutes minutes, Instant at) {}

    /** Seconds that it ran until now, pauses left out. */
    public long ran(Instant now) {
        return run.map(one -> one.seconds()
                        + one.since()
                                .map(since -> Math.max(0, now.getEpochSecond() - since.getEpochSecond()))
                                .orElse(0L))
                .orElse(0L);
    }

    /** Running time in whole minutes, begun ones counted: what is offered for the log of work. */
    public Minutes minutes(Instant now) {
        return Minutes.of((ran(now) + 59) / 60);
    }

    /** As if it had run without a pause: from when a stopwatch on a page counts. */
    public Instant asIfSince(Instant now) {
        return now.minusSeconds(ran(now));
    }

    /** It ran, is over, and its time is nowhere yet. */
    public boolean toBook() {
        return run.flatMap(Run::endedAt).isPresent() && booked.isEmpty();
    }
}
