package pl.sos.tickets;

import java.util.List;
import java.util.Optional;
import pl.sos.kernel.Category;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;

/**
 * Which tickets a list shows.
 *
 * @param viewer who looks: whose tickets {@code MINE} are, and whose unread marks the rows bear
 * @param query words of the subject (three characters at least) or a number
 * @param meant tickets that the query means as well, such as by other forms of its words; empty without a query
 */
public record QueueFilter(
        QueueTab tab,
        Optional<PersonId> viewer,
        Optional<TicketStatus> status,
        Optional<ClientId> client,
        Optional<PersonId> assignee,
        Optional<String> application,
        Optional<Category> category,
        Optional<String> query,
        List<TicketId> meant) {
    public QueueFilter {
        meant = List.copyOf(meant);
    }

    public static QueueFilter of(QueueTab tab, PersonId viewer) {
        return new QueueFilter(
                tab,
                Optional.of(viewer),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    public QueueFilter withClient(ClientId only) {
        return new QueueFilter(tab, viewer, status, Optional.of(only), assignee, application, category, query, meant);
    }

    public QueueFilter withStatus(TicketStatus only) {
        return new QueueFilter(tab, viewer, Optional.of(only), client, assignee, application, category, query, meant);
    }

    public QueueFilter withQuery(String words) {
        return new QueueFilter(tab, viewer, status, client, assignee, application, category, Optional.of(words), meant);
    }

    public QueueFilter withMeant(List<TicketId> also) {
        return new QueueFilter(tab, viewer, status, client, assignee, application, category, query, also);
    }

    public QueueFilter withTab(QueueTab other) {
        return new QueueFilter(other, viewer, status, client, assignee, application, category, query, meant);
    }
}
