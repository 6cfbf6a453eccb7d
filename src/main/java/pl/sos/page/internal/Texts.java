package pl.sos.page.internal;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
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
    private static final Map<String, Map<String, String>> BUNDLES = new ConcurrentHashMap<>();
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

    private static String fill(String text, Object... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return text;
    }

    private static String room(String key) {
        int dot = key.indexOf('.');
        return dot < 0 ? key : key.substring(0, dot);
    }

    private static Map<String, String> bundle(Language language, String room) {
        return BUNDLES.computeIfAbsent("messages/" + room + "_" + language.code() + ".properties", Texts::read);
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
