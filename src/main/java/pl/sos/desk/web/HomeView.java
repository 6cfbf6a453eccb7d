package pl.sos.desk.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import pl.sos.tickets.QueueCounts;
import pl.sos.tickets.QueueRow;

/**
 * What needs a person of ours now.
 *
 * @param mine the first of my tickets, in the order of the queue
 * @param breaching tickets whose time is running out, anybody's; empty for those who do not coordinate
 * @param people who of us is away or back when; empty for those who do not coordinate
 * @param watch empty for those who do not coordinate
 */
public record HomeView(
        String firstName,
        QueueCounts counts,
        List<QueueRow> mine,
        List<ClientLight> clients,
        List<BellLine> news,
        boolean coordinates,
        List<QueueRow> breaching,
        List<PersonLine> people,
        Optional<WatchView> watch) {

    /**
     * A client I look after.
     *
     * @param client its id, for a list of its tickets
     * @param level calm, soon or late: the worst of its open tickets
     * @param standingIn I answer for another caretaker
     */
    public record ClientLight(String name, String client, String level, boolean standingIn) {}

    /** @param state PRESENT, AWAY or OUTSIDE */
    public record PersonLine(String name, String state, Optional<Instant> until) {}
}
