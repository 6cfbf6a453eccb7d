package pl.sos.search;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.kernel.Slice;
import pl.sos.search.internal.Finding;

/**
 * One box that finds everything the scope may see, in whatever form, without capitals and Polish letters, and with a slip of the
 * fingers. Exact numbers first, then titles, then texts, at last what is only called by the word; what is in hand before what is over,
 * newer before older.
 *
 * <p>What was written a moment ago is found about a second later, in a storm about ten.
 */
@Component
public class Search {
    /** Longer texts are cut. */
    public static final int LONGEST_QUERY = 200;

    private static final int MOST_OF_A_KIND = 10;
    private static final int MOST_AT_ONCE = 200;

    /** A list has an order of its own: these are the best, what is in hand before what is over, newer before older. */
    public static final int MOST_MEANT = 500;

    private final Finding finding;

    Search(Finding finding) {
        this.finding = finding;
    }

    /** The kinds that the scope may look for, in the order in which they are shown. */
    public List<SearchKind> kinds() {
        return finding.kinds();
    }

    /** The one thing that a number, an e-mail address or a telephone leads straight to; empty for none and for several. */
    @Transactional(readOnly = true)
    public Optional<SearchHit> straight(String query) {
        var exact = finding.exactly(cut(query));
        return exact.size() == 1 ? Optional.of(exact.getFirst()) : Optional.empty();
    }

    /** The best of each kind while somebody is typing: the last word may only have begun. */
    @Transactional(readOnly = true)
    public List<SearchHit> best(String query, int each) {
        return finding.best(cut(query), Math.clamp(each, 1, MOST_OF_A_KIND));
    }

    /**
     * @param limit 1 to 200; a page may hold a few less when things went out of sight, and a few exact ones more
     * @return empty when {@code after} is no cursor of a search
     */
    @Transactional(readOnly = true)
    public Optional<Slice<SearchHit>> page(String query, List<SearchKind> kinds, Optional<String> after, int limit) {
        return finding.page(cut(query), kinds, after, Math.clamp(limit, 1, MOST_AT_ONCE));
    }

    public static String cut(String query) {
        var clean = query.replace('\0', ' ');
        return clean.length() > LONGEST_QUERY ? clean.substring(0, LONGEST_QUERY) : clean;
    }
}
