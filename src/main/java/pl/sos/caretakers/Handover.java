package pl.sos.caretakers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;

/**
 * A client passing from one caretaker to another.
 *
 * @param deputies of the new caretaker, in the order in which they are asked
 * @param takesEffect the day from which the new one is to look after the client; not before the day both have confirmed
 * @param given that the one who gives has confirmed; {@code taken} that the one who takes has
 * @param done when it took effect, and from which day
 */
public record Handover(
        UUID id,
        ClientId client,
        PersonId from,
        PersonId to,
        List<PersonId> deputies,
        LocalDate takesEffect,
        Instant startedAt,
        Optional<PersonId> startedBy,
        List<Item> items,
        Optional<Confirmation> given,
        Optional<Confirmation> taken,
        Optional<Done> done,
        Optional<Cancelled> cancelled) {
    public Handover {
        deputies = List.copyOf(deputies);
        items = List.copyOf(items);
    }

    /** What every handover begins with; the names are kept in the database. */
    public enum Usual {
        CARD,
        OPEN_TICKETS,
        CONTRACT,
        REMOTE_ACCESS,
        PROMISES,
        INTRODUCTION
    }

    /**
     * One thing to do.
     *
     * @param usual a thing of every handover; empty for one that somebody added, which has a text
     */
    public record Item(
            int position,
            Optional<Usual> usual,
            Optional<String> text,
            Optional<Instant> doneAt,
            Optional<PersonId> doneBy) {
        public boolean done() {
            return doneAt.isPresent();
        }
    }

    /** @param by who said so: a coordinator, where the one who gives is gone or away */
    public record Confirmation(Instant at, PersonId by) {}

    public record Done(Instant at, LocalDate from) {}

    public record Cancelled(Instant at, Optional<PersonId> by, String reason) {}

    /** The last that happened to it as a whole, and who did it: it was cancelled, took effect, or began. */
    public Caretakers.Written last() {
        return cancelled
                .map(end -> new Caretakers.Written(end.at(), end.by()))
                .or(() -> done.map(end -> new Caretakers.Written(
                        end.at(),
                        Stream.of(given, taken)
                                .flatMap(Optional::stream)
                                .max(Comparator.comparing(Confirmation::at))
                                .map(Confirmation::by))))
                .orElseGet(() -> new Caretakers.Written(startedAt, startedBy));
    }

    /** Neither done nor cancelled. */
    public boolean open() {
        return done.isEmpty() && cancelled.isEmpty();
    }

    public int itemsLeft() {
        return (int) items.stream().filter(item -> !item.done()).count();
    }
}
