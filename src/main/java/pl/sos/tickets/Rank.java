package pl.sos.tickets;

import java.util.List;
import pl.sos.kernel.Sentence;

/**
 * Where a ticket stands in the queue of all open tickets, and why there.
 *
 * @param position from 1; {@value #LAST_COUNTED} means that or further back
 */
public record Rank(int position, List<Because> because, Sentence sentence) {
    /** Further back nobody counts. */
    public static final int LAST_COUNTED = 1000;

    public Rank {
        because = List.copyOf(because);
    }
}
