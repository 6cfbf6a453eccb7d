package pl.sos.tickets.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.identity.Person;
import pl.sos.kernel.Channel;
import pl.sos.kernel.ClientId;
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

    /** Whether this ticket's receipt must wait; then it is noted that it does. */
    boolean holdsBack(Ticket ticket, Person reader) {
        if (ticket.channel() != Channel.EMAIL) {
            return false;
        }
        var until = next(ticket, reader);
        if (until.isEmpty()) {
            // Of two at the same instant the second waits here until the first is committed, and then finds its letter.
            held.lock(reader.id());
            until = next(ticket, reader);
        }
        until.ifPresent(at -> held.hold(ticket, clock.instant(), at));
        return until.isPresent();
    }

    private Optional<Instant> next(Ticket ticket, Person reader) {
        return held.turns(reader.id(), ticket.client(), ticket.id(), hourAgo()).stream()
                .filter(turn -> speaksAgainst(turn, reader))
                .map(HeldReceiptStore.Turn::at)
                .findFirst();
    }

    /** When what waits for this reader may be told; empty for now. */
    Optional<Instant> next(Person reader, ClientId client, TicketId waiting) {
        return held.turns(reader.id(), client, waiting, hourAgo()).stream()
                .filter(turn -> !turn.waits() && speaksAgainst(turn, reader))
                .map(HeldReceiptStore.Turn::at)
                .findFirst();
    }

    private boolean speaksAgainst(HeldReceiptStore.Turn turn, Person reader) {
        return turn.receipt()
                .map(receipt -> letters.wrote(List.of(Letter.id(Letters.key(receipt, reader)))))
                .orElse(true);
    }

    private Instant hourAgo() {
        return clock.instant().minus(HOUR);
    }
}
