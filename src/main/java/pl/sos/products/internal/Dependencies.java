package pl.sos.products.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/** Which application needs which beneath it. */
public final class Dependencies {
    private Dependencies() {}

    /**
     * The circle that would close if {@code code} needed {@code needs} on top of what is known, from {@code code} back to
     * itself by the shortest way; empty when there is none.
     */
    public static List<String> circle(
            Map<String, ? extends Collection<String>> known, String code, List<String> needs) {
        var cameFrom = new HashMap<String, String>();
        var open = new ArrayDeque<String>();
        for (String need : needs) {
            if (need.equals(code)) {
                return List.of(code, code);
            }
            if (cameFrom.putIfAbsent(need, code) == null) {
                open.add(need);
            }
        }
        while (!open.isEmpty()) {
            String at = open.remove();
            for (String next : beneath(known, at)) {
                if (next.equals(code)) {
                    return way(cameFrom, code, at);
                }
                if (cameFrom.putIfAbsent(next, at) == null) {
                    open.add(next);
                }
            }
        }
        return List.of();
    }

    /** The given applications and everything beneath them, each once, what was asked for first. */
    public static SequencedSet<String> closure(
            Map<String, ? extends Collection<String>> known, Collection<String> codes) {
        var found = new LinkedHashSet<>(codes);
        var open = new ArrayDeque<>(codes);
        while (!open.isEmpty()) {
            for (String next : beneath(known, open.remove())) {
                if (found.add(next)) {
                    open.add(next);
                }
            }
        }
        return found;
    }

    private static Collection<String> beneath(Map<String, ? extends Collection<String>> known, String code) {
        var needs = known.get(code);
        return needs == null ? List.of() : needs;
    }

    private static List<String> way(Map<String, String> cameFrom, String code, String last) {
        var way = new ArrayList<String>();
        way.add(code);
        for (String at = last; at != null && !at.equals(code); at = cameFrom.get(at)) {
            way.add(1, at);
        }
        way.add(code);
        return way;
    }
}
