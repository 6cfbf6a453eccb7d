package pl.sos.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import pl.sos.kernel.Language;
import pl.sos.page.internal.Texts;

/** What people read is there, in both languages. */
class TextsTest {
    private static final Pattern ASKED = Pattern.compile("page\\.t\\(\"([a-z0-9-]+\\.[A-Za-z0-9_.-]+)\"[),]");
    private static final Path MESSAGES = Path.of("src/main/resources/messages");

    @Test
    void everySentenceATemplateAsksForIsThereInBothLanguages() throws IOException {
        var missing = new TreeSet<String>();
        try (var templates = Files.walk(Path.of("src/main/jte"))) {
            for (var template : templates.filter(Files::isRegularFile).toList()) {
                var asked = ASKED.matcher(Files.readString(template));
                while (asked.find()) {
                    for (var language : Language.values()) {
                        var key = asked.group(1);
                        if (!Texts.has(language, key) && !isPrefix(language, key)) {
                            missing.add(language + " " + key + " in " + template);
                        }
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void bothLanguagesHaveTheSameSentences() throws IOException {
        try (var bundles = Files.list(MESSAGES)) {
            for (var polish : bundles.filter(file -> file.toString().endsWith("_pl.properties"))
                    .toList()) {
                var english = Path.of(polish.toString().replace("_pl.", "_en."));
                assertThat(keys(english)).as(english.toString()).isEqualTo(keys(polish));
            }
        }
    }

    @Test
    void whatAnArgumentHoldsIsNotTakenForAPlace() {
        assertThat(Texts.of(Language.PL, "tickets.notification.OPENED", "{1} i {0}", "Maria {2}"))
                .contains("{1} i {0}")
                .contains("Maria {2}")
                .doesNotContain("{1} i {1}");
    }

    @Test
    void polishCountsInThreeWays() {
        assertThat(List.of(1L, 2L, 5L, 12L, 22L, 25L, 112L).stream().map(number -> Texts.plural(Language.PL, number)))
                .containsExactly("one", "few", "many", "many", "few", "many", "many");
    }

    @Test
    void nobodyWrotePlaceholdersThatStayEmpty() {
        assertThat(Texts.of(Language.PL, "common.time.by", "jutro", "10:40")).isEqualTo("jutro do 10:40");
        assertThat(Texts.of(Language.PL, "common.nothing-of-that-name")).isEqualTo("⟦common.nothing-of-that-name⟧");
    }

    /** A key that is put together with an enum's constant. */
    private static boolean isPrefix(Language language, String key) throws IOException {
        var room = key.substring(0, key.indexOf('.'));
        var file = MESSAGES.resolve(room + "_" + language.code() + ".properties");
        return Files.exists(file) && keys(file).stream().anyMatch(one -> one.startsWith(key + "."));
    }

    private static Set<String> keys(Path file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return new TreeSet<>(new ArrayList<>(properties.stringPropertyNames()));
    }
}
