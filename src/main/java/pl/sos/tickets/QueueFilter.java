package pl.sos.tickets;

import java.util.Optional;
import pl.sos.kernel.Category;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;

/**
 * Which tickets a list shows.
 *
 * @param viewer who looks: whose tickets {@code MINE} are, and whose unread marks the rows bear
 * @param query words of the subject (three characters at least) or a number
 */
public record QueueFilter(
        QueueTab tab,
        Optional<PersonId> viewer,
        Optional<TicketStatus> status,
        Optional<ClientId> client,
        Optional<PersonId> assignee,
        Optional<String> application,
        Optional<Category> category,
        Optional<String> query) {
    public static QueueFilter of(QueueTab tab, PersonId viewer) {
        return new QueueFilter(
                tab,
                Optional.of(viewer),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public QueueFilter withClient(ClientId only) {
        return new QueueFilter(tab, viewer, status, Optional.of(only), assignee, application, category, query);
    }

    public QueueFilter withStatus(TicketStatus only) {
        return new QueueFilter(tab, viewer, Optional.of(only), client, assignee, application, category, query);
    }

    public QueueFilter withQuery(String words) {
        return new QueueFilter(tab, viewer, status, client, assignee, application, category, Optional.of(words));
    }

    public QueueFilter withTab(QueueTab other) {
        return new QueueFilter(other, viewer, status, client, assignee, application, category, query);
    }
}
