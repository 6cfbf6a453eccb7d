package pl.sos.work;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.hours.HourEntry;
import pl.sos.hours.HourLedger;
import pl.sos.identity.People;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.DayCursor;
import pl.sos.kernel.Slice;
import pl.sos.tickets.Tickets;
import pl.sos.work.internal.Entries;

/**
 * Every minute of a client's month, as the client reads it: what moved its hours, and work that took none of them. Needs a
 * {@link pl.sos.ground.Scope} of staff or of that client.
 */
@Component
public class EveryMinute {
    private static final int MOST_AT_ONCE = 500;

    private final HourLedger ledger;
    private final Entries entries;
    private final People people;
    private final Tickets tickets;

    EveryMinute(HourLedger ledger, Entries entries, People people, Tickets tickets) {
        this.ledger = ledger;
        this.entries = entries;
        this.people = people;
        this.tickets = tickets;
    }

    /**
     * The latest day first. Hours stand in the month in which they count, other work in that of its day.
     *
     * @param after the cursor of the slice before
     * @param limit 1 to {@value #MOST_AT_ONCE}
     */
    @Transactional(readOnly = true)
    public Slice<MonthLine> month(ClientId client, YearMonth month, Optional<String> after, int limit) {
        int most = Math.clamp(limit, 1, MOST_AT_ONCE);
        var drawn = ledger.entries(client, month, after, most);
        var from = after.map(DayCursor::parse).orElse(DayCursor.FIRST);
        var both = Stream.concat(lines(drawn.items()).stream(), entries.beside(client, month, from, most + 1).stream())
                .sorted(Comparator.comparing(MonthLine::cursor))
                .toList();
        if (both.size() <= most && drawn.next().isEmpty()) {
            return new Slice<>(both, Optional.empty());
        }
        var page = both.subList(0, most);
        return new Slice<>(page, Optional.of(page.getLast().cursor().toString()));
    }

    private List<MonthLine> lines(List<HourEntry> drawn) {
        var names = people.findAll(
                drawn.stream().flatMap(entry -> entry.by().stream()).distinct().toList());
        var numbers = tickets.numbers(drawn.stream()
                .flatMap(entry -> entry.ticket().stream())
                .distinct()
                .toList());
        return drawn.stream().map(entry -> MonthLine.of(entry, names, numbers)).toList();
    }
}
