package pl.sos.desk.web;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pl.sos.kernel.MomentCursor;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Slice;
import pl.sos.notifications.RungNotices;
import pl.sos.tickets.Notifications;
import pl.sos.tickets.QueueCounts;

/** What stands behind a person's bell, of tickets and of pages, in one order: the latest first. */
@Component
class BellLines {
    private final Notifications ofTickets;
    private final RungNotices ofPages;

    BellLines(Notifications ofTickets, RungNotices ofPages) {
        this.ofTickets = ofTickets;
        this.ofPages = ofPages;
    }

    List<BellLine> latest(PersonId of, int limit) {
        return page(of, MomentCursor.FIRST, limit).items();
    }

    Slice<BellLine> page(PersonId of, MomentCursor cut, int limit) {
        return merged(
                ofTickets.latest(of, cut, limit + 1).stream().map(BellLine::of).toList(),
                ofPages.latest(of, cut, limit + 1).stream().map(BellLine::of).toList(),
                limit);
    }

    /** The first of two lists that each have as many, and one more where there is more. */
    static Slice<BellLine> merged(List<BellLine> some, List<BellLine> others, int limit) {
        var lines = Stream.concat(some.stream(), others.stream())
                .sorted(Comparator.comparing(BellLine::place))
                .toList();
        return lines.size() <= limit
                ? new Slice<>(lines, Optional.empty())
                : new Slice<>(
                        lines.subList(0, limit),
                        Optional.of(lines.get(limit - 1).place().toString()));
    }

    QueueCounts.Count unread(PersonId of) {
        var tickets = ofTickets.unread(of);
        return QueueCounts.Count.of(
                tickets.value() + (tickets.more() ? 1 : 0) + ofPages.unread(of, QueueCounts.CAP + 1));
    }

    void readAll(PersonId of) {
        ofTickets.readAll(of);
        ofPages.readAll(of);
    }
}
