package pl.sos.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pl.sos.kernel.Sentence;
import pl.sos.tickets.EventKind;
import pl.sos.tickets.HistoryEntry;

/**
 * One event of a ticket.
 *
 * @param by null when the system did it
 */
@Schema(name = "HistoryEntry")
record HistoryView(
        Instant at,
        TicketView.@Nullable PersonView by,
        EventKind what,
        @Nullable String before,
        @Nullable String after,
        @Nullable String why,
        Sentence sentence) {
    static HistoryView of(HistoryEntry entry) {
        return new HistoryView(
                entry.at(),
                entry.by().map(TicketView.PersonView::of).orElse(null),
                entry.what(),
                entry.before().orElse(null),
                entry.after().orElse(null),
                entry.why().orElse(null),
                entry.sentence());
    }
}
