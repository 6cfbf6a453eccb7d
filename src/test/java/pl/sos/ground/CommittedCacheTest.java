package pl.sos.ground;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.testing.SosTest;
import pl.sos.kernel.Ids;

@SosTest
class CommittedCacheTest {
    @Autowired
    private CommittedCaches caches;

    @Autowired
    private TransactionTemplate transaction;

    private CommittedCache<String, String> cache;
    private String stored = "old";
    private int loads;

    @BeforeEach
    void makeOne() {
        cache = caches.make("test-" + Ids.next(), Function.identity(), 10);
    }

    private String read() {
        return cache.get("key", () -> {
            loads++;
            return stored;
        });
    }

    @Test
    void asksOnce() {
        assertThat(read()).isEqualTo("old");
        assertThat(read()).isEqualTo("old");
        assertThat(loads).isEqualTo(1);
    }

    @Test
    void showsTheWriterWhatItWroteAndOthersOnlyAfterwards() {
        read();
        transaction.executeWithoutResult(status -> {
            cache.changed("key");
            stored = "new";
            assertThat(read()).isEqualTo("new");
            assertThat(elsewhere()).as("what is not committed").isEqualTo("old");
        });
        assertThat(read()).isEqualTo("new");
        assertThat(read()).isEqualTo("new");
        assertThat(loads).isEqualTo(3);
    }

    @Test
    void forgetsAfterARollbackToo() {
        read();
        transaction.executeWithoutResult(status -> {
            cache.changed("key");
            status.setRollbackOnly();
        });
        read();
        assertThat(loads).isEqualTo(2);
    }

    @Test
    void keepsNothingThatWasReadWhileSomebodyChangedIt() {
        String overtaken = cache.get("key", () -> {
            transaction.executeWithoutResult(status -> cache.changed("key"));
            return stored;
        });
        assertThat(overtaken).isEqualTo("old");
        stored = "new";
        assertThat(read()).isEqualTo("new");
    }

    @Test
    void loadsTheManyThatAreMissingAtOnce() {
        cache.get("a", () -> "A");
        var asked = new ArrayList<Set<String>>();
        Function<Set<String>, Map<String, String>> load = missing -> {
            asked.add(Set.copyOf(missing));
            return missing.stream().collect(Collectors.toMap(Function.identity(), String::toUpperCase));
        };
        assertThat(cache.getAll(List.of("a", "b", "c"), load)).isEqualTo(Map.of("a", "A", "b", "B", "c", "C"));
        assertThat(cache.getAll(List.of("c", "b"), load)).isEqualTo(Map.of("b", "B", "c", "C"));
        assertThat(asked).containsExactly(Set.of("b", "c"));
    }

    @Test
    void forgetsEverythingWhenSomebodyWrotePastIt() {
        read();
        caches.forgetEverything();
        read();
        assertThat(loads).isEqualTo(2);
    }

    /** As a thread outside the running transaction would. */
    private String elsewhere() {
        try (var thread = Executors.newSingleThreadExecutor()) {
            return thread.submit(() -> cache.get("key", () -> "committed: " + stored))
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
