package pl.sos.caretakers;

import java.time.Instant;
import java.util.Map;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;

/** How much our people have on their hands and did for a client; the room of tickets knows it and answers. */
public interface HandledWork {
    /**
     * What one person does.
     *
     * @param open tickets assigned to him now
     * @param solvedHere tickets of the client in question that he led to their end
     */
    record Handled(int open, int solvedHere) {
        public static final Handled NOTHING = new Handled(0, 0);
    }

    /** @param since from when on what was solved counts */
    Map<PersonId, Handled> of(ClientId client, Instant since);
}
