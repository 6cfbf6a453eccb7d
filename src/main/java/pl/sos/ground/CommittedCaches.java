package pl.sos.ground;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Makes the caches of what was committed, one for each kind of thing that is read often and changed seldom. */
@Component
public class CommittedCaches {
    private static final Topic EVERYTHING = Topic.amongNodes("forget-everything");

    private final LiveEvents events;
    private final List<CommittedCache<?, ?>> made = new CopyOnWriteArrayList<>();

    CommittedCaches(LiveEvents events) {
        this.events = events;
        var _ = events.subscribe(EVERYTHING::equals, topics -> made.forEach(CommittedCache::forgetAll));
    }

    /**
     * Makes a cache.
     *
     * @param name what it keeps, in the plural; no two have the same
     * @param key reads a key from what its {@code toString} says, since nodes tell each other by name
     * @param most how many keys are remembered
     */
    public <K, V> CommittedCache<K, V> make(String name, Function<String, K> key, int most) {
        var cache = new CommittedCache<K, V>(events, name, key, most);
        made.add(cache);
        return cache;
    }

    /** For whoever wrote past the rooms that keep them: a load in bulk, a restore, a test that begins anew. */
    public void forgetEverything() {
        made.forEach(CommittedCache::forgetAll);
        events.publish(EVERYTHING);
    }
}
