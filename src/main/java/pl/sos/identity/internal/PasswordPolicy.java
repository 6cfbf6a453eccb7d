package pl.sos.identity.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pl.sos.identity.SetPasswordResult.Weakness;

/**
 * Which passwords are accepted (NIST SP 800-63B: length, no composition rules, nothing that is commonly used or
 * that the attacker knows anyway).
 */
public final class PasswordPolicy {
    public static final int MIN_LENGTH = 12;
    /** Longer texts are refused rather than cut: hashing is expensive and must not be fed megabytes. */
    public static final int MAX_LENGTH = 256;

    private static final int MIN_DISTINCT = 5;
    private static @Nullable Set<String> common;

    private PasswordPolicy() {}

    public static Optional<Weakness> check(String password, String email, String name) {
        int length = password.codePointCount(0, password.length());
        if (length < MIN_LENGTH) {
            return Optional.of(Weakness.TOO_SHORT);
        }
        if (length > MAX_LENGTH) {
            return Optional.of(Weakness.TOO_LONG);
        }
        var folded = fold(password);
        if (isOwn(folded, email, name)) {
            return Optional.of(Weakness.OWN_NAME);
        }
        return isCommon(folded) ? Optional.of(Weakness.COMMON) : Optional.empty();
    }

    /** The form that is hashed, so that the same keys give the same password on every system (RFC 8265: NFC). */
    public static String normalise(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    private static boolean isOwn(String folded, String email, String name) {
        var local = fold(email.substring(0, Math.max(0, email.indexOf('@'))));
        return folded.contains(fold(email)) || swallows(folded, local) || swallows(folded, fold(name));
    }

    /** The known word makes up so much of the password that less than eight characters are left to guess. */
    private static boolean swallows(String folded, String word) {
        return word.length() >= 4 && folded.contains(word) && folded.length() - word.length() < 8;
    }

    private static boolean isCommon(String folded) {
        var letters = folded.replaceAll("[^a-z]", "");
        return folded.chars().distinct().count() < MIN_DISTINCT
                || commonOnes().contains(folded)
                || (folded.length() - letters.length() < 8 && commonOnes().contains(letters))
                || isRun(folded)
                || isRepeated(folded);
    }

    /** abcdefghijkl, 123456789012: nearly each character follows the one before it. */
    private static boolean isRun(String text) {
        int steps = 0;
        for (int i = 1; i < text.length(); i++) {
            int step = text.charAt(i) - text.charAt(i - 1);
            if (step == 1 || step == -1 || step == -9 || step == 9) {
                steps++;
            }
        }
        return steps >= text.length() - 3;
    }

    /** abcabcabcabc: a short piece again and again. */
    private static boolean isRepeated(String text) {
        for (int piece = 1; piece <= 4; piece++) {
            if (text.equals(
                    text.substring(0, piece).repeat(text.length() / piece + 1).substring(0, text.length()))) {
                return true;
            }
        }
        return false;
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replace('ł', 'l')
                .replaceAll("\\s+", "");
    }

    private static synchronized Set<String> commonOnes() {
        var known = common;
        if (known == null) {
            try (var in = PasswordPolicy.class.getResourceAsStream("/identity/common-passwords.txt")) {
                if (in == null) {
                    throw new IllegalStateException("identity/common-passwords.txt is missing");
                }
                known = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .collect(Collectors.toUnmodifiableSet());
                common = known;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return known;
    }
}
