package pl.sos.ground;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What committed transactions left, remembered by key. Nobody waits here for another's query: a reader that holds a
 * connection and waits for one that waits for a connection would stop both. A transaction that changed a key reads past
 * the cache, and what it read never gets in; after the commit it forgets the key, and every other node a moment later. It
 * knows nothing of scopes: whether the running one may see a key's value is the owning room's to ask first.
 */
public final class CommittedCache<K, V> {
    /** How long another node may go on with what it knew should the word of a change not reach it. */
    private static final Duration AT_MOST_STALE = Duration.ofSeconds(60);

    private final LiveEvents events;
    private final String topics;
    private final Cache<K, V> kept;
    private long changes;

    CommittedCache(LiveEvents events, String name, Function<String, K> key, int most) {
        this.events = events;
        this.topics = "forget:" + name + ":";
        this.kept = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterWrite(AT_MOST_STALE)
                .build();
        String told = Topic.amongNodes(topics).name();
        var _ = events.subscribe(
                topic -> topic.name().startsWith(told),
                heard -> heard.forEach(
                        topic -> forget(Set.of(key.apply(topic.name().substring(told.length()))))));
    }

    public V get(K asked, Supplier<V> load) {
        if (changedHere().contains(asked)) {
            return load.get();
        }
        V known = kept.getIfPresent(asked);
        if (known != null) {
            return known;
        }
        long before = changesSoFar();
        V loaded = load.get();
        keepUnlessChanged(Map.of(asked, loaded), before);
        return loaded;
    }

    /**
     * As {@link #get} for many keys, with one load for all that are not known.
     *
     * @param load gives a value for every key that it is asked for
     */
    public Map<K, V> getAll(Collection<K> asked, Function<Set<K>, Map<K, V>> load) {
        var found = new HashMap<K, V>(kept.getAllPresent(asked));
        var changed = changedHere();
        changed.forEach(found::remove);
        var missing = new LinkedHashSet<>(asked);
        missing.removeAll(found.keySet());
        if (!missing.isEmpty()) {
            long before = changesSoFar();
            var loaded = load.apply(missing);
            found.putAll(loaded);
            var fresh = new HashMap<>(loaded);
            fresh.keySet().removeAll(changed);
            keepUnlessChanged(fresh, before);
        }
        return found;
    }

    /** Says that the running transaction changed what stands under this key. */
    public void changed(K at) {
        Set<K> changed = changedHere();
        if (changed.isEmpty()) {
            changed = new HashSet<>();
            TransactionSynchronizationManager.bindResource(this, changed);
            TransactionSynchronizationManager.registerSynchronization(new ForgetAfterwards(changed));
        }
        if (changed.add(at)) {
            events.publish(Topic.amongNodes(topics + at));
        }
    }

    private synchronized long changesSoFar() {
        return changes;
    }

    private synchronized void keepUnlessChanged(Map<K, V> loaded, long before) {
        if (changes == before) {
            kept.putAll(loaded);
        }
    }

    private synchronized void forget(Set<K> keys) {
        changes++;
        kept.invalidateAll(keys);
    }

    synchronized void forgetAll() {
        changes++;
        kept.invalidateAll();
    }

    // Only this class binds anything under its own instance.
    @SuppressWarnings("unchecked")
    private Set<K> changedHere() {
        var bound = (@Nullable Set<K>) TransactionSynchronizationManager.getResource(this);
        return Optional.ofNullable(bound).orElse(Set.of());
    }

    private final class ForgetAfterwards implements TransactionSynchronization {
        private final Set<K> keys;

        private ForgetAfterwards(Set<K> keys) {
            this.keys = keys;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(CommittedCache.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(CommittedCache.this, keys);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(CommittedCache.this);
            forget(keys);
        }
    }
}
