package pl.sos.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class IdsTest {
    @Test
    void areVersionSevenWithTheMomentInFront() {
        UUID id = Ids.at(1_795_000_000_123L);
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(1_795_000_000_123L);
    }

    @Test
    void neverRepeat() {
        var seen = new HashSet<UUID>();
        for (int i = 0; i < 100_000; i++) {
            assertThat(seen.add(Ids.at(1_795_000_000_000L))).isTrue();
        }
    }

    @Test
    void increaseAlsoWithinAMillisecond() {
        var last = new AtomicLong();
        UUID before = Ids.after(last, 1_795_000_000_123L);
        for (int i = 0; i < 10_000; i++) {
            UUID id = Ids.after(last, 1_795_000_000_123L);
            assertThat(id).isGreaterThan(before);
            assertThat(id.toString()).isGreaterThan(before.toString());
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            before = id;
        }
    }

    @Test
    void increaseWhenTheClockIsSetBack() {
        var last = new AtomicLong();
        UUID before = Ids.after(last, 1_795_000_000_123L);
        assertThat(Ids.after(last, 1_794_999_999_000L)).isGreaterThan(before);
        assertThat(Ids.after(last, 1_795_000_000_124L).getMostSignificantBits() >>> 16)
                .isEqualTo(1_795_000_000_124L);
    }

    @Test
    void increaseForEachOfManyThreadsAndNeverRepeat() throws Exception {
        var all = ConcurrentHashMap.<UUID>newKeySet();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var done = new ArrayList<Future<Boolean>>();
            for (int thread = 0; thread < 8; thread++) {
                done.add(threads.submit(() -> {
                    UUID before = new UUID(0, 0);
                    boolean increasing = true;
                    for (int i = 0; i < 20_000; i++) {
                        UUID id = Ids.next();
                        increasing &= id.compareTo(before) > 0;
                        all.add(id);
                        before = id;
                    }
                    return increasing;
                }));
            }
            for (var one : done) {
                assertThat(one.get()).isTrue();
            }
        }
        assertThat(all).hasSize(160_000);
    }

    @Test
    void sortByTheirMoment() {
        assertThat(Ids.at(1_000).toString()).isLessThan(Ids.at(1_001).toString());
    }
}
