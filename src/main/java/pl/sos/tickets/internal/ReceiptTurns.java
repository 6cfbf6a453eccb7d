package pl.sos.tickets.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pl.sos.identity.Person;
import pl.sos.kernel.Channel;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;
import pl.sos.outbox.AnsweredLetters;
import pl.sos.outbox.Letter;
import pl.sos.tickets.Ticket;

/**
 * Whoever writes by mail gets one automatic letter an hour: two systems that answer each other, or a forged author, must
 * not make of us what fills a mailbox. What is not told at once is held for {@link JointReceipts}.
 */
@Component
public class ReceiptTurns {
    static final Duration HOUR = Duration.ofHours(1);

    private final HeldReceiptStore held;
    private final AnsweredLetters letters;
    private final Now clock;

    ReceiptTurns(HeldReceiptStore held, AnsweredLetters letters, Now clock) {
        this.held = held;
        this.letters = letters;
        this.clock = clock;
    }

    /**
     * The tickets whose receipts must wait; it is noted that they do. Of several of one reader that are opened together the
     * first one's may be told, the others wait for the end of its hour.
     *
     * @param readers their reporters
     */
    Set<TicketId> heldBack(List<Ticket> opened, Map<PersonId, Person> readers) {
        var until = new LinkedHashMap<Ticket, Instant>();
        opened.stream()
                .filter(ticket -> ticket.channel() == Channel.EMAIL)
                .collect(Collectors.groupingBy(Ticket::reporter, LinkedHashMap::new, Collectors.toList()))
                .forEach((reporter, tickets) -> {
                    var first = tickets.getFirst();
                    var reader = Objects.requireNonNull(readers.get(reporter));
                    var besides = tickets.stream().map(Ticket::id).toList();
                    var turn = turn(reader, first.client(), besides);
                    var end = turn.orElseGet(() -> first.createdAt().plus(HOUR));
                    tickets.stream().skip(turn.isPresent() ? 0 : 1).forEach(ticket -> until.put(ticket, end));
                });
        held.hold(until, clock.instant());
        return until.keySet().stream().map(Ticket::id).collect(Collectors.toSet());
    }

    private Optional<Instant> turn(Person reader, ClientId client, List<TicketId> besides) {
        var until = next(reader, client, besides, turn -> true);
        if (until.isEmpty()) {
            // Of two at the same instant the second waits here until the first is committed, and then finds its letter.
            held.lock(reader.id());
            until = next(reader, client, besides, turn -> true);
        }
        return until;
    }

    /** When what waits for this reader may be told; empty for now. */
    Optional<Instant> next(Person reader, ClientId client, TicketId waiting) {
        return next(reader, client, List.of(waiting), turn -> !turn.waits());
    }

    private Optional<Instant> next(
            Person reader, ClientId client, List<TicketId> besides, Predicate<HeldReceiptStore.Turn> counts) {
        return held.turns(reader.id(), client, besides, hourAgo()).stream()
                .filter(turn -> counts.test(turn) && speaksAgainst(turn, reader))
                .map(HeldReceiptStore.Turn::at)
                .findFirst();
    }

    private boolean speaksAgainst(HeldReceiptStore.Turn turn, Person reader) {
        return turn.receipt()
                .map(receipt -> letters.wrote(List.of(Letter.id(Receipts.key(receipt, reader)))))
                .orElse(true);
    }

    private Instant hourAgo() {
        return clock.instant().minus(HOUR);
    }
}
