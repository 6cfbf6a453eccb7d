package pl.sos.clients.internal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import pl.sos.clients.Client;
import pl.sos.clients.internal.ClientStore.NameCursor;

/** What a person typed to find a client, and where the list goes on. */
public final class ClientQuery {
    private static final Pattern NUMBER = Pattern.compile("[+0-9()\\s-]{3,}");
    private static final int MOST_WORDS = 8;

    private ClientQuery() {}

    /** The words that must all be found. A NIP or phone with blanks or hyphens is one word. */
    public static List<String> words(String query) {
        var text = Folding.fold(query).strip();
        if (text.length() > 200) {
            text = text.substring(0, 200);
        }
        if (NUMBER.matcher(text).matches()) {
            return List.of(text.replaceAll("[^0-9+]", ""));
        }
        return Stream.of(text.split("\\s+"))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList();
    }

    public static String cursor(Client last) {
        var text = last.id().value() + last.name();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty when the cursor is not one of ours: the list then starts over. */
    public static Optional<NameCursor> cursor(String text) {
        try {
            var decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            return Optional.of(
                    new NameCursor(decoded.substring(36).replace("\0", ""), UUID.fromString(decoded.substring(0, 36))));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException notOurs) {
            return Optional.empty();
        }
    }
}
