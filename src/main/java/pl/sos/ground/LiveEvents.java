package pl.sos.ground;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Tells who is watching that something changed: those in this process at once, those at other nodes a moment later.
 * Names only, never content; a watcher fetches what he may see. A name may come twice, and one that is published
 * several times in quick succession may come once.
 */
public interface LiveEvents {
    /** Says after the open transaction's commit, or at once without one, that these changed. Nothing on rollback. */
    void publish(Collection<Topic> topics);

    default void publish(Topic... topics) {
        publish(List.of(topics));
    }

    /**
     * Hears of the topics that {@code wanted} lets through, several at a time, on a thread of ours: return soon.
     *
     * @return what ends the subscription
     */
    Subscription subscribe(Predicate<Topic> wanted, Consumer<Set<Topic>> listener);

    /** Ends with {@link #close()}. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
