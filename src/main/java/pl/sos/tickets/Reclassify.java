package pl.sos.tickets;

import java.util.Optional;
import pl.sos.kernel.Category;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Severity;
import pl.sos.kernel.TicketNumber;

/**
 * What a ticket is about, as the form shows it: every field with its value, changed or not. A change asks the contract
 * again and moves the clocks.
 *
 * @param client another than before only by a coordinator, and only while nobody of the former client wrote in it himself
 * @param reporter needed with another client, one of its contacts; otherwise empty to leave him
 * @param seen the version the person saw; empty to take whatever stands
 * @param why for the history; may be empty
 */
public record Reclassify(
        TicketNumber ticket,
        ClientId client,
        Optional<PersonId> reporter,
        Optional<String> application,
        Category category,
        Severity severity,
        String subject,
        Optional<Integer> seen,
        String why) {}
