package pl.sos.desk.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pl.sos.tickets.QueueCounts;
import pl.sos.tickets.QueueRow;
import pl.sos.tickets.QueueTab;
import pl.sos.tickets.SavedView;

/**
 * The queue as one person sees it.
 *
 * @param next cursor of the following rows
 * @param staff to whom tickets can be given
 * @param filters what is filtered, in words
 */
public record QueueView(
        QueueAddress address,
        QueueCounts counts,
        List<QueueRow> rows,
        Optional<String> next,
        List<SavedView> views,
        List<Colleagues.Colleague> staff,
        List<Choice> applications,
        List<ActiveFilter> filters) {

    /** Something that can be chosen: what is sent and what is read. */
    public record Choice(String value, String name) {}

    /** @param without the address that drops it */
    public record ActiveFilter(String name, String without) {}

    /** The tabs in their order, as an address names them. */
    public static List<QueueTab> tabs() {
        return List.of(QueueTab.MINE, QueueTab.UNASSIGNED, QueueTab.OPEN, QueueTab.BREACHING, QueueTab.CLOSED);
    }

    public String count(QueueTab tab) {
        return switch (tab) {
            case MINE -> counts.mine().toString();
            case UNASSIGNED -> counts.unassigned().toString();
            case OPEN -> counts.open().toString();
            case BREACHING -> counts.breaching().toString();
            case CLOSED, ALL -> "";
        };
    }

    public boolean alarming(QueueTab tab) {
        return tab == QueueTab.BREACHING && counts.breaching().value() > 0;
    }

    /** The signal of a row: calm, soon or late. */
    public static String level(QueueRow row, Instant now) {
        return row.breached(now) ? "late" : row.breaching() ? "soon" : "calm";
    }

    public boolean shows(UUID view) {
        return views.stream()
                .anyMatch(one -> one.id().equals(view) && one.query().equals(address.query()));
    }
}
