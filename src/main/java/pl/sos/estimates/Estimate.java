package pl.sos.estimates;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import pl.sos.hours.ReservationId;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Sentence;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;
import pl.sos.kernel.WorkKind;

/**
 * An estimate (wycena pracy) on a ticket.
 *
 * @param minutes accounted, that is after rounding
 * @param what will be done, in words that the client reads
 * @param validUntil last day on which it can be accepted, Europe/Warsaw
 * @param offer as it was when the estimate was proposed
 * @param reservation minutes kept for it; empty until accepted, and for work that draws on no hours
 */
public record Estimate(
        EstimateId id,
        ClientId client,
        TicketId ticket,
        TicketNumber number,
        Minutes minutes,
        WorkKind kind,
        String what,
        LocalDate validUntil,
        PersonId proposedBy,
        Instant proposedAt,
        Offer offer,
        EstimateState state,
        Optional<Answer> answer,
        Optional<ReservationId> reservation) {

    /**
     * What was decided, or what ended it.
     *
     * @param by a decision-maker; of ours when it was withdrawn or replaced
     * @param reason empty when none was given
     * @param shown exactly what the decision-maker read; empty when none did
     * @param agreed the offer of that moment
     */
    public record Answer(PersonId by, Instant at, String reason, Optional<Sentence> shown, Optional<Offer> agreed) {}

    /**
     * The word of a decision-maker, as it was kept as evidence; it stays what it was when the estimate is taken back later.
     *
     * @param state {@code ACCEPTED} or {@code REFUSED}
     * @param reason empty when none was given
     * @param offer the figures of that moment
     */
    public record Verdict(EstimateState state, PersonId by, Instant at, String reason, Evidence.Via via, Offer offer) {}

    public boolean waits() {
        return state == EstimateState.PROPOSED;
    }
}
