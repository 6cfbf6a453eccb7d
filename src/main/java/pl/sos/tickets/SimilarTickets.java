package pl.sos.tickets;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.kernel.ClientId;
import pl.sos.tickets.internal.SimilarStore;
import pl.sos.tickets.internal.Texts;

/** What a company reported before about something alike, for who is just writing a report. Needs a scope. */
@Component
public class SimilarTickets {
    /** How many are shown: more would keep one from writing. */
    public static final int MOST = 3;

    private static final int SHORTEST = 5;
    private static final int LONGEST = 200;

    private final SimilarStore store;

    SimilarTickets(SimilarStore store) {
        this.store = store;
    }

    /**
     * The most alike first; none for a subject of a few letters. Under a client's scope colleagues' confidential tickets
     * are not there.
     */
    @Transactional(readOnly = true)
    public List<SimilarTicket> to(ClientId client, String subject) {
        var line = Texts.line(subject);
        if (line.length() < SHORTEST) {
            return List.of();
        }
        return store.alike(client, line.substring(0, Math.min(line.length(), LONGEST)), MOST);
    }
}
