package pl.sos.portal.web;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import pl.sos.estimates.ToDecide;
import pl.sos.remote.RemoteSession;
import pl.sos.tickets.QueueRow;

/**
 * A client's first page.
 *
 * @param topic what is published when something changes at this client
 * @param hours of this month; empty where none are included
 * @param estimates that wait for a decision
 * @param remote sessions that wait for consent or run
 * @param newCaretaker while the change is news
 * @param greeting whole, with the name as one addresses the person
 */
public record PortalHomeView(
        String topic,
        String greeting,
        Optional<ContractView> contract,
        Optional<Meter> hours,
        YearMonth month,
        List<ToDecide> estimates,
        List<RemoteSession> remote,
        List<QueueRow> open,
        Optional<NewCaretaker> newCaretaker) {
    /**
     * What a client reads of a change of caretaker.
     *
     * @param day in words
     * @param coming the day is still to come
     */
    public record NewCaretaker(String day, boolean coming, String before, String after) {}
}
