package pl.sos.tickets;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.kernel.Language;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Slice;
import pl.sos.kernel.TicketNumber;
import pl.sos.tickets.internal.Assigning;
import pl.sos.tickets.internal.Now;
import pl.sos.tickets.internal.QueueCsv;
import pl.sos.tickets.internal.QueueCursor;
import pl.sos.tickets.internal.QueuePlace;
import pl.sos.tickets.internal.QueueStore;
import pl.sos.tickets.internal.Reading;
import pl.sos.tickets.internal.SavedViewStore;

/**
 * Tickets in the order of the offer: clients under S.O.S. first, then by category, then severity, then the nearest due
 * instant of a running clock (none stands last), then number. In the scope of a client only its own tickets are in it.
 */
@Component
public class Queue {
    private static final int MOST_AT_ONCE = 200;
    private static final int MOST_EXPORTED = 1_000_000;

    private final QueueStore store;
    private final Assigning assigning;
    private final Reading reading;
    private final SavedViewStore views;
    private final Now clock;

    Queue(QueueStore store, Assigning assigning, Reading reading, SavedViewStore views, Now clock) {
        this.store = store;
        this.assigning = assigning;
        this.reading = reading;
        this.views = views;
        this.clock = clock;
    }

    /**
     * @param limit 1 to 200
     * @throws InvalidCursor when {@code after} is no cursor of such a list
     */
    @Transactional(readOnly = true)
    public Slice<QueueRow> page(QueueFilter filter, Optional<String> after, int limit) {
        int most = Math.clamp(limit, 1, MOST_AT_ONCE);
        var rows = store.page(filter, after.map(QueueCursor::read), most + 1, clock.instant());
        if (rows.size() <= most) {
            return new Slice<>(rows, Optional.empty());
        }
        var shown = rows.subList(0, most);
        return new Slice<>(
                shown, Optional.of(cursor(filter.tab(), shown.getLast()).text()));
    }

    private static QueueCursor cursor(QueueTab tab, QueueRow last) {
        return switch (tab) {
            case MINE, UNASSIGNED, OPEN, BREACHING ->
                new QueueCursor.Queued(
                        new QueuePlace(
                                last.underCare(),
                                last.category(),
                                last.severity(),
                                last.due(),
                                last.number().value()),
                        last.position());
            case CLOSED ->
                new QueueCursor.Finished(
                        last.finishedAt().orElseThrow(), last.number().value(), last.position());
            case ALL -> new QueueCursor.Latest(last.number().value(), last.position());
        };
    }

    @Transactional(readOnly = true)
    public QueueCounts counts(PersonId viewer) {
        var now = clock.instant();
        return new QueueCounts(
                store.count(QueueFilter.of(QueueTab.MINE, viewer), now),
                store.count(QueueFilter.of(QueueTab.UNASSIGNED, viewer), now),
                store.count(QueueFilter.of(QueueTab.OPEN, viewer), now),
                store.count(QueueFilter.of(QueueTab.BREACHING, viewer), now));
    }

    /** How many rows a list has, counted to 99. */
    @Transactional(readOnly = true)
    public QueueCounts.Count count(QueueFilter filter) {
        return store.count(filter, clock.instant());
    }

    /** Empty when the ticket is not there, is not open, or the scope is a client's. */
    @Transactional(readOnly = true)
    public Optional<Rank> rank(TicketNumber number) {
        return reading.rank(number);
    }

    /** At most 500 tickets; closed and merged ones stay untouched. */
    @Transactional
    public BulkAssignResult bulkAssign(List<TicketNumber> numbers, Optional<PersonId> assignee, Actor by) {
        return assigning.assign(numbers, assignee, by);
    }

    /** Every row of the list in its order, streamed. */
    @Transactional(readOnly = true)
    public void export(QueueFilter filter, Consumer<QueueRow> rows) {
        store.export(filter, clock.instant(), MOST_EXPORTED, rows);
    }

    /** The list as CSV for spreadsheets: UTF-8 with BOM, semicolons, no cell that a spreadsheet takes for a formula. */
    @Transactional(readOnly = true)
    public void exportCsv(QueueFilter filter, Language language, OutputStream out) throws IOException {
        var csv = new QueueCsv(out, language);
        var failure = new ArrayList<IOException>(1);
        store.export(filter, clock.instant(), MOST_EXPORTED, row -> {
            if (failure.isEmpty()) {
                try {
                    csv.write(row);
                } catch (IOException readerLeft) {
                    failure.add(readerLeft);
                }
            }
        });
        if (!failure.isEmpty()) {
            throw failure.getFirst();
        }
        csv.finish();
    }

    /** Filters that the person keeps under names, in Polish order; nobody else sees them. */
    @Transactional(readOnly = true)
    public List<SavedView> views(PersonId of) {
        return views.of(of);
    }

    /**
     * The same name again replaces the view.
     *
     * @param query of the address
     * @return what is wrong; nothing was stored unless empty
     */
    @Transactional
    public List<Violation> saveView(PersonId of, String name, String query) {
        return views.save(of, name, query);
    }

    @Transactional
    public void deleteView(PersonId of, UUID view) {
        views.delete(of, view);
    }
}
