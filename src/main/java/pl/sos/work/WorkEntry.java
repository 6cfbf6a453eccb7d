package pl.sos.work;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import pl.sos.estimates.EstimateId;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;
import pl.sos.kernel.WorkChannel;
import pl.sos.kernel.WorkKind;

/**
 * Work as it was written down. In a reversal all figures are those of the entry it reverses below zero, so that sums are
 * right without leaving anything out.
 *
 * @param reason why it is not accounted, or why it was reversed
 * @param reverses the entry that this one takes back
 * @param replaces the entry in whose place this one stands
 * @param unagreed the estimate that nobody had accepted when this was written down despite it
 * @param reversed another entry takes this one back
 */
public record WorkEntry(
        WorkEntryId id,
        ClientId client,
        Optional<TicketId> ticket,
        Done done,
        Count count,
        Optional<String> reason,
        Optional<WorkEntryId> reverses,
        Optional<WorkEntryId> replaces,
        Optional<EstimateId> unagreed,
        boolean reversed,
        Instant loggedAt,
        Names names) {

    /**
     * What was done.
     *
     * @param performedOn the day it began, Europe/Warsaw
     * @param minutes really worked
     * @param note what the client reads
     */
    public record Done(
            PersonId person,
            WorkKind kind,
            WorkChannel channel,
            Instant startedAt,
            LocalDate performedOn,
            Minutes minutes,
            String note) {
        Done negated() {
            return new Done(person, kind, channel, startedAt, performedOn, below(minutes), note);
        }
    }

    /**
     * How it counts.
     *
     * @param parts accounted minutes by kind of time, in order: after the contract's rounding
     * @param contract on whose hours it draws, or whose rate it costs
     * @param fromHours minutes that the hours of the contract paid for
     * @param price of the others, where they are billed
     */
    public record Count(
            DrawsOn drawsOn,
            List<TimePart> parts,
            Optional<ContractId> contract,
            Minutes fromHours,
            Optional<Price> price) {
        public Count {
            parts = List.copyOf(parts);
        }

        /** Before it is known who pays. */
        public static Count of(DrawsOn drawsOn, List<TimePart> parts, Optional<ContractId> contract) {
            return new Count(drawsOn, parts, contract, Minutes.ZERO, Optional.empty());
        }

        Count negated() {
            return new Count(
                    drawsOn,
                    parts.stream()
                            .map(part -> new TimePart(part.when(), below(part.minutes())))
                            .toList(),
                    contract,
                    below(fromHours),
                    price.map(Price::negated));
        }
    }

    /** How people call what the entry names. */
    public record Names(
            String person, String client, String clientSlug, Optional<TicketNumber> ticket, Optional<String> subject) {
        /** Of an entry that was not read back yet. */
        public static final Names NONE = new Names("", "", "", Optional.empty(), Optional.empty());
    }

    public PersonId person() {
        return done.person();
    }

    public Minutes minutes() {
        return done.minutes();
    }

    public Minutes accounted() {
        return Minutes.of(
                count.parts().stream().mapToLong(part -> part.minutes().value()).sum());
    }

    /** Above the hours or at the rate. */
    public Minutes billed() {
        return count.price().map(Price::minutes).orElse(Minutes.ZERO);
    }

    /** Neither a reversal nor reversed. */
    public boolean stands() {
        return reverses.isEmpty() && !reversed;
    }

    public WorkEntry with(Count other) {
        return new WorkEntry(
                id, client, ticket, done, other, reason, reverses, replaces, unagreed, reversed, loggedAt, names);
    }

    /** What takes this entry back: the same with all figures below zero. */
    public WorkEntry reversal(String why, Instant now) {
        return new WorkEntry(
                WorkEntryId.next(),
                client,
                ticket,
                done.negated(),
                count.negated(),
                Optional.of(why),
                Optional.of(id),
                Optional.empty(),
                unagreed,
                false,
                now,
                names);
    }

    private static Minutes below(Minutes minutes) {
        return Minutes.ZERO.minus(minutes);
    }
}
