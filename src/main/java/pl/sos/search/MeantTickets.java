package pl.sos.search;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.kernel.TicketId;
import pl.sos.search.internal.Finding;
import pl.sos.tickets.QueueFilter;

/** Lets the filter of a list of tickets mean what the search would: other forms of a word, and words of the messages. */
@Component
public class MeantTickets {
    private final Finding finding;

    MeantTickets(Finding finding) {
        this.finding = finding;
    }

    /** The same filter, wider; as it is when it has no query. */
    @Transactional(readOnly = true)
    public QueueFilter in(QueueFilter filter) {
        return filter.query()
                .map(text -> filter.withMeant(finding.ids(text, false, SearchKind.TICKET, Search.MOST_MEANT).stream()
                        .map(TicketId::new)
                        .toList()))
                .orElse(filter);
    }
}
