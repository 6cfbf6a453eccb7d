package pl.sos.kernel;

import java.util.UUID;

/** Identifies a service ticket in the database; people see its TicketNumber. */
public record TicketId(UUID value) {
    public static TicketId next() {
        return new TicketId(Ids.next());
    }

    /** @throws IllegalArgumentException when the text is no UUID */
    public static TicketId of(String text) {
        return new TicketId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
