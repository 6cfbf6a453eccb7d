package pl.sos.ground.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Random cases that can be repeated. A failure names the seed of its case; {@code SOS_SEED=<seed>} runs that one alone,
 * {@code SOS_CASES=<n>} more of them than usual.
 */
public final class Seeded {
    /** One case. */
    @FunctionalInterface
    public interface Case {
        void check(Seeded random) throws Throwable;
    }

    private static final String ODD_CHARACTERS =
            "aąćęłńóśźżĄŻ zZ09-_.,;:'\"\\/<>&%$#@!?()[]{}=+*|~`\t\n€ßж中😀\u200f\u202e\u0000";

    private final long seed;
    private final SplittableRandom random;

    private Seeded(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    /** Runs {@code usually} cases, each with a seed of its own. */
    public static void cases(int usually, Case body) {
        String fixed = System.getenv("SOS_SEED");
        if (fixed != null) {
            check(Long.parseLong(fixed), body);
            return;
        }
        String more = System.getenv("SOS_CASES");
        int count = more == null ? usually : Integer.parseInt(more);
        var seeds = new SplittableRandom(System.nanoTime());
        for (int i = 0; i < count; i++) {
            check(seeds.nextLong(), body);
        }
    }

    /** For data of a test that is not about randomness: always the same. */
    public static Seeded of(long seed) {
        return new Seeded(seed);
    }

    private static void check(long seed, Case body) {
        try {
            body.check(new Seeded(seed));
        } catch (Throwable failure) {
            throw new AssertionError("SOS_SEED=" + seed + " repeats this: " + failure.getMessage(), failure);
        }
    }

    public long seed() {
        return seed;
    }

    /** From {@code least} to {@code most}, both included. */
    public int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    /** From {@code least} to {@code most}, both included. */
    public long between(long least, long most) {
        return random.nextLong(least, most + 1);
    }

    public boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    public <T extends @Nullable Object> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    @SafeVarargs
    public final <T> T pick(T... from) {
        return from[random.nextInt(from.length)];
    }

    public <E extends Enum<E>> E pick(Class<E> from) {
        return pick(from.getEnumConstants());
    }

    public <T> List<T> list(int least, int most, Supplier<T> element) {
        int size = between(least, most);
        var list = new ArrayList<T>(size);
        for (int i = 0; i < size; i++) {
            list.add(element.get());
        }
        return list;
    }

    public <T> List<T> shuffled(List<T> from) {
        var list = new ArrayList<>(from);
        for (int i = list.size() - 1; i > 0; i--) {
            list.set(i, list.set(random.nextInt(i + 1), list.get(i)));
        }
        return list;
    }

    /** An instant of whole seconds in [from, to). */
    public Instant instant(Instant from, Instant to) {
        return from.plusSeconds(random.nextLong(Duration.between(from, to).toSeconds()));
    }

    /** A date in [from, to]. */
    public LocalDate date(LocalDate from, LocalDate to) {
        return LocalDate.ofEpochDay(between(from.toEpochDay(), to.toEpochDay()));
    }

    /** A word of small letters. */
    public String word(int least, int most) {
        int length = between(least, most);
        var word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }

    /** Text as hostile as people's can be: quotes, control characters, emoji, right-to-left marks. */
    public String oddText(int least, int most) {
        int[] characters = ODD_CHARACTERS.codePoints().toArray();
        int length = between(least, most);
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(characters[random.nextInt(characters.length)]);
        }
        return text.toString();
    }
}
