package pl.sos.mail.internal;

import pl.sos.identity.Person;
import pl.sos.kernel.TicketId;

/** Where a mail belongs. */
sealed interface Route {
    /** Into a thread. */
    record Join(TicketId ticket, Person author, By by) implements Route {}

    /** A new ticket of the author's company. */
    record Open(Person author) implements Route {}

    /**
     * A person decides.
     *
     * @param reason {@code no-sender}, {@code stranger}, {@code forged} or {@code staff}
     */
    record Triage(String reason) implements Route {}

    /** What it was recognised by. */
    enum By {
        TOKEN,
        REFERENCE,
        SUBJECT
    }
}
