package pl.sos.ground.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import pl.sos.ground.Refusal;
import pl.sos.ground.Settings;

/** Reads the settings; a value that cannot be right is refused by its name. */
public final class SettingsReader {
    private static final Set<String> NAMES = Set.of(
            "data",
            "port",
            "bind",
            "base-url",
            "demo",
            "files",
            "db.url",
            "db.user",
            "db.password",
            "db.app-user",
            "db.app-password",
            "smtp.host",
            "smtp.port",
            "smtp.user",
            "smtp.password",
            "smtp.tls",
            "smtp.from",
            "agi.port",
            "agi.bind",
            "hotline.calendar",
            "letters.reply-to",
            "letters.signature-pl",
            "letters.signature-en",
            "aim.amount",
            "aim.counting",
            "aim.calendar",
            "tickets.reopen-days",
            "tickets.close-days");

    private final Map<String, String> values;

    private SettingsReader(Map<String, String> values) {
        this.values = values;
    }

    /**
     * @param options what the command line says, by setting name
     * @param environment the process's variables
     */
    public static Settings read(Map<String, String> options, Map<String, String> environment) {
        var values = new LinkedHashMap<>(ofFile(environment));
        for (String name : NAMES) {
            String value = environment.get(
                    "SOS_" + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'));
            if (value != null && !value.isEmpty()) {
                values.put(name, value);
            }
        }
        values.putAll(options);
        return new SettingsReader(values).settings(environment);
    }

    private static Map<String, String> ofFile(Map<String, String> environment) {
        String named = environment.get("SOS_CONFIG");
        Path file = Path.of(named != null ? named : environment.getOrDefault("SOS_HOME", ".") + "/sos.yaml");
        if (!Files.exists(file)) {
            if (named != null) {
                throw Refusal.usage("ground.settings.file.missing", file);
            }
            return Map.of();
        }
        var flat = new LinkedHashMap<String, String>();
        try {
            Object tree = new Yaml(new SafeConstructor(new LoaderOptions()))
                    .load(Files.readString(file, StandardCharsets.UTF_8));
            flatten("", tree, flat, file);
        } catch (IOException | YAMLException e) {
            String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw Refusal.usage("ground.settings.file.unreadable", file, first).because(e);
        }
        return flat;
    }

    private static void flatten(String prefix, @Nullable Object node, Map<String, String> into, Path file) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> flatten(prefix.isEmpty() ? "" + key : prefix + "." + key, value, into, file));
        } else if (node != null) {
            if (!NAMES.contains(prefix)) {
                throw Refusal.usage("ground.settings.unknown", prefix, file);
            }
            into.put(prefix, String.valueOf(node));
        }
    }

    private Settings settings(Map<String, String> environment) {
        int port = number("port", 8080, 0, 65535);
        Path data = path("data", environment.getOrDefault("SOS_HOME", ".") + "/data");
        String files = values.get("files");
        if (files != null && files.startsWith("s3:")) {
            throw Refusal.usage("ground.settings.s3");
        }
        if (files != null) {
            path("files", files);
        }
        return new Settings(
                data,
                port,
                values.get("bind"),
                baseUrl(port),
                yes("demo", true),
                files,
                external(),
                smtp(),
                customs(),
                correspondence(),
                new Settings.Exchange(
                        number("agi.port", 0, 0, 65535),
                        values.getOrDefault("agi.bind", Settings.Exchange.NONE.bind()),
                        values.getOrDefault("hotline.calendar", Settings.Exchange.NONE.calendar())));
    }

    private Settings.@Nullable External external() {
        String url = values.get("db.url");
        if (url == null) {
            return null;
        }
        if (!url.startsWith("jdbc:postgresql:")) {
            throw Refusal.usage("ground.settings.db.url", url);
        }
        return new Settings.External(
                url,
                needed("db.user", "db.url"),
                needed("db.password", "db.url"),
                values.getOrDefault("db.app-user", "sos_app"),
                values.get("db.app-password"));
    }

    private Settings.@Nullable Smtp smtp() {
        String host = values.get("smtp.host");
        if (host == null) {
            return null;
        }
        String word = values.getOrDefault("smtp.tls", "STARTTLS").toUpperCase(Locale.ROOT);
        Settings.Tls tls = Arrays.stream(Settings.Tls.values())
                .filter(known -> known.name().equals(word))
                .findFirst()
                .orElseThrow(() -> Refusal.usage("ground.settings.smtp.tls", word));
        int usual = switch (tls) {
            case NONE -> 25;
            case STARTTLS -> 587;
            case TLS -> 465;
        };
        return new Settings.Smtp(
                host,
                number("smtp.port", usual, 1, 65535),
                values.get("smtp.user"),
                values.get("smtp.password"),
                tls,
                needed("smtp.from", "smtp.host"));
    }

    private Settings.Customs customs() {
        var usual = Settings.Customs.USUAL;
        return new Settings.Customs(
                values.getOrDefault("aim.amount", usual.aimAmount()),
                values.getOrDefault("aim.counting", usual.aimCounting()),
                values.getOrDefault("aim.calendar", usual.aimCalendar()),
                number("tickets.reopen-days", usual.reopenDays(), 0, 3650),
                number("tickets.close-days", usual.closeDays(), 1, 3650));
    }

    private Settings.Correspondence correspondence() {
        String replyTo = values.get("letters.reply-to");
        if (replyTo != null && !replyTo.matches("[A-Za-z0-9._-]{1,30}@[A-Za-z0-9.-]+")) {
            throw Refusal.usage("ground.settings.reply-to", replyTo);
        }
        return new Settings.Correspondence(
                replyTo, values.get("letters.signature-pl"), values.get("letters.signature-en"));
    }

    private URI baseUrl(int port) {
        String text = values.getOrDefault("base-url", "http://localhost:" + port);
        try {
            URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw Refusal.usage("ground.settings.base-url", text).because(e);
        }
        throw Refusal.usage("ground.settings.base-url", text);
    }

    private int number(String name, int otherwise, int least, int most) {
        String text = values.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw Refusal.usage("ground.settings.number", name, text, least, most)
                    .because(e);
        }
        throw Refusal.usage("ground.settings.number", name, text, least, most);
    }

    private boolean yes(String name, boolean otherwise) {
        String text = values.get(name);
        return switch (text == null ? "" : text.toLowerCase(Locale.ROOT)) {
            case "" -> otherwise;
            case "true", "yes", "1" -> true;
            case "false", "no", "0" -> false;
            default -> throw Refusal.usage("ground.settings.yes", name, String.valueOf(text));
        };
    }

    private Path path(String name, String otherwise) {
        String text = values.getOrDefault(name, otherwise);
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw Refusal.usage("ground.settings.path", name, text).because(e);
        }
    }

    private String needed(String name, String because) {
        String text = values.get(name);
        if (text == null || text.isBlank()) {
            throw Refusal.usage("ground.settings.needed", name, because);
        }
        return text;
    }
}
