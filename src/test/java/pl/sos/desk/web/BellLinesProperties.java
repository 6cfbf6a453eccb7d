package pl.sos.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pl.sos.ground.testing.Seeded;
import pl.sos.kernel.MomentCursor;
import pl.sos.kernel.Sentence;

class BellLinesProperties {
    private static final Instant MORNING = Instant.parse("2026-11-28T08:00:00Z");

    /** The model has all lines of both in one list, sorted once. */
    @Test
    void pagesOfBothListsAreOneListCut() {
        Seeded.cases(300, random -> {
            var some = lines(random);
            var others = lines(random);
            int limit = random.between(1, 7);
            var read = new ArrayList<BellLine>();
            Optional<MomentCursor> cut = Optional.of(MomentCursor.FIRST);
            while (cut.isPresent()) {
                var page =
                        BellLines.merged(after(some, cut.get(), limit + 1), after(others, cut.get(), limit + 1), limit);
                assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
                read.addAll(page.items());
                cut = page.next().map(text -> MomentCursor.parse(text).orElseThrow());
            }
            var all = new ArrayList<>(some);
            all.addAll(others);
            all.sort(Comparator.comparing(BellLine::at)
                    .thenComparing(line -> line.id().toString())
                    .reversed());
            assertThat(read).isEqualTo(all);
        });
    }

    @Test
    void aCursorThatIsNotOursIsNone() {
        for (var text : List.of(
                "", "_", "x_y", "2026-11-28T08:00:00Z", "+1000000000-01-01T00:00:00Z_" + new UUID(1, 1), "-1_1")) {
            assertThat(MomentCursor.parse(text)).as(text).isEmpty();
        }
        assertThat(MomentCursor.parse(MomentCursor.FIRST.toString())).contains(MomentCursor.FIRST);
    }

    /** As a store gives them. */
    private static List<BellLine> after(List<BellLine> lines, MomentCursor cut, int limit) {
        return lines.stream()
                .filter(line -> line.place().compareTo(cut) > 0)
                .sorted(Comparator.comparing(BellLine::place))
                .limit(limit)
                .toList();
    }

    /** Often several at one moment, and ids of both halves of what a byte can say. */
    private static List<BellLine> lines(Seeded random) {
        return random.list(
                0,
                12,
                () -> new BellLine(
                        new UUID(
                                random.between(Long.MIN_VALUE, Long.MAX_VALUE - 1),
                                random.between(Long.MIN_VALUE, Long.MAX_VALUE - 1)),
                        "/",
                        "bell",
                        new Sentence("", ""),
                        "",
                        MORNING.plusSeconds(random.between(0, 4)),
                        true));
    }
}
