package pl.sos.caretakers;

import pl.sos.kernel.PersonId;

/** What became of appointing a caretaker. */
public sealed interface AppointResult {
    record Appointed(Appointment appointment) implements AppointResult {}

    /** Only active staff look after clients. */
    record NotStaff(PersonId person) implements AppointResult {}

    /** The same person twice, or the caretaker as his own deputy. */
    record NamedTwice(PersonId person) implements AppointResult {}

    record ClientNotFound() implements AppointResult {}
}
