package pl.sos.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import pl.sos.ground.Settings;

/** What {@code ./sos package} takes together. */
class PackagingTest {
    private static final Pattern SOURCE =
            Pattern.compile("<src>\\$\\{project\\.basedir}/((?:src/packaging|docs)/[^<]+)</src>");

    @Test
    void everyFileOfThePackageIsThere() throws Exception {
        var files = SOURCE.matcher(Files.readString(Path.of("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(files)
                .contains("src/packaging/sos.yaml")
                .allSatisfy(file -> assertThat(Path.of(file)).exists());
    }

    @Test
    void itsSettingsAreSettingsAndKeepToThisMachine() throws Exception {
        var file = Path.of("src/packaging/sos.yaml");
        assertThat(Settings.read(Map.of(), Map.of("SOS_CONFIG", file.toString()))
                        .bind())
                .isEqualTo("127.0.0.1");
    }
}
