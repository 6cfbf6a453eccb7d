package pl.sos.kernel;

import java.util.Optional;

/**
 * A Polish tax number, ten digits with a valid control digit: weights 6 5 7 2 3 4 5 6 7 modulo 11, never 10; ten equal
 * digits are no NIP. Printed without separators.
 */
public record Nip(String digits) {
    private static final int[] WEIGHTS = {6, 5, 7, 2, 3, 4, 5, 6, 7};

    public Nip {
        if (!valid(digits)) {
            throw new IllegalArgumentException("not a NIP: " + digits);
        }
    }

    /** Reads what people write: with hyphens, blanks or the prefix PL; empty when it is no NIP. */
    public static Optional<Nip> parse(String text) {
        String digits = text.strip().replaceFirst("(?i)^PL", "").replaceAll("[\\s\\-]", "");
        return valid(digits) ? Optional.of(new Nip(digits)) : Optional.empty();
    }

    private static boolean valid(String digits) {
        if (!digits.matches("[0-9]{10}") || digits.chars().distinct().count() == 1) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        return sum % 11 == digits.charAt(9) - '0';
    }

    @Override
    public String toString() {
        return digits;
    }
}
