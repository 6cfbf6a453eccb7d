package pl.sos.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.ground.AdminCommand;
import pl.sos.ground.testing.SosTest;

/** Each command of {@code admin} says what it does, which options it has, how it is used and how it ends. */
@SosTest
class AdminHelpTest {
    private static final Locale POLISH = Locale.of("pl");

    @Autowired
    List<AdminCommand> commands;

    @Test
    void everyCommandThatThereIsExplainsItself() {
        var known = new ArrayList<>(CopyCommands.WORDS);
        commands.forEach(command -> known.add(command.words()));
        assertThat(AdminHelp.COMMANDS).containsExactlyInAnyOrderElementsOf(known);
        for (var words : AdminHelp.COMMANDS) {
            assertThat(AdminHelp.of(List.of(words.split(" ")), Locale.ENGLISH).orElseThrow())
                    .startsWith("sos admin " + words)
                    .containsPattern("Examples?:\\n  ")
                    .contains("--data DIR", "Ends with 0");
            assertThat(AdminHelp.of(List.of(words.split(" ")), POLISH).orElseThrow())
                    .startsWith("sos admin " + words)
                    .containsPattern("Przykłady?:\\n  ")
                    .contains("--data DIR", "kodem 0");
        }
    }

    @Test
    void everyOptionIsExplainedInBothLanguages() {
        for (var command : commands) {
            var options = Pattern.compile("--[a-z-]+")
                    .matcher(command.usage())
                    .results()
                    .map(MatchResult::group)
                    .toList();
            for (var language : List.of(Locale.ENGLISH, POLISH)) {
                var help = AdminHelp.of(List.of(command.words().split(" ")), language)
                        .orElseThrow();
                assertThat(options)
                        .as(command.words())
                        .allSatisfy(option -> assertThat(help).contains("\n  " + option));
            }
        }
    }

    @Test
    void wordsMayFollow() {
        assertThat(AdminHelp.of(List.of("mail", "import", "-", "--help"), Locale.ENGLISH))
                .isPresent();
        assertThat(AdminHelp.of(List.of("mail", "imports"), Locale.ENGLISH)).isEmpty();
        assertThat(AdminHelp.of(List.of("--help"), Locale.ENGLISH)).isEmpty();
    }
}
