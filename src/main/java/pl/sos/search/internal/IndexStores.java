package pl.sos.search.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.search.SearchText;

/** All that the index writes. */
@Component
public class IndexStores {
    private final EntryStore entries;
    private final WordStore words;
    private final PendingStore pending;
    private final JdbcClient jdbc;

    IndexStores(EntryStore entries, WordStore words, PendingStore pending, JdbcClient jdbc) {
        this.entries = entries;
        this.words = words;
        this.pending = pending;
        this.jdbc = jdbc;
    }

    /** Something whose words may have changed. */
    public record Changed(String kind, UUID id) {}

    /** @param before the oldest that was read; empty at the beginning */
    public record Filling(String kind, Optional<UUID> before) {}

    public boolean lock() {
        return pending.lock();
    }

    public void waitForLock() {
        pending.waitForLock();
    }

    public List<Changed> take(int most) {
        return pending.take(most);
    }

    public Optional<Filling> filling(List<String> kinds) {
        return pending.filling(kinds);
    }

    /** @param before empty when all is read */
    public void filled(String kind, Optional<UUID> before) {
        pending.filled(kind, before);
    }

    public void beginAnew() {
        pending.waitForLock();
        pending.fillAnew();
        words.forgetAll();
    }

    public void put(List<SearchText> texts, List<Vectors> vectors) {
        entries.put(texts, vectors);
    }

    public void forget(Collection<UUID> ids) {
        entries.forget(ids);
    }

    public void count(Map<String, Long> uses) {
        words.count(uses);
    }

    public void announceIndexed() {
        jdbc.sql("select set_config('sos.indexed', 'yes', true)")
                .query(String.class)
                .single();
    }
}
