package pl.sos.entitlement.internal;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import pl.sos.kernel.Language;

/**
 * The patterns of this room's sentences in one language. They are read apart from those of the pages, because a decision
 * is worded in both languages at once, where no page and no request is.
 */
final class Phrases {
    private static final Phrases POLISH = new Phrases(Language.PL);
    private static final Phrases ENGLISH = new Phrases(Language.EN);

    private final Language language;
    private final Map<String, String> patterns;

    private Phrases(Language language) {
        this.language = language;
        this.patterns = read("messages/entitlement_" + language.code() + ".properties");
    }

    static Phrases in(Language language) {
        return switch (language) {
            case PL -> POLISH;
            case EN -> ENGLISH;
        };
    }

    Language language() {
        return language;
    }

    /** @throws IllegalStateException when nobody wrote the phrase */
    String say(String key, String... arguments) {
        String text = patterns.get("entitlement." + key);
        if (text == null) {
            throw new IllegalStateException("no phrase " + key + " in " + language);
        }
        int open = text.indexOf('{');
        if (open < 0) {
            return text;
        }
        var filled = new StringBuilder(text.length() + 80);
        int done = 0;
        while (open >= 0) {
            int close = text.indexOf('}', open);
            filled.append(text, done, open).append(arguments[Integer.parseInt(text, open + 1, close, 10)]);
            done = close + 1;
            open = text.indexOf('{', done);
        }
        return filled.append(text, done, text.length()).toString();
    }

    private static Map<String, String> read(String path) {
        var properties = new Properties();
        try (var in = Phrases.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is missing");
            }
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var patterns = new HashMap<String, String>();
        properties.forEach((key, value) -> patterns.put(key.toString(), value.toString()));
        return Map.copyOf(patterns);
    }
}
