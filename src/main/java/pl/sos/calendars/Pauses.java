package pl.sos.calendars;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The pauses of one clock.
 *
 * @param list in order of time, joined where they overlap or touch, without empty ones, whatever order they were given in
 */
public record Pauses(List<Pause> list) {

    public static final Pauses NONE = new Pauses(List.of());

    public Pauses {
        list = joined(list);
    }

    public static Pauses of(Pause... pauses) {
        return new Pauses(List.of(pauses));
    }

    public boolean isEmpty() {
        return list.isEmpty();
    }

    private static List<Pause> joined(List<Pause> pauses) {
        var sorted = new ArrayList<>(pauses);
        sorted.removeIf(pause -> pause.from().equals(pause.until()));
        sorted.sort(Comparator.comparing(Pause::from));
        var joined = new ArrayList<Pause>();
        for (Pause next : sorted) {
            if (joined.isEmpty() || endsBefore(joined.getLast(), next)) {
                joined.add(next);
            } else {
                joined.add(join(joined.removeLast(), next));
            }
        }
        return List.copyOf(joined);
    }

    private static boolean endsBefore(Pause first, Pause second) {
        return first.until() != null && first.until().isBefore(second.from());
    }

    private static Pause join(Pause first, Pause second) {
        if (first.until() == null || second.until() == null) {
            return Pause.since(first.from());
        }
        return first.until().isAfter(second.until()) ? first : new Pause(first.from(), second.until());
    }
}
