package pl.sos.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the content security policy would refuse, found in every template: a browser says nothing of it before somebody
 * comes by that part of the page.
 */
class TemplatesTest {
    private static final Path TEMPLATES = Path.of("src/main/jte");
    /** Letters are read by mail programs, which know no files of ours. */
    private static final Path LETTER = Path.of("outbox/letter.jte");

    private static final List<Pattern> REFUSED = List.of(
            Pattern.compile("\\sstyle\\s*=", Pattern.CASE_INSENSITIVE),
            Pattern.compile("<style", Pattern.CASE_INSENSITIVE),
            Pattern.compile("\\son[a-z]+=[\"']", Pattern.CASE_INSENSITIVE),
            Pattern.compile("javascript:", Pattern.CASE_INSENSITIVE),
            Pattern.compile("\\shx-on[:-]", Pattern.CASE_INSENSITIVE),
            Pattern.compile("<script(?! nonce=\"\\$\\{page\\.nonce\\(\\)}\" src=\"\\$\\{page\\.asset\\()"));

    @Test
    void holdNoScriptAndNoStyleWithinThem() throws IOException {
        var found = new ArrayList<String>();
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            for (var file : files.filter(one -> one.toString().endsWith(".jte")).toList()) {
                var name = TEMPLATES.relativize(file);
                if (!name.equals(LETTER)) {
                    refused(Files.readString(file)).forEach(what -> found.add(name + ": " + what));
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p style=\"color: red\">x</p>",
                "<style>p {}</style>",
                "<button\n    onclick=\"x()\">x</button>",
                "<a href=\"javascript:x()\">x</a>",
                "<button hx-on:click=\"x()\">x</button>",
                "<script>x()</script>",
                "<script src=\"https://elsewhere.example/x.js\"></script>"
            })
    void eachKindIsFound(String template) {
        assertThat(refused(template)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script nonce=\"${page.nonce()}\" src=\"${page.asset(\"app.js\")}\" defer></script>",
                "<p class=\"style\" data-on=\"x\">onclick = x</p>"
            })
    void whatIsAllowedIsNot(String template) {
        assertThat(refused(template)).isEmpty();
    }

    private static List<String> refused(String template) {
        return REFUSED.stream()
                .flatMap(pattern -> pattern.matcher(template).results())
                .map(found -> found.group().strip())
                .toList();
    }
}
