package pl.sos.ground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path home;

    @Test
    void theUsualIsTheEmbeddedDatabaseWithDemoOnPort8080() {
        Settings settings = read(Map.of(), Map.of());
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.data()).isEqualTo(home.resolve("data"));
        assertThat(settings.baseUrl()).hasToString("http://localhost:8080");
        assertThat(settings.demo()).isTrue();
        assertThat(settings.database()).isNull();
        assertThat(settings.smtp()).isNull();
        assertThat(settings.filesFolder()).isEqualTo(home.resolve("data/files"));
    }

    @Test
    void theCommandLineBeatsVariablesAndTheyBeatTheFile() throws IOException {
        Files.writeString(home.resolve("sos.yaml"), "port: 1\nbase-url: https://sos.example.com/\ndemo: no\n");
        assertThat(read(Map.of(), Map.of()).port()).isEqualTo(1);
        assertThat(read(Map.of(), Map.of("SOS_PORT", "2")).port()).isEqualTo(2);
        Settings settings = read(Map.of("port", "3"), Map.of("SOS_PORT", "2"));
        assertThat(settings.port()).isEqualTo(3);
        assertThat(settings.baseUrl()).hasToString("https://sos.example.com");
        assertThat(settings.demo()).isFalse();
    }

    @Test
    void aMailServerHasTheUsualPortOfItsProtection() throws IOException {
        Files.writeString(home.resolve("sos.yaml"), """
                smtp:
                  host: mail.example.com
                  from: sos@example.com
                  tls: tls
                """);
        assertThat(read(Map.of(), Map.of()).smtp())
                .isEqualTo(new Settings.Smtp("mail.example.com", 465, null, null, Settings.Tls.TLS, "sos@example.com"));
    }

    @Test
    void customsAreThoseOfTheOfferUnlessToldOtherwise() throws IOException {
        assertThat(read(Map.of(), Map.of()).customs()).isEqualTo(Settings.Customs.USUAL);
        Files.writeString(home.resolve("sos.yaml"), """
                aim:
                  amount: PT16H
                  counting: WORKING_HOURS
                tickets:
                  close-days: 7
                """);
        assertThat(read(Map.of(), Map.of("SOS_TICKETS_REOPEN_DAYS", "60")).customs())
                .isEqualTo(new Settings.Customs("PT16H", "WORKING_HOURS", "pl-8-16", 60, 7));
    }

    @Test
    void nothingSecretIsPrinted() {
        Settings settings = read(
                Map.of(),
                Map.of("SOS_DB_URL", "jdbc:postgresql://db/sos", "SOS_DB_USER", "o", "SOS_DB_PASSWORD", "hush"));
        assertThat(settings.toString()).doesNotContain("hush");
    }

    @Test
    void whatCannotBeRightIsRefusedByItsName() throws IOException {
        refused("port", () -> read(Map.of("port", "eighty"), Map.of()));
        refused("port", () -> read(Map.of("port", "70000"), Map.of()));
        refused("base-url", () -> read(Map.of(), Map.of("SOS_BASE_URL", "sos.example.com")));
        refused("demo", () -> read(Map.of(), Map.of("SOS_DEMO", "perhaps")));
        refused("db.user", () -> read(Map.of(), Map.of("SOS_DB_URL", "jdbc:postgresql://db/sos")));
        refused("db.url", () -> read(Map.of(), Map.of("SOS_DB_URL", "jdbc:mysql://db/sos")));
        refused("smtp.from", () -> read(Map.of(), Map.of("SOS_SMTP_HOST", "mail")));
        refused("smtp.tls", () -> read(Map.of(), Map.of("SOS_SMTP_HOST", "mail", "SOS_SMTP_TLS", "SSLv3")));
        refused("s3://", () -> read(Map.of(), Map.of("SOS_FILES", "s3://bucket")));
        refused("letters.reply-to", () -> read(Map.of(), Map.of("SOS_LETTERS_REPLY_TO", "a+b@c.example")));
        refused("tickets.close-days", () -> read(Map.of(), Map.of("SOS_TICKETS_CLOSE_DAYS", "0")));
        refused("tickets.reopen-days", () -> read(Map.of(), Map.of("SOS_TICKETS_REOPEN_DAYS", "a month")));
        refused("nowhere.yaml", () -> read(Map.of(), Map.of("SOS_CONFIG", "nowhere.yaml")));
        Files.writeString(home.resolve("sos.yaml"), "prot: 80\n");
        refused("prot", () -> read(Map.of(), Map.of()));
        Files.writeString(home.resolve("sos.yaml"), "port: [\n");
        refused("sos.yaml", () -> read(Map.of(), Map.of()));
    }

    private static void refused(String name, ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.exitCode()).isEqualTo(Refusal.USAGE);
            assertThat(refusal.sentence(Locale.ENGLISH)).contains(name).doesNotContain("ground.", "\n");
            assertThat(refusal.sentence(Locale.of("pl"))).contains(name).doesNotContain("ground.", "\n");
        });
    }

    private Settings read(Map<String, String> options, Map<String, String> environment) {
        var all = new HashMap<>(environment);
        all.put("SOS_HOME", home.toString());
        return Settings.read(options, all);
    }
}
