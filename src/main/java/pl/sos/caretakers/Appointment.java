package pl.sos.caretakers;

import java.time.LocalDate;
import java.util.List;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;

/**
 * Who looks after a client from a day on, until the next appointment begins.
 *
 * @param from the first day, by the house's calendar
 * @param deputies in the order in which they are asked
 */
public record Appointment(ClientId client, LocalDate from, PersonId primary, List<PersonId> deputies) {
    public Appointment {
        deputies = List.copyOf(deputies);
    }
}
