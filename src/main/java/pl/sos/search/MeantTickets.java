package pl.sos.search;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.kernel.TicketId;
import pl.sos.search.internal.Finding;
import pl.sos.tickets.QueueFilter;

/** Lets the filter of a list of tickets mean what the search would: other forms of a word, and words of the messages. */
@Component
public class MeantTickets {
    /** A list has an order of its own: these are the best, what is in hand before what is over, newer before older. */
    static final int MOST = 500;

    private final Finding finding;

    MeantTickets(Finding finding) {
        this.finding = finding;
    }

    /** The same filter, wider; as it is when it has no query. */
    @Transactional(readOnly = true)
    public QueueFilter in(QueueFilter filter) {
        return filter.query()
                .map(text -> filter.withMeant(finding.ids(Search.cut(text), SearchKind.TICKET, MOST).stream()
                        .map(TicketId::new)
                        .toList()))
                .orElse(filter);
    }
}
