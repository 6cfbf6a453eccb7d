package pl.sos.mail.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Which of several waiting mails goes first: a mail after those that it names. Of mails that name each other in a circle
 * the one stored first waits for none of the circle, so that a circle never waits for itself.
 */
final class Precedence {
    private Precedence() {}

    /**
     * Those that this one has to let go first.
     *
     * @param named waiting mails that it names
     * @param waiting on whom each waiting mail reachable from those is known to wait
     */
    static List<UUID> before(UUID self, Collection<UUID> named, Map<UUID, List<UUID>> waiting) {
        return named.stream()
                .filter(other -> !other.equals(self))
                .filter(other -> {
                    var circle = reached(other, waiting);
                    return !circle.contains(self) || !first(self, circle, waiting);
                })
                .distinct()
                .toList();
    }

    /** Whether it was stored before all that wait for it in this circle. Ids grow with time. */
    private static boolean first(UUID self, Set<UUID> reached, Map<UUID, List<UUID>> waiting) {
        return reached.stream()
                .filter(one -> one.equals(self) || reached(one, waiting).contains(self))
                .min(Comparator.comparing(UUID::toString))
                .filter(self::equals)
                .isPresent();
    }

    private static Set<UUID> reached(UUID from, Map<UUID, List<UUID>> waiting) {
        var reached = new HashSet<UUID>();
        var next = new java.util.ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            var one = next.poll();
            if (reached.add(one)) {
                next.addAll(waiting.getOrDefault(one, List.of()));
            }
        }
        return reached;
    }
}
