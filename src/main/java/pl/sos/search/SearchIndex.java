package pl.sos.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.Scope;
import pl.sos.search.internal.IndexStores;
import pl.sos.search.internal.Vectors;

/**
 * Keeps the index. Whoever writes a ticket leaves its id in the same transaction; here it is read after the commit, so that nobody
 * who writes waits for the words, and nothing is lost when the process dies between the two.
 */
@Component
public class SearchIndex {
    private static final int AT_ONCE = 400;
    private static final int ANOTHER_DOES = -1;

    private final IndexStores stores;
    private final List<SearchSource> sources;
    private final TransactionTemplate transaction;

    SearchIndex(IndexStores stores, List<SearchSource> sources, TransactionTemplate transaction) {
        this.stores = stores;
        this.sources = List.copyOf(sources);
        this.transaction = transaction;
    }

    /**
     * @param read how many things; 0 when there is nothing to do, or another does it
     * @param caughtUp of what had changed nothing else waited when it began
     */
    public record Batch(int read, boolean caughtUp) {}

    /** Reads a batch of what changed, or of what was there before the index. */
    public Batch catchUpABit() {
        return batch(stores::lock);
    }

    /** Reads all that changed, in turns with another who does it too. */
    public void catchUp() {
        while (batchInTurn().read() > 0) {
            // until nothing is left
        }
    }

    private Batch batchInTurn() {
        return batch(() -> {
            stores.waitForLock();
            return true;
        });
    }

    private Batch batch(BooleanSupplier lock) {
        return Scope.asSystem(() -> {
            int changed = inTransaction(() -> lock.getAsBoolean() ? takeChanged() : ANOTHER_DOES);
            if (changed == ANOTHER_DOES) {
                return new Batch(0, false);
            }
            return changed > 0
                    ? new Batch(changed, changed < AT_ONCE)
                    : new Batch(inTransaction(() -> lock.getAsBoolean() ? fill() : 0), true);
        });
    }

    private int inTransaction(IntSupplier work) {
        return Objects.requireNonNull(transaction.execute(status -> work.getAsInt()));
    }

    /**
     * Reads everything anew. Meanwhile what was found before is still found.
     *
     * @param progress hears how many are read
     */
    public void rebuild(LongConsumer progress) {
        Scope.asSystem(() -> transaction.executeWithoutResult(status -> stores.beginAnew()));
        long done = 0;
        for (int read = batchInTurn().read(); read > 0; read = batchInTurn().read()) {
            done += read;
            progress.accept(done);
        }
    }

    private int takeChanged() {
        var pending = stores.take(AT_ONCE);
        var byKind = new HashMap<String, LinkedHashSet<UUID>>();
        pending.forEach(one -> byKind.computeIfAbsent(one.kind(), kind -> new LinkedHashSet<>())
                .add(one.id()));
        byKind.forEach((kind, ids) -> source(kind).ifPresent(source -> read(source, ids)));
        return pending.size();
    }

    private int fill() {
        var filling =
                stores.filling(sources.stream().map(one -> one.kind().name()).toList());
        if (filling.isEmpty()) {
            return 0;
        }
        var source = source(filling.get().kind()).orElseThrow();
        var ids = source.before(filling.get().before(), AT_ONCE);
        read(source, ids);
        stores.filled(filling.get().kind(), ids.size() < AT_ONCE ? Optional.empty() : Optional.of(ids.getLast()));
        return Math.max(1, ids.size());
    }

    private void read(SearchSource source, Collection<UUID> ids) {
        var texts = source.read(ids);
        put(texts);
        var gone = new LinkedHashSet<>(ids);
        texts.forEach(text -> gone.remove(text.id()));
        stores.forget(gone);
    }

    private void put(List<SearchText> texts) {
        var vectors = texts.stream().map(Vectors::of).toList();
        stores.put(texts, vectors);
        stores.count(Vectors.uses(vectors));
    }

    private Optional<SearchSource> source(String kind) {
        return sources.stream().filter(one -> one.kind().name().equals(kind)).findFirst();
    }

    /** An index for who writes many things by himself: begin before the first, end after the last. */
    public Bulk bulk() {
        return new Bulk();
    }

    /** Things that are written in bulk, indexed by whoever writes them; may be used by several threads. */
    public final class Bulk {
        private final Map<String, Long> uses = new HashMap<>();

        private Bulk() {}

        /** Tells the database that what this transaction adds is indexed by {@link #add}. */
        public void announce() {
            stores.announceIndexed();
        }

        /** Joins the transaction in which they are written. */
        public void add(List<SearchText> texts) {
            var vectors = new ArrayList<Vectors>(texts.size());
            texts.forEach(text -> vectors.add(Vectors.of(text)));
            stores.put(texts, vectors);
            var counted = Vectors.uses(vectors);
            synchronized (uses) {
                counted.forEach((word, count) -> uses.merge(word, count, Long::sum));
            }
        }

        /** Makes their words known; in a transaction. */
        public void end() {
            synchronized (uses) {
                stores.count(uses);
                uses.clear();
            }
        }
    }
}
