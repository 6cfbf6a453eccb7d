package pl.sos.page.internal;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import pl.sos.kernel.Language;

/**
 * The sentences people read: {@code messages/<room>_<language>.properties}, each bundle read when first asked for. A
 * key begins with its room's name ({@code tickets.reply}); {@code {0}} stands for an argument and nothing else is
 * special, apart from {@code ''} which the format of the JDK writes for one apostrophe.
 */
public final class Texts {
    /** By language, then by room. */
    private static final Map<Language, Map<String, Map<String, String>>> BUNDLES = Arrays.stream(Language.values())
            .collect(Collectors.toUnmodifiableMap(language -> language, language -> new ConcurrentHashMap<>()));

    private static final Map<String, String> JSON = new ConcurrentHashMap<>();

    private Texts() {}

    /** The sentence; the key itself in double brackets where nobody wrote one, so that it is seen at once. */
    public static String of(Language language, String key, Object... arguments) {
        var text = bundle(language, room(key)).get(key);
        if (text == null) {
            return "⟦" + key + "⟧";
        }
        return arguments.length == 0 ? text : fill(text, arguments);
    }

    public static boolean has(Language language, String key) {
        return bundle(language, room(key)).containsKey(key);
    }

    /** All sentences whose keys begin with a prefix, as a JSON object of the rest of the key to the sentence. */
    public static String json(Language language, String prefix) {
        return JSON.computeIfAbsent(
                language + prefix,
                ignored -> bundle(language, room(prefix)).entrySet().stream()
                        .filter(text -> text.getKey().startsWith(prefix))
                        .map(text -> quote(text.getKey().substring(prefix.length())) + ":" + quote(text.getValue()))
                        .sorted()
                        .collect(Collectors.joining(",", "{", "}")));
    }

    private static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    /** Which of the endings one, few, many a number takes: 1 zgłoszenie, 2 zgłoszenia, 5 zgłoszeń. */
    public static String plural(Language language, long count) {
        if (count == 1) {
            return "one";
        }
        if (language == Language.EN) {
            return "many";
        }
        long ten = count % 10;
        long hundred = count % 100;
        return ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14) ? "few" : "many";
    }

    /** In one pass: what an argument holds is never taken for a place of another. */
    private static String fill(String text, Object... arguments) {
        var filled = new StringBuilder(text.length() + 16 * arguments.length);
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', open + 1)) {
            int close = text.indexOf('}', open);
            int place = close < 0 ? -1 : place(text, open + 1, close);
            if (place >= 0 && place < arguments.length) {
                filled.append(text, from, open).append(arguments[place]);
                from = close + 1;
            }
        }
        return filled.append(text, from, text.length()).toString();
    }

    /** The number that stands between the braces; negative when none does. */
    private static int place(String text, int from, int to) {
        return switch (to - from) {
            case 1 -> Character.digit(text.charAt(from), 10);
            case 2 -> Character.digit(text.charAt(from), 10) * 10 + Character.digit(text.charAt(from + 1), 10);
            default -> -1;
        };
    }

    private static String room(String key) {
        int dot = key.indexOf('.');
        return dot < 0 ? key : key.substring(0, dot);
    }

    private static Map<String, String> bundle(Language language, String room) {
        return Objects.requireNonNull(BUNDLES.get(language))
                .computeIfAbsent(room, of -> read("messages/" + of + "_" + language.code() + ".properties"));
    }

    private static Map<String, String> read(String path) {
        var in = Texts.class.getClassLoader().getResourceAsStream(path);
        if (in == null) {
            return Map.of();
        }
        var properties = new Properties();
        try (var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var texts = new HashMap<String, String>();
        properties.forEach(
                (key, value) -> texts.put(key.toString(), value.toString().replace("''", "'")));
        return Map.copyOf(texts);
    }
}
