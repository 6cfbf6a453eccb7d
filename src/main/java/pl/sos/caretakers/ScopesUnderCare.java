package pl.sos.caretakers;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import pl.sos.kernel.ClientId;

/** Which applications are under care; the room of contracts knows it and answers. */
public interface ScopesUnderCare {
    /** Of those of the clients that a contract covers on the day: codes of applications, over all their contracts. */
    Map<ClientId, Set<String>> of(Collection<ClientId> clients, LocalDate day);

    /**
     * Of clients without a contract in force on the day, what the next one to start will cover.
     *
     * @return by client, first day and codes of applications
     */
    Map<ClientId, Coming> coming(LocalDate day);

    /** @param from first day, Europe/Warsaw */
    record Coming(LocalDate from, Set<String> scope) {}

    /** As {@link #of} for every client that the scope may see. */
    Map<ClientId, Set<String>> all(LocalDate day);
}
