package pl.sos.tickets;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import pl.sos.kernel.Language;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Slice;
import pl.sos.kernel.TicketNumber;

/**
 * Tickets in the order of the offer: clients under S.O.S. first, then by category, then severity, then the nearest due
 * instant of a running clock (none stands last), then number.
 */
@Component
public class Queue {
    /** @throws InvalidCursor when {@code after} is no cursor of such a list */
    public Slice<QueueRow> page(QueueFilter filter, Optional<String> after, int limit) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    public QueueCounts counts(PersonId viewer) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    /** Empty when the ticket is not there, is not open, or the scope is a client's. */
    public Optional<Rank> rank(TicketNumber number) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    /** At most 500 tickets; closed and merged ones stay untouched. */
    public BulkAssignResult bulkAssign(List<TicketNumber> numbers, Optional<PersonId> assignee, Actor by) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    /** Every row of the list in its order, streamed. */
    public void export(QueueFilter filter, Consumer<QueueRow> rows) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    /** The list as CSV for spreadsheets: UTF-8 with BOM, semicolons, no cell that a spreadsheet takes for a formula. */
    public void exportCsv(QueueFilter filter, Language language, OutputStream out) throws IOException {
        throw new UnsupportedOperationException("not filled in yet");
    }

    public List<SavedView> views(PersonId of) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    /** The same name again replaces the view. */
    public SavedView saveView(PersonId of, String name, String query) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    public void deleteView(PersonId of, java.util.UUID view) {
        throw new UnsupportedOperationException("not filled in yet");
    }
}
