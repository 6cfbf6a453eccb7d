package pl.sos.tickets.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import pl.sos.ground.testing.Seeded;
import pl.sos.kernel.Category;
import pl.sos.kernel.Severity;
import pl.sos.tickets.InvalidCursor;

class QueueCursorTest {
    @Test
    void whatWasWrittenIsRead() {
        Seeded.cases(200, random -> {
            Optional<Instant> due = random.chance(30)
                    ? Optional.empty()
                    : Optional.of(Instant.EPOCH.plusNanos(random.between(0L, 4_000_000_000_000_000L) * 1000));
            var place = new QueuePlace(
                    random.chance(50),
                    random.pick(List.of(Category.values())),
                    random.pick(List.of(Severity.values())),
                    due,
                    random.between(1000L, 99_999_999L));
            int position = random.between(1, 1_000_000);
            for (QueueCursor cursor : List.of(
                    new QueueCursor.Queued(place, position),
                    new QueueCursor.Finished(due.orElse(Instant.EPOCH), place.number(), position),
                    new QueueCursor.Latest(place.number(), position))) {
                assertThat(QueueCursor.read(cursor.text())).isEqualTo(cursor);
            }
        });
    }

    @Test
    void whatIsNoneIsRefused() {
        for (var text : List.of(
                "",
                "x",
                "ąę",
                "q.0.0.0.none.1.1",
                plain("q.0.9.0.none.1.1"),
                plain("z.1.1"),
                plain("l.1' or true.1"),
                plain("q.0.0.0.none.1.99999999999"),
                "A".repeat(10_000))) {
            assertThatThrownBy(() -> QueueCursor.read(text)).isInstanceOf(InvalidCursor.class);
        }
    }

    private static String plain(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
