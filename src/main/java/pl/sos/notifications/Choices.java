package pl.sos.notifications;

import java.time.LocalTime;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pl.sos.identity.Person;

/**
 * What a person chose to be told of, and how.
 *
 * @param ways for every happening that the person can be told of
 * @param digestAt when the day's one letter leaves, Europe/Warsaw; empty: each letter by itself
 */
public record Choices(Map<Happening, Set<Way>> ways, Optional<QuietHours> quiet, Optional<LocalTime> digestAt) {
    public Choices {
        ways = Map.copyOf(ways);
    }

    /** What somebody has who chose nothing, by his roles. */
    public static Choices usual(Person person) {
        var ways = new EnumMap<Happening, Set<Way>>(Happening.class);
        Happening.of(person).forEach(one -> ways.put(one, one.usual(person)));
        return new Choices(ways, Optional.empty(), Optional.empty());
    }

    public boolean wants(Happening what, Way way) {
        return ways.getOrDefault(what, Set.of()).contains(way);
    }

    /** The same without one way of one happening. */
    public Choices without(Happening what, Way way) {
        var fewer = new EnumMap<>(ways);
        var left = EnumSet.noneOf(Way.class);
        left.addAll(ways.getOrDefault(what, Set.of()));
        left.remove(way);
        fewer.put(what, left);
        return new Choices(fewer, quiet, digestAt);
    }

    public Choices withoutDigest() {
        return new Choices(ways, quiet, Optional.empty());
    }
}
