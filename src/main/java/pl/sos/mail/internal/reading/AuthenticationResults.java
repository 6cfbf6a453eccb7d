package pl.sos.mail.internal.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import pl.sos.mail.internal.reading.SenderChecks.Result;

/** Authentication-Results (RFC 8601 section 2.2). */
final class AuthenticationResults {
    private static final int LONGEST = 10_000;

    private AuthenticationResults() {}

    /** Of the topmost that a server of ours wrote; the others are anybody's word. */
    static SenderChecks read(HeaderBlock headers, Set<String> ours) {
        for (String value : headers.all("authentication-results")) {
            var pieces = pieces(value.length() > LONGEST ? value.substring(0, LONGEST) : value);
            String server = word(pieces.getFirst(), 0);
            if (ours.contains(server)) {
                return new SenderChecks(
                        Optional.of(server), best(pieces, "spf"), best(pieces, "dkim"), best(pieces, "dmarc"));
            }
        }
        return SenderChecks.NOT_CHECKED;
    }

    /** Several signatures may stand; one that holds is enough. */
    private static Result best(List<String> pieces, String method) {
        Result best = Result.NONE;
        for (String piece : pieces.subList(1, pieces.size())) {
            int equals = piece.indexOf('=');
            if (equals > 0
                    && piece.substring(0, equals)
                            .strip()
                            .replaceFirst("/.*", "")
                            .equals(method)) {
                Result result = result(word(piece, equals + 1));
                if (result == Result.PASS || best == Result.NONE) {
                    best = result;
                }
            }
        }
        return best;
    }

    private static Result result(String word) {
        return switch (word) {
            case "pass" -> Result.PASS;
            case "fail", "hardfail", "permerror", "policy" -> Result.FAIL;
            case "softfail" -> Result.SOFTFAIL;
            case "neutral" -> Result.NEUTRAL;
            case "temperror" -> Result.TEMPORARY_ERROR;
            default -> Result.NONE;
        };
    }

    private static String word(String piece, int from) {
        String rest = piece.substring(from).strip();
        int end = 0;
        while (end < rest.length() && !Character.isWhitespace(rest.charAt(end))) {
            end++;
        }
        return rest.substring(0, end);
    }

    /** Between semicolons, without comments, in lower case. */
    private static List<String> pieces(String value) {
        var pieces = new ArrayList<String>();
        var piece = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < value.length(); i++) {
            char one = value.charAt(i);
            if (one == '\\') {
                i++;
            } else if (quoted) {
                quoted = one != '"';
            } else if (depth == 0 && one == '"') {
                quoted = true;
            } else if (one == '(') {
                depth++;
            } else if (one == ')') {
                depth = Math.max(0, depth - 1);
            } else if (depth == 0 && one == ';') {
                pieces.add(piece.toString().toLowerCase(Locale.ROOT));
                piece.setLength(0);
            } else if (depth == 0) {
                piece.append(one);
            }
        }
        pieces.add(piece.toString().toLowerCase(Locale.ROOT));
        return pieces;
    }
}
