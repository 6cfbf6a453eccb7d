package pl.sos.desk.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import pl.sos.tickets.FieldChange;
import pl.sos.tickets.HistoryEntry;
import pl.sos.tickets.TicketPage;
import pl.sos.tickets.TicketStatus;
import pl.sos.tickets.Tickets;

/**
 * A dialog over a ticket.
 *
 * @param kind last part of its address, such as assign
 * @param seen the version the form was filled against
 * @param given what was filled in, by field; empty at first
 * @param errors sentences
 * @param changed what somebody else changed meanwhile
 * @param others the client's other open tickets, where one of them is asked for
 * @param to where a transition leads
 */
public record TicketAction(
        String kind,
        TicketPage read,
        int seen,
        Map<String, String> given,
        List<String> errors,
        List<FieldChange> changed,
        List<Colleagues.Colleague> staff,
        List<QueueView.Choice> applications,
        List<QueueView.Choice> others,
        Optional<TicketStatus> to,
        List<HistoryEntry> history) {

    public String number() {
        return read.ticket().number().toString();
    }

    public String given(String field, String otherwise) {
        return given.getOrDefault(field, otherwise);
    }

    /** The client must be told in words why. */
    public boolean noteNeeded() {
        return to.filter(status -> Tickets.needsNote(read.ticket(), status)).isPresent();
    }
}
