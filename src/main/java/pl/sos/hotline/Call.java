package pl.sos.hotline;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketNumber;

/**
 * A telephone call.
 *
 * @param at when it rang; what is promised counts from then
 * @param from E.164 where it is a number; empty when the caller hides it
 * @param candidates whose number it may be when several share it
 * @param route whom to ring, in order
 * @param extensions of the same, in the same order
 * @param said what the caller heard
 * @param ringsAt whose telephone rings
 * @param callBack the caller was promised that we call back
 * @param due by when a reaction is due; of a missed call of a caller nobody knows what the offer says
 * @param promised until when the caller heard that we call back; empty unless the hot-line was closed then
 * @param missed nobody picked it up, whatever happened later
 * @param minutes written down, as they passed
 * @param settledAt since when it is known what it became, or a missed one is dealt with
 * @param settledBy who said so
 * @param settledByTalk with whom of ours the caller talked later, which settled it; empty where somebody said so himself
 */
public record Call(
        UUID id,
        Optional<String> exchangeId,
        Instant at,
        String from,
        String to,
        Optional<ClientId> client,
        Optional<PersonId> contact,
        List<ClientId> candidates,
        CallState state,
        List<PersonId> route,
        List<String> extensions,
        Greeting greeting,
        String said,
        Optional<PersonId> ringsAt,
        boolean callBack,
        Optional<Instant> due,
        Optional<Instant> promised,
        boolean missed,
        Optional<Instant> answeredAt,
        Optional<PersonId> answeredBy,
        Optional<Instant> endedAt,
        Optional<PersonId> owner,
        Optional<UUID> timer,
        Optional<Minutes> minutes,
        String note,
        Optional<Instant> settledAt,
        Optional<PersonId> settledBy,
        Optional<LaterTalk> settledByTalk,
        Names names) {
    private static final Duration SOON = Duration.ofHours(4);

    public Call {
        candidates = List.copyOf(candidates);
        route = List.copyOf(route);
        extensions = List.copyOf(extensions);
    }

    /** As people call them; null where there is none. */
    public record Names(
            @Nullable String client,
            @Nullable String slug,
            @Nullable String contact,
            @Nullable String ringsAt,
            @Nullable String answeredBy,
            @Nullable String owner,
            @Nullable String settledBy,
            @Nullable TicketNumber ticket) {}

    /**
     * A talk with the caller of a missed call.
     *
     * @param at since when they talked
     * @param who of ours, by name
     */
    public record LaterTalk(UUID id, Instant at, String who) {}

    /** By when we owe the call: what was promised, or the reaction, whichever is earlier. */
    public Optional<Instant> owed() {
        return Stream.of(promised, due).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    /** The caller heard an hour at which the reaction is already late: what was said does not move what we owe. */
    public boolean promisedTooLate() {
        return promised.flatMap(until -> due.filter(until::isAfter)).isPresent();
    }

    /** How what is owed is shown: calm, soon within four hours, late. */
    public String level(Instant now) {
        var owed = owed();
        return owed.filter(until -> !until.isAfter(now)).isPresent()
                ? "late"
                : owed.filter(until -> until.isBefore(now.plus(SOON))).isPresent() ? "soon" : "calm";
    }

    /** There is somebody to call back: the number shows, or it is known whose call it was. */
    public boolean canBeReturned() {
        return !from.isEmpty() || client.isPresent();
    }

    public boolean settled() {
        return settledAt.isPresent();
    }

    /** It waits for somebody of ours to call back. */
    public boolean waits() {
        return state == CallState.MISSED && !settled();
    }

    /** What became of it so far. */
    public CallOutcome outcome() {
        return CallOutcome.of(state, callBack, settled(), names.ticket() != null);
    }

    /** Somebody said of a missed call that it needs no call back. */
    public boolean dealtWith() {
        return state == CallState.MISSED && settled() && settledByTalk.isEmpty();
    }

    /** How long was talked, until it ended or now; nothing while it only rings. */
    public Duration talked(Instant now) {
        return answeredAt
                .map(start -> Duration.between(
                        start, endedAt.filter(end -> !end.isBefore(start)).orElse(now)))
                .filter(length -> !length.isNegative())
                .orElse(Duration.ZERO);
    }

    /** As it would be written down: minutes that were begun count, at most a day. */
    public Minutes toWrite(Instant now) {
        return Minutes.of(Math.clamp(Math.ceilDiv(talked(now).toSeconds(), 60L), 1, 1440));
    }
}
