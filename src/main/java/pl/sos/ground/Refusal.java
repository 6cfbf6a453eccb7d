package pl.sos.ground;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * A command or a start that cannot go on for a reason its caller can mend: a wrong setting, a taken port, a full disk.
 * It is shown as one sentence without a stack trace, and the process ends with {@link #exitCode()}.
 *
 * <p>The sentence lies under {@link #key()} in {@code messages/<room>_pl.properties} and {@code _en}; the room is the
 * part of the key before its first dot.
 */
public final class Refusal extends RuntimeException {
    /** Wrong usage: a word, an option or a setting. */
    public static final int USAGE = 2;

    /** The surroundings do not allow it: the disk, the port, the database. */
    public static final int ENVIRONMENT = 3;

    private final int exitCode;
    private final String key;
    private final transient List<Object> arguments;

    private Refusal(int exitCode, String key, List<Object> arguments) {
        super(key + " " + arguments);
        this.exitCode = exitCode;
        this.key = key;
        this.arguments = arguments;
    }

    public static Refusal usage(String key, Object... arguments) {
        return new Refusal(USAGE, key, List.of(arguments));
    }

    public static Refusal environment(String key, Object... arguments) {
        return new Refusal(ENVIRONMENT, key, List.of(arguments));
    }

    /** The same refusal with the failure behind it, for the log. */
    public Refusal because(Throwable cause) {
        initCause(cause);
        return this;
    }

    public int exitCode() {
        return exitCode;
    }

    public String key() {
        return key;
    }

    /** The sentence in Polish when the language is Polish, else in English. */
    public String sentence(Locale locale) {
        return sentence(key, locale, arguments.toArray());
    }

    /** Any text of the command line: {@code key} of {@code messages/<room>_<language>.properties}, filled in. */
    public static String sentence(String key, Locale locale, Object... arguments) {
        String room = key.substring(0, Math.max(0, key.indexOf('.')));
        String language = locale.getLanguage().equals("pl") ? "pl" : "en";
        var texts = new Properties();
        try (var stream = Refusal.class.getResourceAsStream("/messages/" + room + "_" + language + ".properties")) {
            if (stream != null) {
                texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String pattern = texts.getProperty(key);
        var words = List.of(arguments).stream().map(String::valueOf).toArray();
        return pattern == null ? key + " " + List.of(arguments) : new MessageFormat(pattern, locale).format(words);
    }
}
