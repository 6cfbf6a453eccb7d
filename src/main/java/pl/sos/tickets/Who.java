package pl.sos.tickets;

import pl.sos.kernel.PersonId;

/** A person as a thread or a row names him. */
public record Who(PersonId id, String name, boolean staff) {}
